import { Table2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PaneBoundary } from '@/components/pane-boundary';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/lib/use-formats';
import { areEmpty, type DayRow, type DaySeries } from '../model/day-rows';
import { valueWords } from '../model/figure-words';
import type { FigureKind } from '../model/figures';
import { type DayColumn, DayTable } from './day-table';
import { NothingYet, ReportSection } from './report-section';

// The charts bring a library along that nothing else needs.
const DayBars = lazy(async () => ({ default: (await import('./day-drawings')).DayBars }));
const DayLines = lazy(async () => ({ default: (await import('./day-drawings')).DayLines }));

interface DayChartProps {
  title: string;
  meaning?: string;
  /** Bars are stacked. */
  look: 'bars' | 'lines';
  rows: readonly DayRow[];
  series: readonly DaySeries[];
  kind: FigureKind;
  /** What only the table says of a day. */
  columns?: readonly DayColumn[];
  /** What a day leads to; none: to nothing. */
  pathOfDay?: (date: string) => string;
  className?: string;
}

/** Something day by day: drawn, or as a table of the same numbers. */
export function DayChart({ title, meaning, className, ...chart }: DayChartProps) {
  const { t } = useTranslation('admin');
  const [isTable, setTable] = useState(false);
  const { rows, series, kind, columns, pathOfDay } = chart;
  const isEmpty = areEmpty(rows);
  return (
    <ReportSection
      title={title}
      {...(meaning && { meaning })}
      {...(className && { className })}
      actions={
        !isEmpty && (
          <IconButton
            label={t('analytics.asTable', { title })}
            look={isTable ? 'pressed' : 'quiet'}
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            <Table2 aria-hidden />
          </IconButton>
        )
      }
    >
      {isEmpty ? (
        <NothingYet text={t('analytics.nothing')} />
      ) : isTable ? (
        <DayTable
          title={title}
          rows={rows}
          series={series}
          kind={kind}
          {...(columns && { columns })}
          {...(pathOfDay && { pathOfDay })}
        />
      ) : (
        <Drawing title={title} {...chart} />
      )}
    </ReportSection>
  );
}

function Drawing({ title, look, rows, series, kind, pathOfDay }: DayChartProps) {
  const { t } = useTranslation('admin');
  const { dayRange, ...formats } = useFormats();
  const navigate = useNavigate();
  const Chart = look === 'bars' ? DayBars : DayLines;
  const [from = '', to = ''] = [rows[0]?.date, rows.at(-1)?.date];
  return (
    <>
      {series.length > 1 && <Legend series={series} />}
      <PaneBoundary>
        <Suspense fallback={<Skeleton className="h-56 rounded-lg" />}>
          <div role="img" aria-label={t('analytics.drawing', { title, period: dayRange(from, to) })}>
            <Chart
              rows={rows}
              series={series}
              words={(value) => valueWords(formats, kind, value)}
              isShare={kind === 'share'}
              {...(pathOfDay && { onOpenDay: (date: string) => void navigate(pathOfDay(date)) })}
            />
          </div>
        </Suspense>
      </PaneBoundary>
    </>
  );
}

function Legend({ series }: { series: readonly DaySeries[] }) {
  return (
    <ul aria-hidden className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
      {series.map(({ name, label, color }) => (
        <li key={name} className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-sm" style={{ background: `var(${color})` }} />
          {label}
        </li>
      ))}
    </ul>
  );
}
