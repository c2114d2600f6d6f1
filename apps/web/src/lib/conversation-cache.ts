import {
  conversationFilterSchema,
  type Conversation,
  type ConversationCounts,
  type ConversationFilter,
  type ConversationPatch,
  type ConversationSort,
} from '@jsk/contracts/conversations';
import { compareIds } from '@jsk/contracts/primitives';
import type { Session } from '@jsk/contracts/sessions';
import type { QueryClient } from '@tanstack/react-query';
import { conversationKeys, type ConversationList, type ListView, sortOf } from './conversation-queries';
import { threadContextOptions, threadKey } from './thread-cache';

/** Counts stop here on the server ("99+"); above it a change of one cannot be told. */
const countLimit = 100;
const filters = conversationFilterSchema.options;

/** The same rule as the server's `status` filter. */
export function isInFilter(
  filter: ConversationFilter,
  { session, ticket, hasOpenMention }: Conversation,
  operatorId: string,
): boolean {
  const isSnoozed = session !== null && session.snoozedAt !== null;
  switch (filter) {
    case 'all':
      return !isSnoozed;
    case 'waiting':
      return session?.status === 'WAITING';
    case 'active':
      return session?.status === 'ACTIVE' && !isSnoozed;
    case 'mine':
      return session?.status === 'ACTIVE' && !isSnoozed && session.operator?.id === operatorId;
    case 'snoozed':
      return isSnoozed;
    case 'tickets':
      return ticket !== null;
    case 'mentions':
      return hasOpenMention;
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
    ...(!isOpen && { unansweredSince: null }),
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

/** Every open ticket enters the queue at the next opening. @param opensAt null: there is none within a year */
export function moveTickets(client: QueryClient, opensAt: string | null): void {
  const moved = (conversation: Conversation): Conversation =>
    conversation.ticket
      ? { ...conversation, ticket: { ...conversation.ticket, entersQueueAt: opensAt } }
      : conversation;
  client.setQueriesData<ConversationList>({ queryKey: conversationKeys.lists }, (list) => {
    const pages = list?.pages.map((page) => ({ ...page, items: page.items.map(moved) }));
    return list && pages && { ...list, pages };
  });
  client.setQueriesData<Conversation>({ queryKey: conversationKeys.ones }, (one) => one && moved(one));
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
  client.removeQueries(threadContextOptions(lineUserId));
  storeCounts(client, known, null, operatorId);
}

/** The list without a conversation that may not be seen any more. */
export function withoutConversation(list: ConversationList, lineUserId: string): ConversationList {
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
    (isInFilter(view.status, conversation, operatorId) ||
      // Whoever looks for a customer finds them, put aside or not.
      (view.status === 'all' && view.q.trim() !== '') ||
      // Opening it answers the mention; it must not vanish under the hand.
      (view.status === 'mentions' && wasShown)) &&
    matchesSearch(conversation, view.q) &&
    carriesAny(conversation, view.tagIds) &&
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
  const sort = sortOf(view);
  const position = items.findIndex((item) => compareInList(conversation, item, sort) < 0);
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

function carriesAny({ tags }: Conversation, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || tags.some(({ id }) => wanted.includes(id));
}

/** The same order as the server's: what is pinned, then what the order is about, then the rest. */
function compareInList(a: Conversation, b: Conversation, sort: ConversationSort): number {
  const [since, otherSince] = [sinceOf(a, sort), sinceOf(b, sort)];
  const order = stretchOf(a, since) - stretchOf(b, otherSince);
  if (order !== 0) return order;
  if (!a.isPinned && since !== null && otherSince !== null) {
    return Date.parse(since) - Date.parse(otherSince) || compareTexts(a.lineUserId, b.lineUserId);
  }
  return activityOf(b) - activityOf(a) || compareTexts(b.lineUserId, a.lineUserId);
}

function stretchOf({ isPinned }: Conversation, since: string | null): number {
  if (isPinned) return 0;
  return since === null ? 2 : 1;
}

/** Since when it has what the order is about; null when it has not. */
function sinceOf({ waitingSince, unansweredSince }: Conversation, sort: ConversationSort): string | null {
  if (sort === 'waiting') return waitingSince;
  return sort === 'unanswered' ? unansweredSince : null;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function activityOf({ lastMessage, createdAt }: Conversation): number {
  return Date.parse(lastMessage?.createdAt ?? createdAt);
}
