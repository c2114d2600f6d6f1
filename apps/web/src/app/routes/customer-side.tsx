import { useTranslation } from 'react-i18next';
import { PaneBoundary } from '@/components/pane-boundary';
import { Dialog } from '@/components/ui/dialog';
import { CustomerPanel } from '@/features/customer/components/customer-panel';
import { PersonalDataMenu } from '@/features/personal-data/components/personal-data-menu';
import type { useCustomerPanel } from './use-customer-panel';
import { useOpenChat } from './use-open-chat';

interface CustomerSideProps {
  lineUserId: string;
  panel: ReturnType<typeof useCustomerPanel>;
}

/** The customer: beside the thread where there is room, over it where there is not. */
export function CustomerSide({ lineUserId, panel }: CustomerSideProps) {
  const { t } = useTranslation();
  const openChat = useOpenChat();
  const openMessage = (messageId: string) => {
    // What lies over the thread would hide the message.
    panel.setOverOpen(false);
    openChat(lineUserId, messageId);
  };
  const content = (
    <PaneBoundary key={lineUserId}>
      <CustomerPanel
        lineUserId={lineUserId}
        onOpenMessage={openMessage}
        menu={({ displayName }) => <PersonalDataMenu lineUserId={lineUserId} displayName={displayName} />}
      />
    </PaneBoundary>
  );
  return (
    <>
      {panel.isBesideOpen && (
        <aside
          aria-label={t('customer.title')}
          className="w-80 shrink-0 overflow-y-auto border-l bg-surface empty:hidden"
        >
          {content}
        </aside>
      )}
      <Dialog
        shape="panel"
        title={t('customer.title')}
        open={panel.isOverOpen}
        onOpenChange={panel.setOverOpen}
      >
        {content}
      </Dialog>
    </>
  );
}
