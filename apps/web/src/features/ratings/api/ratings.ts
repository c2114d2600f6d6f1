import { countCsatScores, listCsatAnswers } from '@jsk/contracts/csat';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '@/lib/api-client';

export type RatingsView = Pick<
  z.output<typeof listCsatAnswers.input>,
  'score' | 'operatorId' | 'startAt' | 'endAt'
> & { hasComment?: 'true' };

export function ratingsOptions(view: RatingsView) {
  return infiniteQueryOptions({
    queryKey: ['ratings', view],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listCsatAnswers, { ...view, ...(pageParam && { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  });
}

/** Which score they were given does not matter: all five are counted. */
export function scoresOptions({ score: _score, ...view }: RatingsView) {
  return queryOptions({
    queryKey: ['ratings', 'scores', view],
    queryFn: ({ signal }) => call(countCsatScores, view, { signal }),
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  });
}
