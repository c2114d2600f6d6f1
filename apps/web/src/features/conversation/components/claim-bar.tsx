import type { Conversation } from '@jsk/contracts/conversations';
import { Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { ApiProblem } from '@/lib/api-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';
import { useClaimConversation } from '../api/session-actions';

export function ClaimBar({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { runningDuration } = useFormats();
  const now = useNow('second');
  const claim = useClaimConversation(conversation.lineUserId);
  const { waitingSince, session } = conversation;
  const since = waitingSince ?? session?.createdAt ?? conversation.createdAt;
  const keyword = session?.trigger.keyword;

  const takeIt = () =>
    claim.mutate(undefined, {
      onSuccess: () => toast.success(t('conversation.claimed')),
      onError: (error) => {
        const winner = error instanceof ApiProblem ? error.problem?.operator : undefined;
        toast.error(winner ? t('conversation.claimLost', { name: winner.name }) : problemText(t, error));
      },
    });

  return (
    <div className="mx-auto flex w-full max-w-[47.5rem] flex-wrap items-center gap-x-4 gap-y-3 px-4 py-4">
      <div className="min-w-52 flex-1">
        <p className="font-medium tabular-nums">
          {t('conversation.waitingTitle', { duration: runningDuration(now - Date.parse(since)) })}
        </p>
        <p dir="auto" className="line-clamp-2 text-[0.8125rem] text-muted">
          {keyword ? t('conversation.asked', { text: keyword }) : t('conversation.askedByButton')}
        </p>
      </div>
      <Button
        look="primary"
        size="large"
        disabled={claim.isPending}
        onClick={takeIt}
        className="grow @md/conversation:grow-0"
      >
        {claim.isPending ? <Spinner className="size-4" /> : <Hand aria-hidden />}
        {t(claim.isPending ? 'conversation.claiming' : 'conversation.claim')}
      </Button>
    </div>
  );
}
