import type { OutputOf } from '@jsk/contracts/endpoint';
import { getQuota, type QuotaPeriod } from '@jsk/contracts/quota';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

export type QuotaReport = OutputOf<typeof getQuota>;

/** The server asks LINE every ten minutes, and the socket does not tell. */
const everyMs = 5 * 60_000;

export const quotaOptions = (period: QuotaPeriod) =>
  queryOptions({
    queryKey: ['quota', 'report', period],
    queryFn: ({ signal }) => call(getQuota, { period }, { signal }),
    staleTime: 0,
    refetchInterval: everyMs,
    placeholderData: keepPreviousData,
  });
