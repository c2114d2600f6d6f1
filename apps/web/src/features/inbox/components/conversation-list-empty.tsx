import { Inbox, MailCheck, SearchX, TagsIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { Button } from '@/components/ui/button';
import type { ListView } from '@/lib/conversation-queries';

interface ConversationListEmptyProps {
  view: ListView;
  onShowWaiting: () => void;
  /** Takes away everything that narrows the list. */
  onShowAll: () => void;
}

export function ConversationListEmpty({ view, onShowWaiting, onShowAll }: ConversationListEmptyProps) {
  const { t } = useTranslation();
  const showAll = <Button onClick={onShowAll}>{t('inbox.filters.clear')}</Button>;
  if (view.tagIds) return <EmptyState icon={TagsIcon} text={t('inbox.empty.filtered')} action={showAll} />;
  if (view.q) return <EmptyState icon={SearchX} text={t('inbox.empty.search', { q: view.q })} />;
  if (view.unreadOnly) return <EmptyState icon={MailCheck} text={t('inbox.empty.unread')} action={showAll} />;
  return (
    <EmptyState
      icon={Inbox}
      text={t(`inbox.empty.${view.status}`)}
      action={view.status === 'mine' && <Button onClick={onShowWaiting}>{t('inbox.showWaiting')}</Button>}
    />
  );
}
