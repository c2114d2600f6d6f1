import type { Conversation } from '@jsk/contracts/conversations';
import { MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { problemText } from '@/lib/i18n/problem-text';
import { useMarkRead } from '../model/use-mark-read';
import { useThread } from '../model/use-thread';
import { ThreadAnnouncer } from './thread-announcer';
import { ThreadScroller } from './thread-scroller';
import { ThreadSkeleton } from './thread-skeleton';

interface ThreadProps {
  lineUserId: string;
  conversation: Conversation | undefined;
}

export function Thread({ lineUserId, conversation }: ThreadProps) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch, entries, older } = useThread(lineUserId);
  useMarkRead(lineUserId, data?.messages);

  if (isPending) return <ThreadSkeleton />;
  if (error && !data) {
    return (
      <ErrorState
        title={t('conversation.loadError')}
        text={problemText(t, error)}
        onRetry={() => void refetch()}
      />
    );
  }
  if (entries.length === 0) return <EmptyState icon={MessageCircle} text={t('thread.empty')} />;
  return (
    <>
      <ThreadScroller entries={entries} older={older} conversation={conversation} />
      <ThreadAnnouncer messages={data.messages} />
    </>
  );
}
