import type { SessionTotals } from '@jsk/contracts/analytics';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ReportView, sessionsPath } from '@/lib/report-view';
import { useFormats } from '@/lib/use-formats';
import { valueWords } from '../model/figure-words';
import { ReportSection } from './report-section';

const times = [
  { name: 'wait', filter: { outcome: 'claimed', begunBy: 'customer' } },
  { name: 'firstResponse', filter: { outcome: 'answered', begunBy: 'customer' } },
  { name: 'resolution', filter: { outcome: 'closed' } },
] as const;

const columns = ['p50', 'p90', 'p99'] as const;

/** How long customers wait, until they are answered, and until it is over: for half, most and nearly all of them. */
export function DurationsTable({ totals, view }: { totals: SessionTotals; view: ReportView }) {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  return (
    <ReportSection title={t('analytics.durations.title')} meaning={t('analytics.durations.meaning')}>
      <div className="overflow-x-auto">
        <table className="w-full text-right tabular-nums">
          <thead className="text-[0.8125rem] text-muted">
            <tr className="h-9 border-b">
              <th scope="col" className="text-left font-medium">
                {t('analytics.durations.time')}
              </th>
              {columns.map((name) => (
                <th key={name} scope="col" className="pl-3 font-medium">
                  {t(`analytics.durations.${name}`)}
                </th>
              ))}
              <th scope="col" className="hidden pl-3 font-medium @md/report:table-cell">
                {t('analytics.durations.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {times.map(({ name, filter }) => (
              <tr key={name} className="h-11 border-b last:border-b-0">
                <th scope="row" className="text-left font-normal">
                  <Link
                    to={sessionsPath(view, filter)}
                    className="rounded-sm underline-offset-2 hover:underline"
                  >
                    {t(`analytics.figures.${name}.label`)}
                  </Link>
                </th>
                {columns.map((column) => (
                  <td key={column} className="pl-3 font-medium whitespace-nowrap">
                    {valueWords(formats, 'duration', totals[name][column])}
                  </td>
                ))}
                <td className="hidden pl-3 text-muted @md/report:table-cell">
                  {formats.count(totals[name].count)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ReportSection>
  );
}
