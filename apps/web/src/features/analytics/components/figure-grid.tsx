import { ArrowDown, ArrowUp, Equal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { MeaningButton } from '@/components/meaning-button';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/class-names';
import type { ReportView } from '@/lib/report-view';
import { useFormats } from '@/lib/use-formats';
import type { FigureDefinition } from '../model/figures';
import { type Trend, trendOf, valueWords } from '../model/figure-words';

interface FigureGridProps<Source> {
  label: string;
  figures: readonly FigureDefinition<Source>[];
  current: Source;
  /** The same of the period before. */
  previous: Source;
  /** With which days the lists behind the figures are opened; null: they are not for this operator. */
  view: ReportView | null;
}

const trendIcons = { up: ArrowUp, down: ArrowDown, same: Equal };
const judgementInks = { better: 'text-status-active', worse: 'text-danger' };

// The lines between the cells are the ground that shows through.
const frame = 'grid grid-cols-2 gap-px overflow-hidden rounded-xl border bg-line @4xl/report:grid-cols-4';
const cell = 'flex min-w-0 flex-col bg-surface p-4';

/** The figures of a period as one block: what each is, how much, and how it has changed. */
export function FigureGrid<Source>({ label, figures, current, previous, view }: FigureGridProps<Source>) {
  return (
    <ul aria-label={label} className={frame}>
      {figures.map((figure) => (
        <FigureCell
          key={figure.name}
          figure={figure}
          current={current}
          previous={previous}
          path={view && figure.path?.(view, current)}
        />
      ))}
    </ul>
  );
}

interface FigureCellProps<Source> {
  figure: FigureDefinition<Source>;
  current: Source;
  previous: Source;
  path: string | null | undefined;
}

function FigureCell<Source>({ figure, current, previous, path }: FigureCellProps<Source>) {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { name, kind, of, notes } = figure;
  const label = t(`analytics.figures.${name}.label`);
  const value = valueWords(formats, kind, of(current));
  const trend = trendOf(t, formats, figure, [of(current), of(previous)]);
  const noteWords = (notes?.(current) ?? [])
    .filter((note) => note.value !== null)
    .map((note) => t(`analytics.notes.${note.name}`, { value: valueWords(formats, note.kind, note.value) }));
  return (
    <li className={cell}>
      <div className="flex items-center justify-between gap-1">
        <h3 className="min-w-0 truncate text-[0.8125rem] text-muted">{label}</h3>
        <MeaningButton label={label} meaning={t(`analytics.figures.${name}.meaning`)} />
      </div>
      <p className="text-[1.375rem] leading-snug font-semibold tabular-nums @4xl/report:text-2xl">
        {path ? (
          <Link
            to={path}
            aria-label={t('analytics.listOf', { label, value })}
            className="rounded-sm decoration-1 underline-offset-4 hover:underline"
          >
            {value}
          </Link>
        ) : (
          value
        )}
      </p>
      <div className="mt-1 grid gap-0.5 text-[0.8125rem] text-muted tabular-nums">
        {trend && <TrendLine trend={trend} />}
        {noteWords.length > 0 && <p>{noteWords.join(' · ')}</p>}
      </div>
    </li>
  );
}

function TrendLine({ trend: { direction, judgement, words } }: { trend: Trend }) {
  const { t } = useTranslation('admin');
  const Icon = trendIcons[direction];
  return (
    <p className="flex items-baseline gap-1">
      <Icon aria-hidden className="size-3.5 shrink-0 translate-y-0.5" />
      <span>
        {words}
        {judgement && (
          <>
            {' · '}
            <span className={cn('font-medium', judgementInks[judgement])}>
              {t(`analytics.trend.${judgement}`)}
            </span>
          </>
        )}
      </span>
    </p>
  );
}

export function FigureGridSkeleton({ cells }: { cells: number }) {
  return (
    <ul aria-hidden className={frame}>
      {Array.from({ length: cells }, (_, index) => (
        <li key={index} className={cell}>
          <Skeleton className="h-4 w-20 rounded" />
          <Skeleton className="mt-3 h-7 w-24 rounded" />
          <Skeleton className="mt-3 h-4 w-32 max-w-full rounded" />
          <Skeleton className="mt-1.5 h-4 w-24 max-w-full rounded" />
        </li>
      ))}
    </ul>
  );
}
