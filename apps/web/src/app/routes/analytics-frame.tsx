import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { MeasurePicker } from '@/components/measure-picker';
import { PeriodPicker } from '@/components/period-picker';
import { cn } from '@/lib/class-names';
import type { AdminDictionary } from '@/lib/i18n/admin/th';
import { reportPath } from '@/lib/report-view';
import { useReportView } from '@/lib/use-report-view';

type AnalyticsTab = keyof AdminDictionary['analytics']['tabs'];

interface AnalyticsFrameProps {
  tabs: readonly AnalyticsTab[];
  children: ReactNode;
}

const withMeasure: readonly string[] = ['dashboard', 'operators', 'me'];

/** The frame of the reports: what there is, of which days, and a column that scrolls. */
export function AnalyticsFrame({ tabs, children }: AnalyticsFrameProps) {
  const { t } = useTranslation('admin');
  const { pathname } = useLocation();
  const { view, changeView } = useReportView();
  const open = pathname.split('/')[2] ?? '';
  return (
    <div className="@container/report relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-6xl flex-1 flex-col px-4 pt-3 pb-6 @3xl/shell:px-8 @3xl/shell:pt-6">
        <h2 className="text-lg font-semibold">{t('analytics.title')}</h2>
        <nav aria-label={t('analytics.label')} className="-mx-4 overflow-x-auto border-b px-4">
          <ul className="flex gap-1">
            {tabs.map((tab) => (
              <li key={tab}>
                <Link
                  to={reportPath(tab, view)}
                  aria-current={tab === open ? 'page' : undefined}
                  className={cn(
                    '-mb-px flex h-11 items-center border-b-2 px-3 whitespace-nowrap',
                    tab === open
                      ? 'border-accent font-medium text-accent'
                      : 'border-transparent text-muted hover:text-ink',
                  )}
                >
                  {t(`analytics.tabs.${tab}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {open !== 'live' && (
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
            <PeriodPicker period={view.period} onChange={(period) => changeView({ period })} />
            {withMeasure.includes(open) && (
              <MeasurePicker
                measuredBy={view.measuredBy}
                onChange={(measuredBy) => changeView({ measuredBy })}
              />
            )}
          </div>
        )}
        <div className={cn('flex flex-1 flex-col', open === 'live' && 'pt-4')}>{children}</div>
      </div>
    </div>
  );
}
