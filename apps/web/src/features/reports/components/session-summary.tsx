import type { SessionsSummary } from '@jsk/contracts/reports';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/lib/use-formats';

/** The sessions that are listed, in figures. */
export function SessionSummary({ summary }: { summary: SessionsSummary }) {
  const { t } = useTranslation('admin');
  const { count, preciseDuration, average, percent, dayRange } = useFormats();
  const { period, byStatus } = summary;
  const time = (seconds: number | null) => (seconds === null ? '–' : preciseDuration(seconds * 1000));
  const statuses = (['WAITING', 'ACTIVE', 'CLOSED', 'ABANDONED'] as const)
    .filter((status) => byStatus[status] > 0)
    .map((status) => `${t(`sessionReports.statuses.${status}`)} ${count(byStatus[status])}`);
  const figures = [
    { name: 'sessions', value: count(summary.sessions), note: statuses.join(' · ') },
    { name: 'wait', value: time(summary.averageWaitSeconds) },
    { name: 'firstResponse', value: time(summary.averageFirstResponseSeconds) },
    { name: 'resolution', value: time(summary.averageResolutionSeconds) },
    {
      name: 'score',
      value: summary.averageScore === null ? '–' : average(summary.averageScore),
      note:
        summary.responseRate === null
          ? ''
          : t('sessionReports.summary.answered', {
              answered: count(summary.surveysAnswered),
              sent: count(summary.surveysSent),
              rate: percent(summary.responseRate),
            }),
    },
  ] as const;
  return (
    <section aria-label={t('sessionReports.summary.title')}>
      <p className="mb-2 text-[0.8125rem] text-muted">{dayRange(period.startDate, period.endDate)}</p>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 rounded-xl border bg-surface p-4 @2xl/report:grid-cols-5">
        {figures.map(({ name, value, ...figure }) => (
          <div key={name} className="min-w-0 first:col-span-2 @2xl/report:first:col-span-1">
            <dt className="text-[0.8125rem] text-muted">{t(`sessionReports.summary.${name}`)}</dt>
            <dd className="text-lg font-semibold tabular-nums">
              {value}
              {'note' in figure && figure.note && (
                <span className="block text-[0.8125rem] font-normal text-muted">{figure.note}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
