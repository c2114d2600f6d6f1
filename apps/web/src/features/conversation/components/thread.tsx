import type { Conversation } from '@jsk/contracts/conversations';
import { MessageCircle } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { mayWrite } from '../model/conversation-access';
import type { ThreadActions } from '../model/thread-actions';
import { useJump } from '../model/use-jump';
import { useMarkRead } from '../model/use-mark-read';
import { useThread } from '../model/use-thread';
import { ThreadAnnouncer } from './thread-announcer';
import { ThreadLightbox, type OpenImage } from './thread-lightbox';
import { ThreadScroller } from './thread-scroller';
import { ThreadSkeleton } from './thread-skeleton';

interface ThreadProps {
  lineUserId: string;
  conversation: Conversation | undefined;
  /** Goes there first, as soon as it is named. */
  wantedMessageId: string | null;
  onWantedMessageShown: () => void;
}

export function Thread({ lineUserId, conversation, wantedMessageId, onWantedMessageShown }: ThreadProps) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch, messages, entries, older, newer } = useThread(lineUserId);
  const jump = useJump(lineUserId);
  // Whoever reads an old part has not seen what is new.
  useMarkRead(lineUserId, newer.has ? undefined : data?.messages);
  const { show } = jump;
  useEffect(() => {
    if (!wantedMessageId) return;
    show(wantedMessageId);
    onWantedMessageShown();
  }, [wantedMessageId, show, onWantedMessageShown]);
  const { user, quotes } = useLive();
  const [openImage, setOpenImage] = useState<OpenImage | null>(null);
  const showImage = useCallback<ThreadActions['openImage']>(
    (ids, shownId) => setOpenImage({ ids, shownId }),
    [],
  );
  const reply = useCallback(
    (messageId: string) => quotes.choose(lineUserId, messageId),
    [quotes, lineUserId],
  );

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
      <ThreadScroller
        key={jump.stretch}
        entries={entries}
        older={older}
        newer={newer}
        jump={jump}
        conversation={conversation}
        onReply={conversation && mayWrite(conversation, user) ? reply : null}
        onOpenImage={showImage}
      />
      <ThreadLightbox messages={messages ?? []} open={openImage} onChange={setOpenImage} />
      <ThreadAnnouncer messages={data.messages} />
    </>
  );
}
