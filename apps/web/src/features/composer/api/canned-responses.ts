import { listCannedResponses } from '@jsk/contracts/canned-responses';
import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

const tenMinutesMs = 10 * 60_000;

export const cannedResponsesOptions = queryOptions({
  queryKey: ['canned-responses'],
  queryFn: async ({ signal }) => (await call(listCannedResponses, {}, { signal })).items,
  // The socket does not tell when an administrator changes one.
  staleTime: tenMinutesMs,
});
