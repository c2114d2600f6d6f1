import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '@/lib/use-formats';
import type { DayRow, DaySeries } from '../model/day-rows';
import { valueWords } from '../model/figure-words';
import type { FigureKind } from '../model/figures';

/** Something else that is known of a day. */
export interface DayColumn {
  label: string;
  of: (date: string) => string;
}

interface DayTableProps {
  title: string;
  rows: readonly DayRow[];
  series: readonly DaySeries[];
  kind: FigureKind;
  columns?: readonly DayColumn[];
  pathOfDay?: (date: string) => string;
}

const link = 'rounded-sm underline-offset-2 hover:underline';

/** What a chart draws, in numbers. */
export function DayTable({ title, rows, series, kind, columns = [], pathOfDay }: DayTableProps) {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  return (
    <div
      role="region"
      aria-label={title}
      tabIndex={0}
      className="-mx-4 -mb-4 max-h-72 overflow-auto px-4 pb-2"
    >
      <table className="w-full text-right tabular-nums">
        <thead className="sticky top-0 bg-surface text-[0.8125rem] text-muted">
          <tr className="h-9 border-b">
            <th scope="col" className="pr-2 text-left font-medium">
              {t('analytics.day')}
            </th>
            {[...series, ...columns].map(({ label }) => (
              <th key={label} scope="col" className="pl-3 font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ date, values }) => (
            <tr key={date} className="h-8 border-b last:border-b-0">
              <th scope="row" className="pr-2 text-left font-normal whitespace-nowrap">
                {pathOfDay ? (
                  <Link to={pathOfDay(date)} className={link}>
                    {formats.calendarDay(date, 'short')}
                  </Link>
                ) : (
                  formats.calendarDay(date, 'short')
                )}
              </th>
              {series.map(({ name, path }) => {
                const value = values[name] ?? null;
                const words = valueWords(formats, kind, value);
                return (
                  <td key={name} className="pl-3 whitespace-nowrap">
                    {path && value ? (
                      <Link to={path(date)} className={link}>
                        {words}
                      </Link>
                    ) : (
                      words
                    )}
                  </td>
                );
              })}
              {columns.map(({ label, of }) => (
                <td key={label} className="pl-3 whitespace-nowrap">
                  {of(date)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
