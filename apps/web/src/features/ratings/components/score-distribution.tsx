import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import { type RatingsView, scoresOptions } from '../api/ratings';

interface ScoreDistributionProps {
  view: RatingsView;
  onChoose: (score: number | null) => void;
}

/** How often each score was given; one of them chosen lists the answers that gave it. */
export function ScoreDistribution({ view, onChoose }: ScoreDistributionProps) {
  const { t } = useTranslation('admin');
  const { average, count, percent } = useFormats();
  const { data, isError, isPlaceholderData } = useQuery(scoresOptions(view));
  // The list below says what is wrong and has the way on.
  if (isError && !data) return null;
  if (!data) return <Skeleton className="h-44 max-w-xl rounded-xl" />;
  const { answers, averageScore, scores } = data;
  if (averageScore === null) return null;
  return (
    <div
      aria-busy={isPlaceholderData}
      className={cn(
        'flex max-w-xl flex-wrap items-center gap-x-6 gap-y-3 rounded-xl border bg-surface p-4',
        isPlaceholderData && 'opacity-60',
      )}
    >
      <div className="grid justify-items-center gap-1">
        <span
          role="img"
          aria-label={t('ratings.average', { score: average(averageScore) })}
          className="text-3xl font-semibold tabular-nums"
        >
          {average(averageScore)} <span className="text-2xl text-warning">★</span>
        </span>
        <span className="text-[0.8125rem] text-muted">{t('ratings.answers', { count: answers })}</span>
      </div>
      <ol aria-label={t('ratings.distribution')} className="min-w-56 flex-1">
        {scores.map(({ score, answers: given }) => (
          <li key={score}>
            <button
              type="button"
              aria-pressed={view.score === score}
              className={cn(
                'grid min-h-8 w-full grid-cols-[1.75rem_1fr_3.5rem] items-center gap-2 rounded-md px-1 text-left',
                'hover:bg-sunken pointer-coarse:min-h-11',
                view.score === score && 'bg-sunken font-medium',
              )}
              onClick={() => onChoose(view.score === score ? null : score)}
            >
              <span className="sr-only">
                {t('ratings.scoreCount', { score, count: given, share: percent(given / answers) })}
              </span>
              <span aria-hidden className="tabular-nums">
                {score} <span className="text-warning">★</span>
              </span>
              <span aria-hidden className="h-2 rounded-sm bg-sunken">
                <span
                  className="block h-full rounded-sm bg-chart-main"
                  style={{ width: `${(given / answers) * 100}%` }}
                />
              </span>
              <span aria-hidden className="text-right text-[0.8125rem] text-muted tabular-nums">
                {count(given)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
