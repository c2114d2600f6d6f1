import type { OperatorFigures } from '@jsk/contracts/analytics';
import { useSearchParams } from 'react-router';
import { operatorFigures } from './figures';

export type SortColumn = (typeof operatorFigures)[number]['name'] | 'name';

export interface Sorting {
  column: SortColumn;
  isDescending: boolean;
}

/** Kept in the URL: `sort=wait`, or `sort=-wait` for the largest first. */
export function useOperatorSorting() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('sort') ?? '-ownSessions';
  const column = asked.replace(/^-/, '');
  const isKnown = column === 'name' || operatorFigures.some(({ name }) => name === column);
  const sorting: Sorting = isKnown
    ? { column: column as SortColumn, isDescending: asked.startsWith('-') }
    : { column: 'ownSessions', isDescending: true };

  /** The same column again turns the order round; numbers begin with the largest, names with the first. */
  const sortBy = (wanted: SortColumn) => {
    const isDescending = wanted === sorting.column ? !sorting.isDescending : wanted !== 'name';
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        next.set('sort', (isDescending ? '-' : '') + wanted);
        return next;
      },
      { replace: true },
    );
  };
  return { sorting, sortBy };
}

/** @returns the same rows in their order; those without a value come last, whichever way it goes. */
export function sorted(items: readonly OperatorFigures[], { column, isDescending }: Sorting) {
  const sign = isDescending ? -1 : 1;
  if (column === 'name') {
    return items.toSorted((a, b) => sign * a.operator.name.localeCompare(b.operator.name));
  }
  const valueOf = operatorFigures.find(({ name }) => name === column)?.of ?? (() => null);
  return items.toSorted((a, b) => {
    const [first, second] = [valueOf(a), valueOf(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second);
  });
}
