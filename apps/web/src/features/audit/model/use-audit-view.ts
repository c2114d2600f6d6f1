import { type AuditFilter, exportAuditLog } from '@jsk/contracts/audit';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What the page shows; what is not there is not looked at. */
export type AuditView = AuditFilter;
export type AuditFilterName = keyof AuditView;

const fields = exportAuditLog.input.shape;
export const auditFilterNames = Object.keys(fields) as AuditFilterName[];

/** Kept in the URL, so that a link, a reload or the back button shows the same. */
export function useAuditView() {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => viewOf(search), [search]);
  const changeView = useCallback(
    (change: Partial<Record<AuditFilterName, string>>) =>
      setSearch((current) => searchOf({ ...viewOf(current), ...change }), { replace: true }),
    [setSearch],
  );
  return { view, changeView };
}

/** @returns the query string that shows these entries. */
export function searchOf(view: Partial<Record<AuditFilterName, string>>): URLSearchParams {
  const chosen = Object.entries(view).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(chosen);
}

/** What somebody has typed into the address and cannot be is left out. */
function viewOf(search: URLSearchParams): AuditView {
  const view: Partial<Record<AuditFilterName, string>> = {};
  for (const name of auditFilterNames) {
    const value = search.get(name);
    if (value && fields[name].safeParse(value).success) view[name] = value;
  }
  if (!view.subjectType) delete view.subjectId;
  if (view.startDate && view.endDate && view.startDate > view.endDate) delete view.endDate;
  return view;
}
