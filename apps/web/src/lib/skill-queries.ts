import { listSkills } from '@jsk/contracts/skills';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api-client';

/** Every skill, by name. */
export const skillsOptions = queryOptions({
  queryKey: ['skills'],
  queryFn: async ({ signal }) => (await call(listSkills, {}, { signal })).items,
  // Its counts change all the time, and the socket does not tell them.
  refetchOnMount: 'always',
});
