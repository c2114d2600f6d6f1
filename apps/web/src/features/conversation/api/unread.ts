import { bulkRead } from '@jsk/contracts/conversation-bulk';
import { markConversationUnread } from '@jsk/contracts/conversations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { storeConversation } from '@/lib/conversation-cache';
import { knownConversation } from '@/lib/conversation-queries';
import { useLive } from '@/lib/live-context';

/** The customer's last message counts as unread again, or everything as read. */
export function useMarkUnread(lineUserId: string) {
  const client = useQueryClient();
  const { user } = useLive();
  return useMutation({
    mutationFn: async (isUnread: boolean) => {
      if (isUnread) return (await call(markConversationUnread, { lineUserId })).unreadCount;
      await call(bulkRead, { lineUserIds: [lineUserId] });
      return 0;
    },
    onSuccess: (unreadCount) => {
      const known = knownConversation(client, lineUserId);
      if (known) storeConversation(client, { ...known, unreadCount }, known, user.id);
    },
  });
}
