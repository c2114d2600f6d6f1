import type { LiveFigure, LiveFigureName } from '@jsk/contracts/analytics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RunningTime } from '@/components/running-time';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/lib/use-formats';
import { valueWords } from '../model/figure-words';
import { useLiveKpis } from '../model/use-live-kpis';
import { TargetStatus } from './target-line';

/** How the whole account does, in one line: for the head of a page about something else. Nothing when it is not known. */
export function LiveKpisStrip() {
  const { t } = useTranslation();
  const { data, isError } = useLiveKpis();
  if (isError && !data) return null;
  const figureOf = (name: LiveFigureName) => data?.figures.find((figure) => figure.name === name);
  return (
    <dl
      aria-label={t('liveKpis.title')}
      aria-busy={!data}
      className="grid grid-cols-3 divide-x rounded-xl border bg-surface"
    >
      <Item label={t('liveKpis.longestWait')} isKnown={!!data}>
        {data?.waitingSince ? <RunningTime since={data.waitingSince} /> : '–'}
      </Item>
      <Item label={t('liveKpis.figures.firstResponse.label')} isKnown={!!data}>
        <JudgedFigure figure={figureOf('firstResponse')} />
      </Item>
      <Item label={t('liveKpis.figures.sessionsToday.label')} isKnown={!!data}>
        <JudgedFigure figure={figureOf('sessionsToday')} />
      </Item>
    </dl>
  );
}

function JudgedFigure({ figure }: { figure: LiveFigure | undefined }) {
  const formats = useFormats();
  if (!figure) return null;
  const { name, value, status } = figure;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      {valueWords(formats, name, value)}
      {status !== 'none' && (
        <span className="text-xs">
          <TargetStatus status={status} />
        </span>
      )}
    </span>
  );
}

function Item({ label, isKnown, children }: { label: string; isKnown: boolean; children: ReactNode }) {
  return (
    <div className="min-w-0 px-3 py-2.5 @xl/queue:px-4 @xl/queue:py-3">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="text-lg font-semibold tabular-nums @xl/queue:text-xl">
        {isKnown ? children : <Skeleton className="my-1 h-5 w-12 rounded" />}
      </dd>
    </div>
  );
}
