import type { OfflineTicket } from '@jsk/contracts/conversations';
import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEnteringText } from '@/lib/use-entering-text';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';
import { StartButton } from './start-button';

/** The customer asked while the shop was closed; nobody has to wait for the opening to answer. */
export function TicketBar({ lineUserId, ticket }: { lineUserId: string; ticket: OfflineTicket }) {
  const { t } = useTranslation();
  const { nearMoment } = useFormats();
  const now = useNow('minute');
  const facts = [
    t('conversation.ticketLeft', { time: nearMoment(new Date(ticket.createdAt), now) }),
    useEnteringText(ticket),
    ticket.skill && t('conversation.ticketSkill', { skill: ticket.skill }),
  ];
  return (
    <div className="mx-auto flex w-full max-w-[47.5rem] flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <CalendarClock aria-hidden className="size-5 shrink-0 text-status-waiting" />
      <div className="min-w-48 flex-1">
        <p className="font-medium">{t('conversation.ticketTitle')}</p>
        <p className="text-[0.8125rem] text-muted">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <StartButton lineUserId={lineUserId} label={t('conversation.startNow')} />
    </div>
  );
}
