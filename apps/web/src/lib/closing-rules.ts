import { getClosingRules } from '@jsk/contracts/closing';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api-client';

/** Administrators seldom change them, and the server has the last word. */
const staysTrueMs = 5 * 60_000;

export const closingRulesOptions = queryOptions({
  queryKey: ['closing-rules'],
  queryFn: ({ signal }) => call(getClosingRules, {}, { signal }),
  staleTime: staysTrueMs,
});
