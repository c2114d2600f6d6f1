import { Inbox, MailCheck, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { Button } from '@/components/ui/button';
import type { ListView } from '@/lib/conversation-queries';

export function ConversationListEmpty({
  view,
  onShowWaiting,
}: {
  view: ListView;
  onShowWaiting: () => void;
}) {
  const { t } = useTranslation();
  if (view.q) return <EmptyState icon={SearchX} text={t('inbox.empty.search', { q: view.q })} />;
  if (view.unreadOnly) return <EmptyState icon={MailCheck} text={t('inbox.empty.unread')} />;
  return (
    <EmptyState
      icon={Inbox}
      text={t(`inbox.empty.${view.status}`)}
      action={view.status === 'mine' && <Button onClick={onShowWaiting}>{t('inbox.showWaiting')}</Button>}
    />
  );
}
