import type { FigureStatus, LiveFigure } from '@jsk/contracts/analytics';
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import { targetBarOf, targetWords } from '../model/figure-words';

type Judged = Exclude<FigureStatus, 'none'>;

const icons = { good: CircleCheck, warning: TriangleAlert, bad: CircleX };
const inks: Record<Judged, string> = {
  good: 'text-status-active',
  warning: 'text-warning',
  bad: 'text-danger',
};
const fills: Record<Judged, string> = {
  good: 'bg-status-active',
  warning: 'bg-warning-line',
  bad: 'bg-danger',
};

/** How a figure stands to its target: in words, and as a thin bar with the target marked. */
export function TargetLine({ figure }: { figure: LiveFigure }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const target = targetWords(t, formats, figure);
  if (target === null) return null;
  const bar = targetBarOf(figure);
  const { status } = figure;
  return (
    <div className="mt-auto grid gap-1.5 pt-3">
      <div className="flex flex-wrap items-center justify-between gap-x-2 text-xs">
        {status !== 'none' && <TargetStatus status={status} />}
        <span className="text-muted tabular-nums">{target}</span>
      </div>
      <div aria-hidden className="relative h-1 rounded-full bg-sunken">
        {bar && status !== 'none' && (
          <>
            <div
              className={cn('h-full rounded-full', fills[status])}
              style={{ width: `${bar.filled * 100}%` }}
            />
            <div
              className="absolute -top-0.5 h-2 w-0.5 rounded-full bg-ink"
              style={{ left: `calc(${bar.mark * 100}% - 1px)` }}
            />
          </>
        )}
      </div>
    </div>
  );
}

/** Good, nearly good or not: an icon and a word, so that it does not hang on the colour. */
export function TargetStatus({ status }: { status: Judged }) {
  const { t } = useTranslation();
  const Icon = icons[status];
  return (
    <span className={cn('inline-flex items-center gap-1 font-medium', inks[status])}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {t(`liveKpis.status.${status}`)}
    </span>
  );
}
