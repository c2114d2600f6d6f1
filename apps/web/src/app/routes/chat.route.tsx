import { useQueryClient } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AppShell } from '@/components/app-shell';
import { EmptyState } from '@/components/empty-state';
import { PaneBoundary } from '@/components/pane-boundary';
import { ResizablePane } from '@/components/resizable-pane';
import { useAttention } from '@/features/attention/model/use-attention';
import { useAttentionTitle } from '@/features/attention/model/use-attention-title';
import { ThreadSkeleton } from '@/features/conversation/components/thread-skeleton';
import { QuotaChip } from '@/features/quota/components/quota-chip';
import { cn } from '@/lib/class-names';
import { withTexts } from '@/lib/i18n/i18n';
import { preloadable } from '@/lib/preloadable';
import { whenQuiet } from '@/lib/when-idle';
import { ListSide } from './list-side';
import { useChatLocation } from './use-chat-location';
import { useListCommands } from './use-list-commands';

const conversationSide = preloadable(
  async () => (await withTexts(import('./conversation-side'))).ConversationSide,
);

/** List, conversation and customer, side by side; on a phone one at a time. */
export function ChatRoute() {
  const { t } = useTranslation();
  const location = useChatLocation();
  const { selectedId, view, openChat, changeView } = location;
  const attention = useAttention();
  useAttentionTitle(t('inbox.title'), attention);
  useListCommands({ view, selectedId, openChat, changeView });
  usePreloadedConversation();

  return (
    <AppShell
      title={t('inbox.title')}
      attention={attention}
      hideBottomBar={selectedId !== null}
      railFoot={<QuotaChip />}
    >
      <ResizablePane label={t('inbox.resize')} className={cn(selectedId && 'hidden @3xl/shell:flex')}>
        <ListSide location={location} />
      </ResizablePane>
      {selectedId ? (
        <PaneBoundary onRetry={() => void conversationSide.preload()}>
          <Suspense fallback={<ThreadSkeleton />}>
            <conversationSide.Part lineUserId={selectedId} location={location} />
          </Suspense>
        </PaneBoundary>
      ) : (
        <div className="hidden min-h-0 min-w-0 flex-1 @3xl/shell:flex">
          <EmptyState icon={MessagesSquare} text={t('conversation.none')} />
        </div>
      )}
    </AppShell>
  );
}

/** After the list is there, and before the first click on it. */
function usePreloadedConversation(): void {
  const client = useQueryClient();
  useEffect(() => whenQuiet(client, () => void conversationSide.preload().catch(() => undefined)), [client]);
}
