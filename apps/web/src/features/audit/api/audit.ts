import { listAuditActions, listAuditEntries } from '@jsk/contracts/audit';
import { listOperatorProfiles } from '@jsk/contracts/people';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import type { AuditView } from '../model/use-audit-view';

const pageSize = 50;

/** The log is not told over the socket: it is read anew whenever somebody looks at it. */
export function auditEntriesOptions(view: AuditView) {
  return infiniteQueryOptions({
    queryKey: ['audit', 'entries', view],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listAuditEntries, { ...view, pageSize, ...(pageParam && { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  });
}

export const auditActionsOptions = queryOptions({
  queryKey: ['audit', 'actions'],
  queryFn: async ({ signal }) => (await call(listAuditActions, {}, { signal })).items,
  refetchOnMount: 'always',
});

/** Those who may have done something, also when they cannot sign in any more. */
export const auditPeopleOptions = queryOptions({
  queryKey: ['audit', 'people'],
  queryFn: async ({ signal }) => (await call(listOperatorProfiles, {}, { signal })).items,
  refetchOnMount: 'always',
});
