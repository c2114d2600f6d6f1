import type { LiveFigure } from '@jsk/contracts/analytics';
import { Equal, TrendingDown, TrendingUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MeaningButton } from '@/components/meaning-button';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/lib/use-formats';
import { type Trend, trendOf, valueWords } from '../model/figure-words';
import { TargetLine } from './target-line';

interface KpiCardProps {
  figure: LiveFigure;
  /** What belongs to the number and is not a trend. */
  note?: ReactNode;
}

const trendIcons = { up: TrendingUp, down: TrendingDown, same: Equal };

const frame = 'flex min-h-36 min-w-0 flex-col rounded-xl border bg-surface p-4';

/** One figure: what it is, how much, how it has changed, and how it stands to its target. */
export function KpiCard({ figure, note }: KpiCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { name, value, outOf } = figure;
  const trend = trendOf(t, formats, figure);
  const label = t(`liveKpis.figures.${name}.label`);
  return (
    <li className={frame}>
      <div className="-my-1 flex items-center justify-between gap-2">
        <h3 className="truncate text-[0.8125rem] text-muted">{label}</h3>
        <MeaningButton label={label} meaning={t(`liveKpis.figures.${name}.meaning`)} />
      </div>
      <p className="mt-2 text-3xl leading-tight font-semibold tabular-nums">
        {valueWords(formats, name, value)}
      </p>
      <div className="mt-1 grid gap-0.5 text-[0.8125rem] text-muted tabular-nums">
        {note}
        {trend && <TrendLine trend={trend} />}
        {value === null ? (
          <p>{t('liveKpis.nothingYet')}</p>
        ) : (
          outOf !== null && <p>{t(`liveKpis.outOf`, { number: formats.count(outOf) })}</p>
        )}
      </div>
      <TargetLine figure={figure} />
    </li>
  );
}

function TrendLine({ trend: { direction, words } }: { trend: Trend }) {
  const Icon = trendIcons[direction];
  return (
    <p className="flex items-center gap-1.5">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {words}
    </p>
  );
}

export function KpiCardSkeleton() {
  return (
    <li aria-hidden className={frame}>
      <Skeleton className="h-4 w-24 rounded" />
      <Skeleton className="mt-3 h-8 w-16 rounded" />
      <Skeleton className="mt-3 h-4 w-40 max-w-full rounded" />
      <Skeleton className="mt-auto h-1 w-full rounded-full" />
    </li>
  );
}
