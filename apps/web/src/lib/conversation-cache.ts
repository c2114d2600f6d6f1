import type {
  Conversation,
  ConversationCounts,
  ConversationFilter,
  ConversationPatch,
} from '@jsk/contracts/conversations';
import { compareIds } from '@jsk/contracts/primitives';
import type { Session } from '@jsk/contracts/sessions';
import type { QueryClient } from '@tanstack/react-query';
import { conversationKeys, type ConversationList, type ListView } from './conversation-queries';
import { threadKey } from './thread-cache';

/** Counts stop here on the server ("99+"); above it a change of one cannot be told. */
const countLimit = 100;
const filters: readonly ConversationFilter[] = ['all', 'waiting', 'active', 'mine', 'tickets', 'closed'];

/** The same rule as the server's `status` filter. */
export function isInFilter(
  filter: ConversationFilter,
  { session, ticket }: Conversation,
  operatorId: string,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'waiting':
      return session?.status === 'WAITING';
    case 'active':
      return session?.status === 'ACTIVE';
    case 'mine':
      return session?.status === 'ACTIVE' && session.operator?.id === operatorId;
    case 'tickets':
      return ticket !== null;
    case 'closed':
      return session?.status === 'CLOSED' || session?.status === 'ABANDONED';
  }
}

/**
 * The conversation after a patch that went to every operator at once. It cannot carry each one's own unread count,
 * so unread grows by as many customer messages as came on top; while the operator looks at it, it does not grow.
 */
export function patchConversation(
  conversation: Conversation,
  patch: ConversationPatch,
  isBeingRead: boolean,
): Conversation {
  const added = Math.max(0, (patch.customerMessageCount ?? 0) - conversation.customerMessageCount);
  const unreadCount = patch.unreadCount ?? conversation.unreadCount + (isBeingRead ? 0 : added);
  const customerMessageCount = conversation.customerMessageCount + added;
  return { ...conversation, ...patch, unreadCount, customerMessageCount };
}

/** What a session's news means for its conversation; news of a session before the known one changes nothing. */
export function patchOfSession(conversation: Conversation, session: Session): ConversationPatch {
  const { lineUserId } = conversation;
  if (conversation.session && compareIds(session.id, conversation.session.id) < 0) return { lineUserId };
  const isOpen = session.status === 'WAITING' || session.status === 'ACTIVE';
  return {
    lineUserId,
    session,
    chatMode: isOpen ? 'HUMAN' : 'BOT',
    waitingSince: session.status === 'WAITING' ? session.createdAt : null,
  };
}

/** Puts a changed or new conversation into every cached place: itself, all lists, the counts of the tabs. */
export function storeConversation(
  client: QueryClient,
  next: Conversation,
  previous: Conversation | undefined,
  operatorId: string,
): void {
  client.setQueryData(conversationKeys.one(next.lineUserId), next);
  for (const query of client.getQueryCache().findAll({ queryKey: conversationKeys.lists })) {
    const view = query.queryKey[2] as ListView;
    client.setQueryData<ConversationList>(
      query.queryKey,
      (list) => list && placeInList(list, view, next, operatorId),
    );
  }
  if (!previous) {
    void client.invalidateQueries({ queryKey: conversationKeys.counts });
    return;
  }
  storeCounts(client, previous, next, operatorId);
}

/** Takes a conversation that may not be seen any more out of every cached place; where it is open, its page says so. */
export function dropConversation(client: QueryClient, known: Conversation, operatorId: string): void {
  const { lineUserId } = known;
  client.setQueriesData<ConversationList>(
    { queryKey: conversationKeys.lists },
    (list) => list && withoutConversation(list, lineUserId),
  );
  void client.resetQueries({ queryKey: conversationKeys.one(lineUserId) });
  client.removeQueries({ queryKey: threadKey(lineUserId) });
  storeCounts(client, known, null, operatorId);
}

function withoutConversation(list: ConversationList, lineUserId: string): ConversationList {
  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => item.lineUserId !== lineUserId),
  }));
  return { ...list, pages };
}

/** @param next null when it is in no tab any more */
function storeCounts(
  client: QueryClient,
  previous: Conversation,
  next: Conversation | null,
  operatorId: string,
): void {
  client.setQueryData<ConversationCounts>(conversationKeys.counts, (counts) => {
    const moved = counts && moveBetweenTabs(counts, previous, next, operatorId);
    if (moved === 'unknown') void client.invalidateQueries({ queryKey: conversationKeys.counts });
    return moved === 'unknown' ? counts : moved;
  });
}

function moveBetweenTabs(
  counts: ConversationCounts,
  previous: Conversation,
  next: Conversation | null,
  operatorId: string,
): ConversationCounts | 'unknown' {
  const changed = { ...counts };
  for (const filter of filters) {
    const isIn = next !== null && isInFilter(filter, next, operatorId);
    const difference = Number(isIn) - Number(isInFilter(filter, previous, operatorId));
    if (difference < 0 && counts[filter] >= countLimit) return 'unknown';
    changed[filter] = Math.min(counts[filter] + difference, countLimit);
  }
  return changed;
}

/**
 * The list with the conversation where a fresh load would show it. The loaded part is put into the first page: page
 * borders mean nothing until the list is loaded again, only the last cursor does.
 */
export function placeInList(
  list: ConversationList,
  view: ListView,
  conversation: Conversation,
  operatorId: string,
): ConversationList {
  const items = list.pages.flatMap((page) => page.items);
  const others = items.filter(({ lineUserId }) => lineUserId !== conversation.lineUserId);
  const wasShown = others.length < items.length;
  const belongs =
    isInFilter(view.status, conversation, operatorId) &&
    matchesSearch(conversation, view.q) &&
    // A conversation that has just been read stays where it is until the list is left: see the inbox.
    (wasShown || !view.unreadOnly || conversation.unreadCount > 0);
  if (!belongs && !wasShown) return list;
  return withItems(list, belongs ? insertInOrder(others, conversation, view, hasMore(list)) : others);
}

function insertInOrder(
  items: Conversation[],
  conversation: Conversation,
  view: ListView,
  moreBelow: boolean,
): Conversation[] {
  const order = view.status === 'waiting' ? longestWaitingFirst : newestFirst;
  const position = items.findIndex((item) => order(conversation, item) < 0);
  if (position >= 0) return items.toSpliced(position, 0, conversation);
  // Below everything loaded while more can be loaded: paging will bring it in its right place.
  return moreBelow ? items : [...items, conversation];
}

function withItems(list: ConversationList, items: Conversation[]): ConversationList {
  return { ...list, pages: list.pages.map((page, index) => ({ ...page, items: index === 0 ? items : [] })) };
}

function hasMore({ pages }: ConversationList): boolean {
  return pages.at(-1)?.nextCursor != null;
}

function matchesSearch({ displayName, lineUserId }: Conversation, q: string): boolean {
  const wanted = q.trim().toLowerCase();
  return displayName.toLowerCase().includes(wanted) || lineUserId.toLowerCase().includes(wanted);
}

function newestFirst(a: Conversation, b: Conversation): number {
  return activityOf(b) - activityOf(a);
}

function longestWaitingFirst(a: Conversation, b: Conversation): number {
  return Date.parse(a.waitingSince ?? a.createdAt) - Date.parse(b.waitingSince ?? b.createdAt);
}

function activityOf({ lastMessage, createdAt }: Conversation): number {
  return Date.parse(lastMessage?.createdAt ?? createdAt);
}
