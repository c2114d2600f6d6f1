import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import type { QuotaReport } from '../api/quota';
import { costKinds, costLook, sumOf } from '../model/costs';

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
    <div className="mt-2 overflow-x-auto">
      <table className="w-full text-left tabular-nums">
        <caption className="caption-bottom pt-2 text-left text-[0.8125rem] text-muted">
          {t('quota.daily.countedHint')}
        </caption>
        <thead className="text-[0.8125rem] text-muted">
          <tr className="h-10 border-b">
            <th scope="col" className="pr-3 font-medium">
              {t('quota.daily.day')}
            </th>
            {costKinds.map((kind) => (
              <th key={kind} scope="col" className="px-1.5 text-right font-medium @lg/page:px-3">
                {t(`quota.economy.${kind}`)}
              </th>
            ))}
            <th scope="col" className="pl-1.5 text-right font-medium">
              {t('quota.daily.countedByLine')}
            </th>
          </tr>
        </thead>
        <tbody>
          {daily.toReversed().map((day) => (
            <tr key={day.day} className="h-9 border-b">
              <th scope="row" className="pr-3 font-normal whitespace-nowrap">
                {calendarDay(day.day, 'short')}
              </th>
              {costKinds.map((kind) => (
                <td key={kind} className="px-1.5 text-right @lg/page:px-3">
                  {count(day[kind])}
                </td>
              ))}
              <td className="pl-1.5 text-right">
                {day.countedByLine === null ? '–' : count(day.countedByLine)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
