import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import type { QuotaReport } from '../api/quota';
import { percentWidth } from '../model/percent-width';
import { toneOf } from '../model/quota-tone';

const fills = { calm: 'bg-accent', warning: 'bg-warning-line', danger: 'bg-danger' };

/** How much is used, with a mark where the month is expected to end. */
export function LevelBar({ limit, report }: { limit: number; report: QuotaReport }) {
  const { t } = useTranslation('admin');
  const { count, percent } = useFormats();
  const shareOf = (messages: number) => (limit === 0 ? 1 : messages / limit);
  const label = t('quota.level.used', {
    used: count(report.used),
    limit: count(limit),
    share: percent(shareOf(report.used)),
  });
  const expected = report.forecast?.usedAtMonthEnd ?? null;
  return (
    <div className="relative mt-3">
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(report.used, limit)}
        className="h-3 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={cn('h-full rounded-full', fills[toneOf(report)])}
          style={{ width: percentWidth(shareOf(report.used)) }}
        />
      </div>
      {expected !== null && (
        <span
          title={t('quota.forecast.mark')}
          className="absolute -inset-y-1 w-0.5 -translate-x-1/2 rounded-full bg-ink"
          style={{ left: percentWidth(shareOf(expected)) }}
        />
      )}
    </div>
  );
}
