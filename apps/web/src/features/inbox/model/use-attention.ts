import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationCountsOptions } from '@/lib/conversation-queries';
import { capped } from '@/lib/capped';
import { useConversationList } from './use-conversation-list';

const unreadMine = { status: 'mine', q: '', unreadOnly: true } as const;

/** How many chats want this operator: those who wait for anybody, and unread ones of their own. */
export function useAttention(): { waiting: number; total: number } {
  const waiting = useQuery(conversationCountsOptions).data?.waiting ?? 0;
  const { items } = useConversationList(unreadMine, null);
  return { waiting, total: waiting + items.length };
}

/** Shows the number on the tab of the browser. */
export function useAttentionTitle(total: number): void {
  const { t } = useTranslation();
  useEffect(() => {
    const title = `${t('inbox.title')} · ${t('common.productName')}`;
    document.title = total > 0 ? `(${capped(total)}) ${title}` : title;
  }, [t, total]);
}
