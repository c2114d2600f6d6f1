import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { conversationCountsOptions, conversationListOptions } from '@/lib/conversation-queries';

const unreadMine = { status: 'mine', q: '', unreadOnly: true } as const;

/** How many chats want this operator: those who wait for anybody, and unread ones of their own. */
export function useAttention(): { waiting: number; unread: number } {
  const waiting = useQuery(conversationCountsOptions).data?.waiting ?? 0;
  const mine = useInfiniteQuery(conversationListOptions(unreadMine)).data?.pages.flatMap(
    ({ items }) => items,
  );
  return { waiting, unread: mine?.filter(({ unreadCount }) => unreadCount > 0).length ?? 0 };
}
