import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AppShell } from '@/components/app-shell';
import { EmptyState } from '@/components/empty-state';
import { PaneBoundary } from '@/components/pane-boundary';
import { ResizablePane } from '@/components/resizable-pane';
import { Composer } from '@/features/composer/components/composer';
import { ConversationPane } from '@/features/conversation/components/conversation-pane';
import { useAttention } from '@/features/attention/model/use-attention';
import { useAttentionTitle } from '@/features/attention/model/use-attention-title';
import { cn } from '@/lib/class-names';
import { useCommand } from '@/lib/commands';
import { CustomerSide } from './customer-side';
import { ListSide } from './list-side';
import { useChatLocation } from './use-chat-location';
import { useCustomerPanel } from './use-customer-panel';
import { usePlanNext } from './use-plan-next';
import { useListCommands } from './use-list-commands';

/** List, conversation and customer, side by side; on a phone one at a time. */
export function ChatRoute() {
  const { t } = useTranslation();
  const location = useChatLocation();
  const { selectedId, view, openChat, closeChat, changeView } = location;
  const planNext = usePlanNext({ selectedId, view, openChat, closeChat });
  const panel = useCustomerPanel();
  const attention = useAttention();
  useAttentionTitle(t('inbox.title'), attention);
  useListCommands({ view, selectedId, openChat, changeView });
  useCommand(
    selectedId === null
      ? null
      : {
          id: 'customer-panel',
          group: 'view',
          label: t('commands.customerPanel'),
          shortcut: { code: 'KeyO', alt: true },
          run: panel.toggle,
        },
  );

  return (
    <AppShell title={t('inbox.title')} attention={attention} hideBottomBar={selectedId !== null}>
      <ResizablePane label={t('inbox.resize')} className={cn(selectedId && 'hidden @3xl/shell:flex')}>
        <ListSide location={location} />
      </ResizablePane>
      <div className={cn('min-h-0 min-w-0 flex-1', selectedId ? 'flex' : 'hidden @3xl/shell:flex')}>
        {selectedId ? (
          <PaneBoundary key={selectedId}>
            <ConversationPane
              lineUserId={selectedId}
              wantedMessageId={location.wantedMessageId}
              onWantedMessageShown={location.forgetMessage}
              onBack={closeChat}
              isPanelOpen={panel.isOpen}
              onTogglePanel={panel.toggle}
              planNext={planNext}
              renderComposer={(conversation, canReply) => (
                <Composer conversation={conversation} canReply={canReply} />
              )}
            />
          </PaneBoundary>
        ) : (
          <EmptyState icon={MessagesSquare} text={t('conversation.none')} />
        )}
      </div>
      {selectedId && <CustomerSide lineUserId={selectedId} panel={panel} />}
    </AppShell>
  );
}
