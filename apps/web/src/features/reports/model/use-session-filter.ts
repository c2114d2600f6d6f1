import { getSessionsSummary } from '@jsk/contracts/reports';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { SessionFilter } from '@/lib/report-view';

const { days: _, startDate: __, endDate: ___, ...fields } = getSessionsSummary.input.shape;
export type SessionFilterName = keyof typeof fields;
const names = Object.keys(fields) as SessionFilterName[];

/** Kept in the URL, beside the days; what somebody has typed into it and cannot be is left out. */
export function useSessionFilter() {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => filterOf(search), [search]);
  /** @param changes empty: any */
  const change = (changes: Partial<Record<SessionFilterName, string>>) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  const showAll = () => change(Object.fromEntries(names.map((name) => [name, ''])));
  return { filter, change, showAll };
}

function filterOf(search: URLSearchParams): SessionFilter {
  const given = names.flatMap((name) => {
    const value = fields[name].safeParse(search.get(name) ?? undefined).data;
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}
