import type { Message } from '@jsk/contracts/messages';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { codeText, problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { useRetryMessage } from '../api/message-decisions';
import type { BubbleEntry } from '../model/thread-entries';
import { TroubleButton, TroubleLine } from './trouble-line';
import { UnknownOutcome } from './unknown-outcome';

/** Why a message did not arrive (for sure), or has not left yet, and what to do about it. */
export function BubbleTrouble({ entry }: { entry: BubbleEntry }) {
  const { message, refusal } = entry;
  if (refusal !== null) return <RefusedByServer message={message} refusal={refusal} />;
  if (message.state === 'failed') return <Failed entry={entry} />;
  if (message.state === 'unknown') return <UnknownOutcome entry={entry} />;
  if (message.state === 'queued' && message.error) return <Waiting error={message.error} />;
  return null;
}

/** Never stored: it is still only in this browser. */
function RefusedByServer({ message, refusal }: { message: Message; refusal: string }) {
  const { t } = useTranslation();
  const { outbox, drafts: replies, noteDrafts } = useLive();
  const { tempId, text, lineUserId, type } = message;
  const drafts = type === 'note' ? noteDrafts : replies;
  if (!tempId) return null;

  const editAgain = () => {
    const draft = drafts.store.get()[lineUserId];
    drafts.write(lineUserId, draft ? `${text}\n${draft}` : (text ?? ''));
    outbox.remove(tempId);
  };
  return (
    <TroubleLine tone="danger" text={`${t('thread.failed')} · ${codeText(t, refusal)}`}>
      <TroubleButton onClick={() => outbox.retry(tempId)}>{t('thread.retry')}</TroubleButton>
      <TroubleButton onClick={editAgain}>{t('thread.edit')}</TroubleButton>
    </TroubleLine>
  );
}

/** It leaves by itself; the operator only learns why not yet. */
function Waiting({ error: { code } }: { error: NonNullable<Message['error']> }) {
  const { t } = useTranslation();
  const reason =
    code === 'sending_paused' || code === 'unreachable' || code === 'rate_limited' ? code : 'other';
  return <TroubleLine tone="muted" text={t(`thread.waits.${reason}`)} />;
}

function Failed({ entry: { message, sharesTrouble } }: { entry: BubbleEntry }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useRetryMessage(message.lineUserId);
  const retry = () => mutate(message.id, { onError: (error) => toast.error(problemText(t, error)) });
  const { error } = message;
  // To be kept back is no failure of its own.
  const reason = error && t(`thread.errors.${error.code}`);
  const text =
    error?.code === 'earlier_failed' ? reason : [t('thread.failed'), reason].filter(Boolean).join(' · ');
  return (
    <>
      <TroubleLine tone="danger" text={text ?? t('thread.failed')}>
        <TroubleButton
          disabled={isPending}
          title={sharesTrouble ? t('thread.together') : undefined}
          onClick={retry}
        >
          {t('thread.retry')}
        </TroubleButton>
      </TroubleLine>
      {error?.code === 'rejected_by_line' && (
        // Names what is wrong with the message, which nobody else knows.
        <p className="max-w-full px-1 text-right text-xs wrap-anywhere text-muted">
          {t('thread.lineSays', { message: error.message })}
        </p>
      )}
    </>
  );
}
