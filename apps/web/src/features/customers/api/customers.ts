import type { ConversationPatch } from '@jsk/contracts/conversations';
import {
  type Customer,
  type CustomerFilter,
  listCustomers,
  listFollowHistory,
  tagCustomers,
} from '@jsk/contracts/customers';
import type { InputOf, OutputOf } from '@jsk/contracts/endpoint';
import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '@/lib/api-client';
import { useLive } from '@/lib/live-context';
import { tagsKey } from '@/lib/tag-queries';
import type { CustomerView } from '../model/use-customer-view';

const customersKey = ['customers'] as const;
const pageSize = 50;

type CustomerPages = InfiniteData<OutputOf<typeof listCustomers>, string | undefined>;

export function customersOptions(view: CustomerView) {
  return infiniteQueryOptions({
    queryKey: [...customersKey, 'list', view],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const { sort, order } = view;
      const paging = { sort, order, limit: pageSize, ...(pageParam && { cursor: pageParam }) };
      return call(listCustomers, { ...filterOf(view), ...paging }, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    // Only what changes on a row is told by the socket, not who would be on the page now.
    refetchOnMount: 'always',
  });
}

/** The filter as the API takes it: what is not chosen is left out. */
export function filterOf({ sort: _, order: __, ...chosen }: CustomerView): CustomerFilter {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
}

export function followHistoryOptions(lineUserId: string) {
  return queryOptions({
    queryKey: [...customersKey, 'follows', lineUserId],
    queryFn: async ({ signal }) => (await call(listFollowHistory, { lineUserId }, { signal })).items,
    refetchOnMount: 'always',
  });
}

/** While the page is open: what is told of a customer changes their row. */
export function useLiveCustomers(): void {
  const { connection } = useLive();
  const client = useQueryClient();
  useEffect(() => {
    const readAgain = () => void client.invalidateQueries({ queryKey: customersKey });
    const patch = (news: ConversationPatch) =>
      client.setQueriesData<CustomerPages>(
        { queryKey: [...customersKey, 'list'] },
        (known) => known && patchPages(known, news),
      );
    const stops = [
      connection.listen('conversation_update', patch),
      connection.listen('tags_changed', readAgain),
      connection.listen('conversation_hidden', readAgain),
    ];
    return () => stops.forEach((stop) => stop());
  }, [connection, client]);
}

function patchPages(known: CustomerPages, news: ConversationPatch): CustomerPages {
  const isShown = known.pages.some(({ items }) => items.some((item) => item.lineUserId === news.lineUserId));
  if (!isShown) return known;
  const pages = known.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.lineUserId === news.lineUserId ? patched(item, news) : item)),
  }));
  return { ...known, pages };
}

function patched(customer: Customer, news: ConversationPatch): Customer {
  const { displayName, pictureUrl, language, tags, lastMessage } = news;
  return {
    ...customer,
    ...(displayName !== undefined && { displayName }),
    ...(pictureUrl !== undefined && { pictureUrl }),
    ...(language !== undefined && { language }),
    ...(tags && { tags }),
    ...(lastMessage && { lastContactAt: lastMessage.createdAt }),
    ...(news.isBlocked && { followState: 'blocked' }),
  };
}

export function useTagCustomers() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: InputOf<typeof tagCustomers>) => call(tagCustomers, input),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: customersKey });
      await client.invalidateQueries({ queryKey: tagsKey });
    },
  });
}
