import { getLiveKpis } from '@jsk/contracts/analytics';
import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

/** Kept right by the socket while it is there; see `useLiveKpis`. */
export const liveKpisOptions = queryOptions({
  queryKey: ['live-kpis'],
  queryFn: ({ signal }) => call(getLiveKpis, {}, { signal }),
  // What is known from before the connection was lost is old.
  staleTime: 0,
});
