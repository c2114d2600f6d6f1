import { type LiveFigure, liveFigureNames, type LiveKpis } from '@jsk/contracts/analytics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/error-state';
import { RunningTime } from '@/components/running-time';
import { useFormats } from '@/lib/use-formats';
import { useLiveKpis } from '../model/use-live-kpis';
import { KpiCard, KpiCardSkeleton } from './kpi-card';

const grid = 'grid gap-3 @lg/kpis:grid-cols-2 @4xl/kpis:grid-cols-3';

/** How it goes now: every live figure as a card. */
export function LiveKpisPanel() {
  const { t } = useTranslation();
  const { data, isError, isPushed, refetch } = useLiveKpis();
  if (isError && !data) {
    return (
      <ErrorState
        title={t('liveKpis.loadError')}
        text={t('liveKpis.loadErrorText')}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <section aria-label={t('liveKpis.title')} aria-busy={!data} className="@container/kpis min-w-0">
      <ul className={grid}>
        {data
          ? data.figures.map((figure) => (
              <KpiCard key={figure.name} figure={figure} note={<Note figure={figure} kpis={data} />} />
            ))
          : liveFigureNames.map((name) => <KpiCardSkeleton key={name} />)}
      </ul>
      {data && <Freshness at={data.at} isPushed={isPushed} />}
    </section>
  );
}

function Note({ figure: { name }, kpis }: { figure: LiveFigure; kpis: LiveKpis }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  if (name === 'waiting' && kpis.waitingSince) {
    return (
      <p>
        {t('liveKpis.longestWait')} <RunningTime since={kpis.waitingSince} />
      </p>
    );
  }
  if (name === 'active')
    return <p>{t('liveKpis.operatorsOnline', { number: count(kpis.operatorsOnline) })}</p>;
  return null;
}

function Freshness({ at, isPushed }: { at: string; isPushed: boolean }) {
  const { t } = useTranslation();
  const { clockTime } = useFormats();
  return (
    <p className="mt-3 text-[0.8125rem] text-muted tabular-nums">
      {isPushed ? t('liveKpis.pushed') : t('liveKpis.polled', { time: clockTime(new Date(at)) })}
    </p>
  );
}
