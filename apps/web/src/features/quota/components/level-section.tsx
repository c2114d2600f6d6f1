import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/lib/use-formats';
import type { QuotaReport } from '../api/quota';
import { toneOf } from '../model/quota-tone';
import { ForecastText } from './forecast-text';
import { LevelBar } from './level-bar';

/** The month so far: one big number, and where it leads. */
export function LevelSection({ report }: { report: QuotaReport }) {
  const { t } = useTranslation('admin');
  const { count, clockTime } = useFormats();
  const { limit, used, remaining, checkedAt, refusedAt } = report;
  if (checkedAt === null) return <p className="text-muted">{t('quota.level.unknown')}</p>;
  return (
    <section aria-labelledby="quota-level">
      <h3 id="quota-level" className="text-[0.9375rem] font-semibold">
        {t('quota.level.title')}
      </h3>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-2 tabular-nums">
        <span className="text-4xl leading-tight font-semibold">{count(used)}</span>
        <span className="text-lg text-muted">
          {limit === null ? t('quota.level.unlimited') : t('quota.level.ofLimit', { limit: count(limit) })}
        </span>
        {remaining !== null && (
          <span className="ml-auto text-muted">
            {t('quota.level.remaining', { messages: count(remaining) })}
          </span>
        )}
      </p>
      {limit !== null && <LevelBar limit={limit} report={report} />}
      <LevelWarning report={report} />
      <ForecastText report={report} />
      {refusedAt !== null && (
        <p className="mt-3 rounded-lg bg-warning-soft px-3 py-2 text-warning">
          {t('quota.level.refused', { time: clockTime(new Date(refusedAt)) })}
        </p>
      )}
      <p className="mt-3 text-[0.8125rem] text-muted">
        {t('quota.level.checkedAt', { time: clockTime(new Date(checkedAt)) })}
      </p>
    </section>
  );
}

function LevelWarning({ report }: { report: QuotaReport }) {
  const { t } = useTranslation('admin');
  const { thresholdReached } = report;
  if (thresholdReached === null) return null;
  const tone = toneOf(report) === 'danger' ? 'text-danger' : 'text-warning';
  return (
    <p className={`mt-3 flex gap-2 font-medium ${tone}`}>
      <CircleAlert aria-hidden className="mt-1 size-4 shrink-0" />
      {thresholdReached === 100
        ? t('quota.level.exhausted')
        : t('quota.level.low', { percent: thresholdReached })}
    </p>
  );
}
