import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AppShell } from '@/components/app-shell';
import { EmptyState } from '@/components/empty-state';
import { PaneBoundary } from '@/components/pane-boundary';
import { ResizablePane } from '@/components/resizable-pane';
import { Dialog } from '@/components/ui/dialog';
import { Composer } from '@/features/composer/components/composer';
import { ConversationPane } from '@/features/conversation/components/conversation-pane';
import { CustomerPanel } from '@/features/customer/components/customer-panel';
import { ConversationListPane } from '@/features/inbox/components/conversation-list-pane';
import { useAttention, useAttentionTitle } from '@/features/inbox/model/use-attention';
import { QuotaChip } from '@/features/quota/components/quota-chip';
import { cn } from '@/lib/class-names';
import { useChatLocation } from './use-chat-location';
import { useCustomerPanel } from './use-customer-panel';

/** List, conversation and customer, side by side; on a phone one at a time. */
export function ChatRoute() {
  const { t } = useTranslation();
  const { selectedId, view, openChat, closeChat, changeView } = useChatLocation();
  const panel = useCustomerPanel();
  const attention = useAttention();
  useAttentionTitle(t('inbox.title'), attention);

  return (
    <AppShell title={t('inbox.title')} attention={attention} hideBottomBar={selectedId !== null}>
      <ResizablePane label={t('inbox.resize')} className={cn(selectedId && 'hidden @3xl/shell:flex')}>
        <ConversationListPane
          view={view}
          onViewChange={changeView}
          selectedId={selectedId}
          onSelect={openChat}
          headerExtra={<QuotaChip />}
        />
      </ResizablePane>
      <div className={cn('min-h-0 min-w-0 flex-1', selectedId ? 'flex' : 'hidden @3xl/shell:flex')}>
        {selectedId ? (
          <PaneBoundary key={selectedId}>
            <ConversationPane
              lineUserId={selectedId}
              onBack={closeChat}
              isPanelOpen={panel.isOpen}
              onTogglePanel={panel.toggle}
              renderComposer={(conversation) => <Composer conversation={conversation} />}
            />
          </PaneBoundary>
        ) : (
          <EmptyState icon={MessagesSquare} text={t('conversation.none')} />
        )}
      </div>
      {selectedId && panel.isBesideOpen && (
        <aside aria-label={t('customer.title')} className="w-80 shrink-0 overflow-y-auto border-l bg-surface">
          <PaneBoundary key={selectedId}>
            <CustomerPanel lineUserId={selectedId} />
          </PaneBoundary>
        </aside>
      )}
      {selectedId && (
        <Dialog
          shape="panel"
          title={t('customer.title')}
          open={panel.isOverOpen}
          onOpenChange={panel.setOverOpen}
        >
          <CustomerPanel lineUserId={selectedId} />
        </Dialog>
      )}
    </AppShell>
  );
}
