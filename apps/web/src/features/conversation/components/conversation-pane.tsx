import type { Conversation } from '@jsk/contracts/conversations';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/error-state';
import { ApiProblem } from '@/lib/api-problem';
import { conversationOptions, knownConversation } from '@/lib/conversation-queries';
import { useLive } from '@/lib/live-context';
import { mayWrite } from '../model/conversation-access';
import type { PlanNext } from '../model/use-close-flow';
import { useFileDrop } from '../model/use-file-drop';
import { useSeenMentions } from '../model/use-seen-mentions';
import { ConversationFooter } from './conversation-footer';
import { ConversationHeader } from './conversation-header';
import { Thread } from './thread';

interface ConversationPaneProps {
  lineUserId: string;
  /** The thread goes there first. */
  wantedMessageId?: string | null;
  onWantedMessageShown?: () => void;
  onBack: () => void;
  isPanelOpen: boolean;
  onTogglePanel: () => void;
  planNext: PlanNext;
  /** What the operator writes in: notes always, answers where they may. */
  renderComposer: (conversation: Conversation, canReply: boolean) => ReactNode;
}

const doNothing = () => {};

export function ConversationPane(props: ConversationPaneProps) {
  const {
    lineUserId,
    wantedMessageId = null,
    onWantedMessageShown = doNothing,
    renderComposer,
    ...header
  } = props;
  const { t } = useTranslation();
  const client = useQueryClient();
  const {
    data: loaded,
    error,
    refetch,
  } = useQuery({
    ...conversationOptions(lineUserId),
    placeholderData: () => knownConversation(client, lineUserId),
  });
  // It may have been there before: who may see it can change.
  const data = isNotFound(error) ? undefined : loaded;
  const { user, attachments } = useLive();
  const canWrite = data !== undefined && mayWrite(data, user);
  useSeenMentions(data);
  const drop = useFileDrop(canWrite ? (files) => attachments.add(lineUserId, files) : null);

  return (
    <section
      aria-label={t('conversation.label', { name: data?.displayName ?? '…' })}
      className="@container/conversation relative flex min-h-0 min-w-0 flex-1 flex-col bg-ground"
      {...drop.target}
    >
      {drop.isOver && (
        <p className="pointer-events-none absolute inset-2 z-20 grid animate-appear place-items-center rounded-2xl border-2 border-dashed border-focus bg-surface/90 font-medium">
          {t('conversation.dropFiles')}
        </p>
      )}
      <ConversationHeader conversation={data} hasFailed={error !== null} {...header} />
      {error && !data ? (
        <NotShown error={error} onRetry={() => void refetch()} />
      ) : (
        <Thread
          lineUserId={lineUserId}
          conversation={data}
          wantedMessageId={wantedMessageId}
          onWantedMessageShown={onWantedMessageShown}
        />
      )}
      {data && <ConversationFooter conversation={data} renderComposer={renderComposer} />}
    </section>
  );
}

function NotShown({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  if (isNotFound(error)) {
    return <ErrorState title={t('conversation.notFound')} text={t('conversation.notFoundText')} />;
  }
  return (
    <ErrorState
      title={t('conversation.loadError')}
      text={t('conversation.loadErrorText')}
      onRetry={onRetry}
    />
  );
}

function isNotFound(error: Error | null): boolean {
  return error instanceof ApiProblem && error.status === 404;
}
