import { getQuotaLevel } from '@jsk/contracts/quota';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api-client';

/** The server asks LINE every ten minutes, and the socket does not tell. */
const everyMs = 5 * 60_000;

/** How much of the month's messages is used. */
export const quotaLevelOptions = queryOptions({
  queryKey: ['quota', 'level'],
  queryFn: ({ signal }) => call(getQuotaLevel, {}, { signal }),
  refetchInterval: everyMs,
});
