import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useLive } from '@/lib/live-context';
import { sendKeyPreference } from '@/lib/send-key';
import { useStore } from '@/lib/store';
import { useFreeReply } from '../model/use-free-reply';

interface ComposerStatusProps {
  remaining: number | null;
  conversation: Conversation;
}

/** Under the composer: messages that wait elsewhere or how to send; the limit when it is near, and what it will cost. */
export function ComposerStatus({ remaining, conversation }: ComposerStatusProps) {
  const { t } = useTranslation();
  const { outbox } = useLive();
  const sendKey = useStore(sendKeyPreference);
  const { lineUserId, freeReplyUntil } = conversation;
  const elsewhere = useStore(outbox.items).filter((item) => item.lineUserId !== lineUserId).length;
  const isOver = remaining !== null && remaining < 0;
  return (
    <div className="flex justify-between gap-4 px-2 text-xs text-muted tabular-nums not-empty:pt-1.5">
      {elsewhere > 0 ? (
        <span className="text-warning">{t('composer.unsentSaved', { count: elsewhere })}</span>
      ) : (
        <span className="hidden min-w-0 truncate pointer-fine:@md/conversation:block">
          {t(sendKey === 'enter' ? 'composer.hint' : 'composer.hintModEnter')}
        </span>
      )}
      {remaining !== null && (
        <span role="status" className={cn('ml-auto shrink-0', isOver && 'font-medium text-danger')}>
          {isOver ? t('composer.over', { count: -remaining }) : t('composer.remaining', { count: remaining })}
        </span>
      )}
      <CostHint until={freeReplyUntil} isAlone={remaining === null} />
    </div>
  );
}

/** What LINE will count; the button says the same to those who cannot see it. */
function CostHint({ until, isAlone }: { until: string | null; isAlone: boolean }) {
  const { t } = useTranslation();
  const { seconds } = useFreeReply(until);
  return (
    <span
      aria-hidden
      title={seconds > 0 ? undefined : t('composer.paidExplanation')}
      className={cn('shrink-0', isAlone && 'ml-auto', seconds > 0 && 'text-cost-free')}
    >
      {seconds > 0 ? t('composer.freeFor', { seconds }) : t('composer.paid')}
    </span>
  );
}
