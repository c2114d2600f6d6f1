import { bulkRead } from '@jsk/contracts/conversation-bulk';
import { markConversationUnread } from '@jsk/contracts/conversations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client';
import { storeConversation } from './conversation-cache';
import { knownConversation } from './conversation-queries';
import { useLive } from './live-context';

interface ReadMark {
  lineUserId: string;
  isUnread: boolean;
}

/** The customer's last message counts as unread again, or everything as read. */
export function useMarkUnread() {
  const client = useQueryClient();
  const { user } = useLive();
  return useMutation({
    mutationFn: async ({ lineUserId, isUnread }: ReadMark) => {
      if (isUnread) return (await call(markConversationUnread, { lineUserId })).unreadCount;
      await call(bulkRead, { lineUserIds: [lineUserId] });
      return 0;
    },
    onSuccess: (unreadCount, { lineUserId }) => {
      const known = knownConversation(client, lineUserId);
      if (known) storeConversation(client, { ...known, unreadCount }, known, user.id);
    },
  });
}
