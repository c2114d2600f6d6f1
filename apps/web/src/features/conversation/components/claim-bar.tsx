import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { ClaimButton } from '@/components/claim-button';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';

export function ClaimBar({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { runningDuration } = useFormats();
  const now = useNow('second');
  const { lineUserId, waitingSince, session } = conversation;
  const since = waitingSince ?? session?.createdAt ?? conversation.createdAt;
  return (
    <div className="mx-auto flex w-full max-w-[47.5rem] flex-wrap items-center gap-x-4 gap-y-3 px-4 py-4">
      <div className="min-w-52 flex-1">
        <p className="font-medium tabular-nums">
          {t('conversation.waitingTitle', { duration: runningDuration(now - Date.parse(since)) })}
        </p>
        {session && (
          <p dir="auto" className="line-clamp-2 text-[0.8125rem] text-muted">
            {t(`conversation.triggers.${session.trigger.kind}`, { text: session.trigger.keyword })}
          </p>
        )}
      </div>
      <ClaimButton lineUserId={lineUserId} hasKey size="large" className="grow @md/conversation:grow-0" />
    </div>
  );
}
