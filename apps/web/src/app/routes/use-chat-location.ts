import { conversationFilterSchema } from '@jsk/contracts/conversations';
import { lineUserIdSchema } from '@jsk/contracts/primitives';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ListView } from '@/lib/conversation-queries';

/** Which conversation and which list are on the screen: kept in the URL, so that a link or a reload shows the same. */
export function useChatLocation() {
  const [search, setSearch] = useSearchParams();
  const chat = search.get('chat');
  const status = conversationFilterSchema.catch('all').parse(search.get('tab'));
  const q = search.get('q') ?? '';
  const unreadOnly = search.get('unread') === 'true';
  const view = useMemo<ListView>(() => ({ status, q, unreadOnly }), [status, q, unreadOnly]);

  const openChat = useCallback(
    (lineUserId: string) => setSearch((current) => changed(current, { chat: lineUserId })),
    [setSearch],
  );
  const closeChat = useCallback(() => setSearch((current) => changed(current, { chat: null })), [setSearch]);
  const changeView = useCallback(
    (change: Partial<ListView>) =>
      setSearch(
        (current) =>
          changed(current, {
            ...(change.status && { tab: change.status === 'all' ? null : change.status }),
            ...(change.q !== undefined && { q: change.q || null }),
            ...(change.unreadOnly !== undefined && { unread: change.unreadOnly ? 'true' : null }),
          }),
        { replace: true },
      ),
    [setSearch],
  );
  const isChatId = lineUserIdSchema.safeParse(chat).success;
  return { selectedId: isChatId ? chat : null, view, openChat, closeChat, changeView };
}

function changed(current: URLSearchParams, changes: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams(current);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key);
    else next.set(key, value);
  }
  return next;
}
