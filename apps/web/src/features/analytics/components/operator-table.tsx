import type { OperatorFigures } from '@jsk/contracts/analytics';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/lib/class-names';
import { reportPath, type ReportView } from '@/lib/report-view';
import { useFormats } from '@/lib/use-formats';
import { valueWords } from '../model/figure-words';
import { operatorFigures } from '../model/figures';
import { type SortColumn, sorted, type Sorting, useOperatorSorting } from '../model/use-operator-sorting';

interface OperatorTableProps {
  items: readonly OperatorFigures[];
  view: ReportView;
}

/** One row per operator; a click on a head sorts by it, a click on a name tells more. */
export function OperatorTable({ items, view }: OperatorTableProps) {
  const { t } = useTranslation('admin');
  const { sorting, sortBy } = useOperatorSorting();
  return (
    <div
      role="region"
      aria-label={t('analytics.operators.title')}
      tabIndex={0}
      className="overflow-x-auto rounded-xl border bg-surface"
    >
      <table className="w-full text-right tabular-nums">
        <thead className="text-[0.8125rem] text-muted">
          <tr className="h-11 border-b">
            <SortHead
              column="name"
              label={t('analytics.operators.name')}
              sorting={sorting}
              onSort={sortBy}
              className="sticky left-0 z-10 bg-surface pl-4 text-left"
            />
            {operatorFigures.map(({ name }) => (
              <SortHead
                key={name}
                column={name}
                label={t(`analytics.figures.${name}.label`)}
                sorting={sorting}
                onSort={sortBy}
                className="px-3 last:pr-4"
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(items, sorting).map((item) => (
            <OperatorRow key={item.operator.id} item={item} view={view} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OperatorRow({ item, view }: { item: OperatorFigures; view: ReportView }) {
  const formats = useFormats();
  const { operator } = item;
  return (
    <tr className="group h-11 border-b last:border-b-0 hover:bg-hover">
      <th
        scope="row"
        className="sticky left-0 max-w-36 bg-surface pl-4 text-left font-medium group-hover:bg-hover @md/report:max-w-56"
      >
        <Link
          to={reportPath(`operators/${operator.id}`, view)}
          className="flex min-w-0 items-center gap-2 rounded-sm underline-offset-2 hover:underline"
        >
          <Avatar name={operator.name} size="tiny" />
          <span dir="auto" className="truncate">
            {operator.name}
          </span>
        </Link>
      </th>
      {operatorFigures.map(({ name, kind, of, path }) => {
        const value = of(item);
        const words = valueWords(formats, kind, value);
        return (
          <td key={name} className="px-3 whitespace-nowrap last:pr-4">
            {path && value ? (
              <Link to={path(view, item)} className="rounded-sm underline-offset-2 hover:underline">
                {words}
              </Link>
            ) : (
              <span className={cn(!value && 'text-muted')}>{words}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

interface SortHeadProps {
  column: SortColumn;
  label: string;
  sorting: Sorting;
  onSort: (column: SortColumn) => void;
  className: string;
}

function SortHead({ column, label, sorting, onSort, className }: SortHeadProps) {
  const isSorted = sorting.column === column;
  const Icon = sorting.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : undefined}
      className={cn('font-medium', className)}
    >
      <button
        type="button"
        className={cn(
          'inline-flex min-h-9 items-center gap-1 rounded-sm whitespace-nowrap hover:text-ink',
          isSorted && 'text-ink',
        )}
        onClick={() => onSort(column)}
      >
        {label}
        {isSorted && <Icon aria-hidden className="size-3.5" />}
      </button>
    </th>
  );
}
