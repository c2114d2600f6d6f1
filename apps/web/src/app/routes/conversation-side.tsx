import { useTranslation } from 'react-i18next';
import { PaneBoundary } from '@/components/pane-boundary';
import { Composer } from '@/features/composer/components/composer';
import { ConversationPane } from '@/features/conversation/components/conversation-pane';
import { useCommand } from '@/lib/commands';
import { CustomerSide } from './customer-side';
import type { useChatLocation } from './use-chat-location';
import { useCustomerPanel } from './use-customer-panel';
import { usePlanNext } from './use-plan-next';

interface ConversationSideProps {
  lineUserId: string;
  location: ReturnType<typeof useChatLocation>;
}

/** The open conversation and its customer, side by side. */
export function ConversationSide({ lineUserId, location }: ConversationSideProps) {
  const { t } = useTranslation();
  const { view, openChat, closeChat } = location;
  const planNext = usePlanNext({ selectedId: lineUserId, view, openChat, closeChat });
  const panel = useCustomerPanel();
  useCommand({
    id: 'customer-panel',
    group: 'view',
    label: t('commands.customerPanel'),
    shortcut: { code: 'KeyO', alt: true },
    run: panel.toggle,
  });
  return (
    <>
      <div className="flex min-h-0 min-w-0 flex-1">
        <PaneBoundary key={lineUserId}>
          <ConversationPane
            lineUserId={lineUserId}
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
      </div>
      <CustomerSide lineUserId={lineUserId} panel={panel} />
    </>
  );
}
