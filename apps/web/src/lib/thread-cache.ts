import { listMessages, type Message } from '@jsk/contracts/messages';
import { compareIds } from '@jsk/contracts/primitives';
import { queryOptions, skipToken, type QueryClient } from '@tanstack/react-query';
import { call } from './api-client';

/** The loaded part of a conversation: one unbroken stretch that ends at the newest message. */
export interface Thread {
  /** In the order they are shown: (createdAt, id). */
  messages: Message[];
  hasOlder: boolean;
  /**
   * Everything stored up to this id has been fetched. Only fetches move it, never single live messages: one of those
   * may arrive while an earlier one is still missing, and `afterId` must not jump over it.
   */
  syncedId: string;
}

export const threadKey = (lineUserId: string) => ['thread', lineUserId] as const;

const pageSize = 50;
const largestPageSize = 100;
const emptyThread: Thread = { messages: [], hasOlder: false, syncedId: '0' };

export function threadOptions(lineUserId: string) {
  return queryOptions({
    queryKey: threadKey(lineUserId),
    queryFn: async ({ signal }): Promise<Thread> => {
      const page = await call(listMessages, { lineUserId, limit: pageSize }, { signal });
      return { ...mergeMessages(emptyThread, page.messages, 'fetched'), hasOlder: page.hasMore };
    },
  });
}

/** What stands around a message that the loaded part does not reach: a stretch of its own (thread-context.ts). */
export interface ThreadContext {
  /** In the order they are shown. */
  messages: Message[];
  hasOlder: boolean;
}

/** Shown instead of the newest messages as long as there is one. Only put there, never fetched by itself. */
export function threadContextOptions(lineUserId: string) {
  return queryOptions<ThreadContext | null>({
    queryKey: ['thread-context', lineUserId],
    queryFn: skipToken,
    staleTime: Infinity,
  });
}

export const messageKey = (lineUserId: string, messageId: string) =>
  ['message', lineUserId, messageId] as const;

/** One message that the loaded part of its conversation does not reach; null when there is none. */
export function messageOptions(lineUserId: string, messageId: string) {
  return queryOptions({
    queryKey: messageKey(lineUserId, messageId),
    queryFn: async ({ signal }): Promise<Message | null> => {
      const page = await call(listMessages, { lineUserId, aroundId: messageId, limit: 1 }, { signal });
      return page.messages.find(({ id }) => id === messageId) ?? null;
    },
  });
}

/** Loads the page above the oldest message that is shown. */
export async function loadOlder(client: QueryClient, lineUserId: string): Promise<void> {
  const oldest = client.getQueryData<Thread>(threadKey(lineUserId))?.messages[0];
  if (!oldest) return;
  const page = await call(listMessages, { lineUserId, beforeId: oldest.id, limit: pageSize });
  updateThread(client, lineUserId, (thread) => ({
    // Merged as if there were nothing older: what comes before the oldest is what was asked for.
    ...mergeMessages({ ...thread, hasOlder: false }, page.messages, 'fetched'),
    hasOlder: page.hasMore,
  }));
}

/**
 * Fetches what was stored since the last fetch, page by page. With `refreshStates` also the newest page again, for
 * what happened meanwhile to messages that were already there (accepted, failed, taken back).
 */
export async function catchUp(
  client: QueryClient,
  lineUserId: string,
  { refreshStates }: { refreshStates: boolean },
): Promise<void> {
  let hasMore = true;
  while (hasMore) {
    const thread = client.getQueryData<Thread>(threadKey(lineUserId));
    if (!thread) return;
    const input = { lineUserId, afterId: thread.syncedId, limit: largestPageSize };
    const page = await call(listMessages, input);
    storeMessages(client, lineUserId, page.messages, 'fetched');
    hasMore = page.hasMore && page.messages.length > 0;
  }
  if (!refreshStates) return;
  const newest = await call(listMessages, { lineUserId, limit: largestPageSize });
  storeMessages(client, lineUserId, newest.messages, 'fetched');
}

/** Puts messages wherever they are shown: into the thread if it is loaded, and into quotes of them. */
export function storeMessages(
  client: QueryClient,
  lineUserId: string,
  messages: readonly Message[],
  origin: 'fetched' | 'live',
): void {
  updateThread(client, lineUserId, (thread) => mergeMessages(thread, messages, origin));
  client.setQueryData(
    threadContextOptions(lineUserId).queryKey,
    (context) => context && withNews(context, messages),
  );
  for (const message of messages) {
    client.setQueryData<Message | null>(
      messageKey(lineUserId, message.id),
      (known) => known && (isOutdated(message, known) ? known : message),
    );
  }
}

/** New messages belong to the end, which a context does not show. */
function withNews(context: ThreadContext, news: readonly Message[]): ThreadContext {
  const known = news.filter((message) => context.messages.some(({ id }) => id === message.id));
  const { messages } = mergeMessages({ ...emptyThread, messages: context.messages }, known, 'live');
  return { ...context, messages };
}

export function mergeMessages(
  thread: Thread,
  incoming: readonly Message[],
  origin: 'fetched' | 'live',
): Thread {
  const byId = new Map(thread.messages.map((message) => [message.id, message]));
  const oldest = thread.messages[0];
  for (const message of incoming) {
    const known = byId.get(message.id);
    if (known ? isOutdated(message, known) : thread.hasOlder && oldest && inThreadOrder(message, oldest) < 0)
      continue;
    byId.set(message.id, message);
  }
  const syncedId =
    origin === 'live'
      ? thread.syncedId
      : incoming.reduce((highest, { id }) => (compareIds(id, highest) > 0 ? id : highest), thread.syncedId);
  return { ...thread, messages: [...byId.values()].sort(inThreadOrder), syncedId };
}

/**
 * Answers of fetches and socket events can overtake each other; these states are never left
 * again, and an edit is not undone by what was read before it.
 */
function isOutdated(message: Message, known: Message): boolean {
  if (known.state === 'unsent') return message.state !== 'unsent';
  if (known.state === 'accepted' && message.state === 'queued') return true;
  return Date.parse(known.editedAt ?? '') > Date.parse(message.editedAt ?? known.createdAt);
}

function inThreadOrder(a: Message, b: Message): number {
  return Date.parse(a.createdAt) - Date.parse(b.createdAt) || compareIds(a.id, b.id);
}

/** Changes the loaded part, where there is one. */
export function updateThread(
  client: QueryClient,
  lineUserId: string,
  change: (thread: Thread) => Thread,
): void {
  client.setQueryData<Thread>(threadKey(lineUserId), (thread) => thread && change(thread));
}
