import { searchMessages } from '@jsk/contracts/message-search';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import type { SearchRequest } from '../model/search-request';

const pageSize = 30;

/** Messages in which the words occur, newest first. */
export function messageSearchOptions({ sender, type, from, to, ...request }: SearchRequest) {
  const [kind, operatorId] = sender.split(' ');
  return infiniteQueryOptions({
    queryKey: ['message-search', request, sender, type, from, to],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        searchMessages,
        {
          q: request.q,
          limit: pageSize,
          ...(request.lineUserId && { lineUserId: request.lineUserId }),
          ...(kind && { sender: kind as 'CUSTOMER' | 'OPERATOR' | 'BOT' }),
          ...(operatorId && { operatorId }),
          ...(type && { type }),
          ...(from && { from: startOf(from, 0) }),
          ...(to && { to: startOf(to, 1) }),
          ...(pageParam && { cursor: pageParam }),
        },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    // What was found a minute ago may have been taken back.
    gcTime: 0,
  });
}

/** Midnight where the operator is. @param day as a date field has it: 2026-11-21. */
function startOf(day: string, daysLater: number): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysLater).toISOString();
}
