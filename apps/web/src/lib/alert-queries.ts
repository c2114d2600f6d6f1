import { listAlerts } from '@jsk/contracts/alerts';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api-client';
import { connectionTried } from './first-fetches';

/** What has gone wrong and is not over yet; kept right by the socket. */
export const alertsOptions = queryOptions({
  queryKey: ['alerts'],
  queryFn: async ({ signal }) => {
    await connectionTried();
    return call(listAlerts, {}, { signal });
  },
});
