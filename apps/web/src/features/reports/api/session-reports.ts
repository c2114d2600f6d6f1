import { getSessionsSummary, listReportedSessions } from '@jsk/contracts/reports';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import type { ReportPeriod, SessionFilter } from '@/lib/report-view';

export function sessionsOptions(period: ReportPeriod, filter: SessionFilter) {
  return infiniteQueryOptions({
    queryKey: ['session-reports', 'list', period, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        listReportedSessions,
        { ...period, ...filter, ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  });
}

export function summaryOptions(period: ReportPeriod, filter: SessionFilter) {
  return queryOptions({
    queryKey: ['session-reports', 'summary', period, filter],
    queryFn: ({ signal }) => call(getSessionsSummary, { ...period, ...filter }, { signal }),
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  });
}
