import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationCountsOptions } from '@/lib/conversation-queries';
import { capped } from '@/lib/capped';
import { useConversationList } from './use-conversation-list';

const unreadMine = { status: 'mine', q: '', unreadOnly: true } as const;

/** How many chats want this operator: those who wait for anybody, and unread ones of their own. */
export function useAttention(): { waiting: number; unread: number } {
  const waiting = useQuery(conversationCountsOptions).data?.waiting ?? 0;
  const { items } = useConversationList(unreadMine, null);
  return { waiting, unread: items.length };
}

/** Names the page on the tab of the browser, with the number of chats that want this operator. */
export function useAttentionTitle(page: string, { waiting, unread }: ReturnType<typeof useAttention>): void {
  const { t } = useTranslation();
  const total = waiting + unread;
  useEffect(() => {
    const title = `${page} · ${t('common.productName')}`;
    document.title = total > 0 ? `(${capped(total)}) ${title}` : title;
  }, [t, page, total]);
}
