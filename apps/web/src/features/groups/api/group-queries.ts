import { listGroupMessages, listGroups } from '@jsk/contracts/groups';
import { getSettings } from '@jsk/contracts/settings';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

/** Groups are looked at now and then, so nothing is pushed; the page asks again while it is open. */
const refreshEveryMs = 15_000;

/** Asked first, so that nothing is asked for that is not to be had. */
export const groupsShownOptions = queryOptions({
  queryKey: ['groups', 'shown'],
  queryFn: async ({ signal }) => (await call(getSettings, {}, { signal })).webhook.showGroups,
  staleTime: 0,
});

export const groupListOptions = infiniteQueryOptions({
  queryKey: ['groups', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    call(listGroups, { limit: 50, ...(pageParam && { cursor: pageParam }) }, { signal }),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  refetchInterval: refreshEveryMs,
});

/** The newest page first; each further one is older. */
export function groupMessagesOptions(groupId: string) {
  return infiniteQueryOptions({
    queryKey: ['groups', 'messages', groupId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listGroupMessages, { groupId, limit: 50, ...(pageParam && { beforeId: pageParam }) }, { signal }),
    getNextPageParam: ({ hasMore, messages }) => (hasMore ? messages[0]?.id : undefined),
    refetchInterval: refreshEveryMs,
  });
}
