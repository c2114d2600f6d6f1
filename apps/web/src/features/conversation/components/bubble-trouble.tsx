import type { Message } from '@jsk/contracts/messages';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { codeText, problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { useRetryMessage } from '../api/retry-message';
import type { BubbleEntry } from '../model/thread-entries';

/** Why a message did not arrive (for sure), and what to do about it. */
export function BubbleTrouble({ entry: { message, refusal } }: { entry: BubbleEntry }) {
  if (refusal !== null) return <RefusedByServer message={message} refusal={refusal} />;
  if (message.state === 'failed') return <Failed message={message} />;
  if (message.state === 'unknown') return <Unknown message={message} />;
  return null;
}

/** Never stored: it is still only in this browser. */
function RefusedByServer({ message, refusal }: { message: Message; refusal: string }) {
  const { t } = useTranslation();
  const { outbox, drafts } = useLive();
  const { tempId, text, lineUserId } = message;
  if (!tempId) return null;

  const editAgain = () => {
    const draft = drafts.store.get()[lineUserId];
    drafts.write(lineUserId, draft ? `${text}\n${draft}` : (text ?? ''));
    outbox.remove(tempId);
  };
  return (
    <TroubleLine tone="text-danger" text={`${t('thread.failed')} · ${codeText(t, refusal)}`}>
      <TroubleButton onClick={() => outbox.retry(tempId)}>{t('thread.retry')}</TroubleButton>
      <TroubleButton onClick={editAgain}>{t('thread.edit')}</TroubleButton>
    </TroubleLine>
  );
}

function Failed({ message }: { message: Message }) {
  const { t } = useTranslation();
  const retry = useRetry(message);
  const reason = message.error ? ` · ${t(`thread.errors.${message.error.code}`)}` : '';
  return (
    <TroubleLine tone="text-danger" text={t('thread.failed') + reason}>
      <TroubleButton disabled={retry.isPending} onClick={retry.start}>
        {t('thread.retry')}
      </TroubleButton>
    </TroubleLine>
  );
}

function Unknown({ message }: { message: Message }) {
  const { t } = useTranslation();
  const retry = useRetry(message);
  return (
    <TroubleLine tone="text-warning" text={t('thread.unknown')}>
      <Popover>
        <PopoverTrigger asChild>
          <TroubleButton disabled={retry.isPending}>{t('thread.retry')}</TroubleButton>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label={t('thread.retryUnknownTitle')} className="w-72 p-4">
          <p className="font-medium">{t('thread.retryUnknownTitle')}</p>
          <p className="mt-0.5 text-[0.8125rem] text-muted">{t('thread.retryUnknownText')}</p>
          <div className="mt-4 flex justify-end gap-2">
            <PopoverClose asChild>
              <Button look="quiet" size="small">
                {t('common.cancel')}
              </Button>
            </PopoverClose>
            <PopoverClose asChild>
              <Button look="primary" size="small" onClick={retry.start}>
                {t('thread.retry')}
              </Button>
            </PopoverClose>
          </div>
        </PopoverContent>
      </Popover>
    </TroubleLine>
  );
}

function useRetry(message: Message) {
  const { t } = useTranslation();
  const { mutate, isPending } = useRetryMessage(message.lineUserId);
  const start = () => mutate(message.id, { onError: (error) => toast.error(problemText(t, error)) });
  return { start, isPending };
}

function TroubleLine({ tone, text, children }: { tone: string; text: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 px-1 text-xs">
      <span className={tone}>{text}</span>
      {children}
    </div>
  );
}

function TroubleButton(props: React.ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className="rounded-md py-1 font-medium underline underline-offset-2 touch-target hover:no-underline disabled:opacity-50"
      {...props}
    />
  );
}
