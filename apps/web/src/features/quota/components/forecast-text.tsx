import { useTranslation } from 'react-i18next';
import { useFormats } from '@/lib/use-formats';
import type { QuotaReport } from '../api/quota';

/** Where the month leads, and what that is based on. */
export function ForecastText({ report: { forecast, limit, used } }: { report: QuotaReport }) {
  const { t } = useTranslation('admin');
  const { count, calendarDay } = useFormats();
  if (!forecast) return <p className="mt-3 text-muted">{t('quota.forecast.tooEarly')}</p>;
  const { usedAtMonthEnd, perDay, basedOnDays, runsOutOn } = forecast;
  const isEnough = limit !== null && used < limit && runsOutOn === null;
  return (
    <div className="mt-3">
      <p>
        <span className="font-medium">
          {t('quota.forecast.atMonthEnd', { messages: count(usedAtMonthEnd) })}
        </span>
        {runsOutOn !== null && (
          <span className="text-warning">
            {' · '}
            {t('quota.forecast.runsOutOn', { day: calendarDay(runsOutOn) })}
          </span>
        )}
        {isEnough && ` · ${t('quota.forecast.enough')}`}
      </p>
      <p className="text-[0.8125rem] text-muted">
        {t('quota.forecast.basis', { perDay: count(rounded(perDay)), days: count(rounded(basedOnDays)) })}
      </p>
    </div>
  );
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
