import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import type { QuotaReport } from '../api/quota';
import { costKinds, costLook, sumOf } from '../model/costs';
import { CostTable } from './cost-table';

type Daily = QuotaReport['daily'];

/** The days of the period, as bars and as a table. */
export function DailySection({ daily }: { daily: Daily }) {
  const { t } = useTranslation('admin');
  const hasMessages = daily.some((day) => sumOf(day) > 0);
  return (
    <div>
      <h3 className="text-[0.9375rem] font-semibold">{t('quota.daily.title')}</h3>
      {hasMessages ? <DailyBars daily={daily} /> : <p className="mt-2 text-muted">{t('quota.daily.none')}</p>}
      <details className="mt-3">
        <summary className="w-fit cursor-pointer font-medium text-accent">{t('quota.daily.table')}</summary>
        <DailyTable daily={daily} />
      </details>
    </div>
  );
}

function DailyBars({ daily }: { daily: Daily }) {
  const { t } = useTranslation('admin');
  const { calendarDay, count } = useFormats();
  const most = Math.max(...daily.map(sumOf));
  const [first, last] = [daily[0], daily.at(-1)];
  return (
    <figure className="mt-3">
      <div
        role="img"
        aria-label={t('quota.daily.chart')}
        className="flex h-40 items-end gap-px border-b @lg/page:gap-1"
      >
        {daily.map((day) => (
          <div
            key={day.day}
            title={`${calendarDay(day.day)}: ${costKinds.map((kind) => `${t(`quota.economy.${kind}`)} ${count(day[kind])}`).join(', ')}`}
            className="flex h-full max-w-10 min-w-0 flex-1 flex-col-reverse hover:bg-hover"
          >
            {costKinds.map((kind) => (
              <div key={kind} className={costLook[kind]} style={{ height: `${(day[kind] / most) * 100}%` }} />
            ))}
          </div>
        ))}
      </div>
      <figcaption className="mt-2 flex flex-wrap justify-between gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
        <span>{first && calendarDay(first.day, 'short')}</span>
        <span className="flex flex-wrap gap-x-4">
          {costKinds.map((kind) => (
            <span key={kind} className="flex items-center gap-1.5">
              <span aria-hidden className={cn('size-2.5 rounded-xs', costLook[kind])} />
              {t(`quota.economy.${kind}`)}
            </span>
          ))}
        </span>
        <span>{last && calendarDay(last.day, 'short')}</span>
      </figcaption>
    </figure>
  );
}

function DailyTable({ daily }: { daily: Daily }) {
  const { t } = useTranslation('admin');
  const { calendarDay, count } = useFormats();
  return (
    <div className="mt-2">
      <CostTable
        rowsAre={t('quota.daily.day')}
        lastColumn={t('quota.daily.countedByLine')}
        caption={t('quota.daily.countedHint')}
        rows={daily.toReversed().map((costs) => ({
          key: costs.day,
          name: calendarDay(costs.day, 'short'),
          costs,
          last: costs.countedByLine === null ? '–' : count(costs.countedByLine),
        }))}
      />
    </div>
  );
}
