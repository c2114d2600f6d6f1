import { listOperatorProfiles } from '@jsk/contracts/people';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api-client';

/** Everybody of the team, also those who cannot sign in any more: what they did stays theirs. */
export const operatorProfilesOptions = queryOptions({
  queryKey: ['operator-profiles', 'all'],
  queryFn: async ({ signal }) => (await call(listOperatorProfiles, {}, { signal })).items,
});
