import type { Period } from '@jsk/contracts/periods';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/lib/use-formats';

interface ReportBasisProps {
  period: Period;
  previousPeriod?: Period;
  timeZone: string;
  computedAt?: string;
}

/** What the figures rest on: which days, compared with which, by whose clocks, and when they were counted. */
export function ReportBasis({ period, previousPeriod, timeZone, computedAt }: ReportBasisProps) {
  const { t } = useTranslation('admin');
  const { dayRange, clockTime } = useFormats();
  const daysOf = ({ startDate, endDate }: Period) => dayRange(startDate, endDate);
  const parts = [
    daysOf(period),
    previousPeriod && t('analytics.comparedWith', { period: daysOf(previousPeriod) }),
    t('analytics.timeZone', { timeZone }),
    computedAt && t('analytics.computedAt', { time: clockTime(new Date(computedAt)) }),
  ];
  return <p className="text-[0.8125rem] text-muted tabular-nums">{parts.filter(Boolean).join(' · ')}</p>;
}
