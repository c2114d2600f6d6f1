import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { Button } from '@/components/ui/button';
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { problemText } from '@/lib/i18n/problem-text';
import { useConfirmMessage, useRetryMessage } from '../api/message-decisions';
import type { BubbleEntry } from '../model/thread-entries';
import { TroubleButton, TroubleLine } from './trouble-line';

/** LINE may or may not have it. Only the operator can find out, so both ways are offered with what they mean. */
export function UnknownOutcome({ entry: { message, sharesTrouble } }: { entry: BubbleEntry }) {
  const { t } = useTranslation();
  const { id, lineUserId, via } = message;
  const retry = useRetryMessage(lineUserId);
  const confirm = useConfirmMessage(lineUserId);
  const tell = { onError: (error: Error) => toast.error(problemText(t, error)) };
  return (
    <TroubleLine tone="warning" text={t('thread.unknown')}>
      <Popover>
        <PopoverTrigger asChild>
          <TroubleButton disabled={retry.isPending || confirm.isPending}>{t('thread.decide')}</TroubleButton>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label={t('thread.unknownTitle')} className="w-80 p-4">
          <p className="font-medium">{t('thread.unknownTitle')}</p>
          <p className="mt-0.5 text-[0.8125rem] text-muted">{t('thread.unknownText')}</p>
          <Choice text={t('thread.arrivedText')}>
            <Button size="small" onClick={() => confirm.mutate(id, tell)}>
              {t('thread.arrived')}
            </Button>
          </Choice>
          <Choice text={t(via === 'push' ? 'thread.retryPushText' : 'thread.retryReplyText')}>
            <Button size="small" onClick={() => retry.mutate(id, tell)}>
              {t('thread.retry')}
            </Button>
          </Choice>
          {sharesTrouble && (
            <p className="mt-3 border-t pt-3 text-[0.8125rem] text-muted">{t('thread.together')}</p>
          )}
        </PopoverContent>
      </Popover>
    </TroubleLine>
  );
}

function Choice({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div className="mt-3 flex items-center gap-3">
      <p className="min-w-0 flex-1 text-[0.8125rem]">{text}</p>
      <PopoverClose asChild>{children}</PopoverClose>
    </div>
  );
}
