import type { Conversation } from '@jsk/contracts/conversations';
import type { Tag } from '@jsk/contracts/tags';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ClosingChip } from '@/components/closing-chip';
import { ScheduledChip } from '@/components/scheduled-chip';
import { SlaChip } from '@/components/sla-chip';
import { SnoozedChip } from '@/components/snoozed-chip';
import { TagChip } from '@/components/tag-chip';
import { TicketChip } from '@/components/ticket-chip';
import { Badge } from '@/components/ui/badge';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';

const shownTags = 2;

/** The third line of a row, only when there is something to say. */
export function ConversationRowChips({
  conversation: { waitingSince, session, ticket, tags, scheduled },
}: {
  conversation: Conversation;
}) {
  const isClosing = session?.status === 'ACTIVE' && session.warnedAt !== null;
  const isSnoozed = session?.status === 'ACTIVE' && session.snoozedAt !== null;
  const isScheduled = scheduled.nextAt !== null || scheduled.held > 0;
  const isOpen = session?.status === 'WAITING' || session?.status === 'ACTIVE';
  if (!isOpen && ticket === null && !isScheduled && tags.length === 0) return null;
  return (
    <div className="mt-1.5 flex min-w-0 gap-1.5 overflow-hidden empty:hidden">
      {isOpen && <SlaChip session={session} />}
      {waitingSince && <WaitingChip since={waitingSince} />}
      {isClosing && <ClosingChip session={session} />}
      {isSnoozed && <SnoozedChip session={session} />}
      {ticket && <TicketChip ticket={ticket} />}
      <ScheduledChip scheduled={scheduled} />
      {tags.slice(0, shownTags).map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
      <HiddenTags tags={tags.slice(shownTags)} />
    </div>
  );
}

function WaitingChip({ since }: { since: string }) {
  const { t } = useTranslation();
  const { runningDuration } = useFormats();
  const now = useNow('second');
  return (
    <Badge tone="waiting" className="shrink-0">
      <Clock aria-hidden />
      {t('inbox.waitingFor', { duration: runningDuration(now - Date.parse(since)) })}
    </Badge>
  );
}

function HiddenTags({ tags }: { tags: Tag[] }) {
  const { t } = useTranslation();
  if (tags.length === 0) return null;
  return (
    <Badge
      role="img"
      className="shrink-0"
      title={tags.map(({ name }) => name).join(', ')}
      aria-label={t('inbox.moreTags', { count: tags.length })}
    >
      +{tags.length}
    </Badge>
  );
}
