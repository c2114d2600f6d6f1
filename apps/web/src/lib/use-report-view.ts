import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type ReportView, reportViewOf, searchOf } from './report-view';

const ownFields = ['days', 'startDate', 'endDate', 'measuredBy'];

/** Days and measure, kept in the URL, so that a link, a reload or the back button shows the same. */
export function useReportView() {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => reportViewOf(search), [search]);
  const changeView = useCallback(
    (change: Partial<ReportView>) =>
      setSearch(
        (current) => {
          const next = searchOf({ ...reportViewOf(current), ...change });
          for (const [name, value] of current) if (!ownFields.includes(name)) next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return { view, changeView };
}
