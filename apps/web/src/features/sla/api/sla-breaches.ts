import type { InputOf } from '@jsk/contracts/endpoint';
import { listSlaBreaches } from '@jsk/contracts/sla';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

/** Which broken promises are looked at; without a period: those of the last days. */
export type BreachesView = Pick<
  InputOf<typeof listSlaBreaches>,
  'days' | 'startDate' | 'endDate' | 'kind' | 'operatorId'
>;

export function slaBreachesOptions(view: BreachesView) {
  return infiniteQueryOptions({
    queryKey: ['sla-breaches', view],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listSlaBreaches, { ...view, ...(pageParam && { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  });
}
