import {
  conversationFilterSchema,
  conversationSortSchema,
  maxFilterTags,
} from '@jsk/contracts/conversations';
import { idSchema, lineUserIdSchema } from '@jsk/contracts/primitives';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ViewChange } from '@/features/inbox/model/view-filters';
import type { ListView } from '@/lib/conversation-queries';

/** Which conversation and which list are on the screen: kept in the URL, so that a link or a reload shows the same. */
export function useChatLocation() {
  const [search, setSearch] = useSearchParams();
  const chat = search.get('chat');
  const message = search.get('message');
  const status = conversationFilterSchema.catch('all').parse(search.get('tab'));
  const q = search.get('q') ?? '';
  const unreadOnly = search.get('unread') === 'true';
  const tags = search.get('tags') ?? '';
  const sort = search.get('sort');
  const view = useMemo<ListView>(() => {
    const tagIds = tags.split(',').filter((id) => idSchema.safeParse(id).success);
    const chosenSort = conversationSortSchema.safeParse(sort).data;
    return {
      ...{ status, q, unreadOnly },
      ...(tagIds.length > 0 && { tagIds: tagIds.slice(0, maxFilterTags) }),
      ...(chosenSort && { sort: chosenSort }),
    };
  }, [status, q, unreadOnly, tags, sort]);

  const openChat = useCallback(
    (lineUserId: string, messageId: string | null = null) =>
      setSearch((current) => changed(current, { chat: lineUserId, message: messageId })),
    [setSearch],
  );
  const closeChat = useCallback(
    () => setSearch((current) => changed(current, { chat: null, message: null })),
    [setSearch],
  );
  /** Taken out of the URL, so that the same message can be gone to again. */
  const forgetMessage = useCallback(
    () => setSearch((current) => changed(current, { message: null }), { replace: true }),
    [setSearch],
  );
  const changeView = useCallback(
    (change: ViewChange) => setSearch((current) => changed(current, asParameters(change)), { replace: true }),
    [setSearch],
  );
  const isChatId = lineUserIdSchema.safeParse(chat).success;
  return {
    selectedId: isChatId ? chat : null,
    wantedMessageId: idSchema.safeParse(message).success ? message : null,
    view,
    viewId: search.get('view'),
    openChat,
    closeChat,
    forgetMessage,
    changeView,
  };
}

/** What is as usual does not stand in the URL. */
function asParameters(change: ViewChange): Record<string, string | null> {
  return {
    ...(change.status && { tab: change.status === 'all' ? null : change.status }),
    ...(change.q !== undefined && { q: change.q || null }),
    ...(change.unreadOnly !== undefined && { unread: change.unreadOnly ? 'true' : null }),
    ...(change.tagIds && { tags: change.tagIds.join(',') || null }),
    // Each tab has an order of its own, until another one is chosen.
    ...((change.status || 'sort' in change) && { sort: change.sort ?? null }),
    ...(change.viewId !== undefined && { view: change.viewId }),
  };
}

function changed(current: URLSearchParams, changes: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams(current);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key);
    else next.set(key, value);
  }
  return next;
}
