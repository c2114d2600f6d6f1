import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { conversationListOptions, type ListView } from '@/lib/conversation-queries';

/** The conversations of a view, as far as loaded. */
export function useConversationList(view: ListView, selectedId: string | null) {
  const list = useInfiniteQuery(conversationListOptions(view));
  const items = useMemo(() => {
    const loaded = list.data?.pages.flatMap((page) => page.items) ?? [];
    if (!view.unreadOnly) return loaded;
    // What is being read stays until another is opened; otherwise it would vanish under the pointer.
    return loaded.filter(({ unreadCount, lineUserId }) => unreadCount > 0 || lineUserId === selectedId);
  }, [list.data, view.unreadOnly, selectedId]);
  return { ...list, items };
}
