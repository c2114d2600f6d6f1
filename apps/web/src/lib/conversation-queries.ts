import {
  getConversation,
  listColleagues,
  listConversations,
  type Conversation,
  type ConversationCounts,
  type ConversationFilter,
  type ConversationSort,
} from '@jsk/contracts/conversations';
import type { OutputOf } from '@jsk/contracts/endpoint';
import {
  infiniteQueryOptions,
  queryOptions,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { call } from './api-client';
import { connectionTried } from './first-fetches';

/** What the conversation list shows: kept in the URL, and in the key of the cached list. */
export interface ListView {
  status: ConversationFilter;
  q: string;
  unreadOnly: boolean;
  /** Shown is who carries any of these; who carries what does not matter when it is missing. */
  tagIds?: readonly string[];
  /** Missing where it is the tab's own. */
  sort?: ConversationSort;
}

/** The order of a tab until another one is chosen. */
export function ownSortOf(status: ConversationFilter): ConversationSort {
  return status === 'waiting' ? 'waiting' : 'newest';
}

export function sortOf({ sort, status }: ListView): ConversationSort {
  return sort ?? ownSortOf(status);
}

type ConversationPage = OutputOf<typeof listConversations>;
export type ConversationList = InfiniteData<ConversationPage, string | undefined>;

export const conversationKeys = {
  all: ['conversations'] as const,
  lists: ['conversations', 'list'] as const,
  list: (view: ListView) => ['conversations', 'list', view] as const,
  counts: ['conversations', 'counts'] as const,
  ones: ['conversations', 'one'] as const,
  one: (lineUserId: string) => ['conversations', 'one', lineUserId] as const,
  queue: ['conversations', 'queue'] as const,
  colleagues: ['colleagues'] as const,
  savedViews: ['saved-views'] as const,
};

const pageSize = 50;

export function conversationListOptions(view: ListView) {
  return infiniteQueryOptions({
    queryKey: conversationKeys.list(view),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal, client }) => {
      const since = Date.now();
      await connectionTried();
      const page = await call(
        listConversations,
        {
          status: view.status,
          sort: sortOf(view),
          limit: pageSize,
          ...(view.q && { q: view.q }),
          ...(view.unreadOnly && { unread: 'true' }),
          ...(view.tagIds && { tag: view.tagIds.join(',') }),
          ...(pageParam && { cursor: pageParam }),
        },
        { signal },
      );
      client.setQueryData<ConversationCounts>(conversationKeys.counts, page.counts);
      return { ...page, items: page.items.map((item) => asRead(client, item, since)) };
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const conversationCountsOptions = queryOptions({
  queryKey: conversationKeys.counts,
  queryFn: async ({ signal }) => {
    await connectionTried();
    return (await call(listConversations, { limit: 1 }, { signal })).counts;
  },
});

export function conversationOptions(lineUserId: string) {
  return queryOptions({
    queryKey: conversationKeys.one(lineUserId),
    queryFn: async ({ signal, client }) => {
      const since = Date.now();
      await connectionTried();
      return asRead(client, await call(getConversation, { lineUserId }, { signal }), since);
    },
  });
}

/** A conversation that was read, or marked unread, while it was being fetched stays so. @param since when the fetch began */
function asRead(client: QueryClient, fetched: Conversation, since: number): Conversation {
  const state = client.getQueryState<Conversation>(conversationKeys.one(fetched.lineUserId));
  const known = state && state.dataUpdatedAt >= since ? state.data : undefined;
  if (known?.customerMessageCount !== fetched.customerMessageCount) return fetched;
  return { ...fetched, unreadCount: known.unreadCount };
}

export const colleaguesOptions = queryOptions({
  queryKey: conversationKeys.colleagues,
  queryFn: async ({ signal }) => {
    await connectionTried();
    return (await call(listColleagues, {}, { signal })).items;
  },
});

/** The conversation as it is known by now, from wherever it was loaded. */
export function knownConversation(client: QueryClient, lineUserId: string): Conversation | undefined {
  const one = client.getQueryData<Conversation>(conversationKeys.one(lineUserId));
  if (one) return one;
  for (const [, list] of client.getQueriesData<ConversationList>({ queryKey: conversationKeys.lists })) {
    const found = list?.pages.flatMap(({ items }) => items).find((item) => item.lineUserId === lineUserId);
    if (found) return found;
  }
  return undefined;
}
