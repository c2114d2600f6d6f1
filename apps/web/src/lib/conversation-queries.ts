import {
  getConversation,
  listColleagues,
  listConversations,
  type Conversation,
  type ConversationCounts,
  type ConversationFilter,
} from '@jsk/contracts/conversations';
import type { OutputOf } from '@jsk/contracts/endpoint';
import {
  infiniteQueryOptions,
  queryOptions,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { call } from './api-client';

/** What the conversation list shows: kept in the URL, and in the key of the cached list. */
export interface ListView {
  status: ConversationFilter;
  q: string;
  unreadOnly: boolean;
}

type ConversationPage = OutputOf<typeof listConversations>;
export type ConversationList = InfiniteData<ConversationPage, string | undefined>;

export const conversationKeys = {
  all: ['conversations'] as const,
  lists: ['conversations', 'list'] as const,
  list: (view: ListView) => ['conversations', 'list', view] as const,
  counts: ['conversations', 'counts'] as const,
  one: (lineUserId: string) => ['conversations', 'one', lineUserId] as const,
  colleagues: ['colleagues'] as const,
};

const pageSize = 50;

export function conversationListOptions(view: ListView) {
  return infiniteQueryOptions({
    queryKey: conversationKeys.list(view),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal, client }) => {
      const page = await call(
        listConversations,
        {
          status: view.status,
          sort: view.status === 'waiting' ? 'waiting' : 'newest',
          limit: pageSize,
          ...(view.q && { q: view.q }),
          ...(view.unreadOnly && { unread: 'true' }),
          ...(pageParam && { cursor: pageParam }),
        },
        { signal },
      );
      client.setQueryData<ConversationCounts>(conversationKeys.counts, page.counts);
      return page;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const conversationCountsOptions = queryOptions({
  queryKey: conversationKeys.counts,
  queryFn: async ({ signal }) => (await call(listConversations, { limit: 1 }, { signal })).counts,
});

export function conversationOptions(lineUserId: string) {
  return queryOptions({
    queryKey: conversationKeys.one(lineUserId),
    queryFn: ({ signal }) => call(getConversation, { lineUserId }, { signal }),
  });
}

export const colleaguesOptions = queryOptions({
  queryKey: conversationKeys.colleagues,
  queryFn: async ({ signal }) => (await call(listColleagues, {}, { signal })).items,
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
