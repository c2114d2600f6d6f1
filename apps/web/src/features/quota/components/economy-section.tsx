import { useTranslation } from 'react-i18next';
import { useFormats } from '@/lib/use-formats';
import type { QuotaReport } from '../api/quota';
import { costKinds, costLook, sumOf } from '../model/costs';

/** What messages of the period cost, by who sent them. */
export function EconomySection({ economy }: { economy: QuotaReport['economy'] }) {
  const { t } = useTranslation('admin');
  const { count } = useFormats();
  return (
    <div>
      <h3 className="text-[0.9375rem] font-semibold">{t('quota.economy.title')}</h3>
      <OperatorShare economy={economy} />
      <p className="text-muted">{t('quota.economy.saved', { messages: count(economy.savedMessages) })}</p>
      <div className="mt-4 overflow-x-auto">
        <table className="w-full text-left tabular-nums">
          <thead className="text-[0.8125rem] text-muted">
            <tr className="h-10 border-b">
              <th scope="col" className="pr-3 font-medium">
                {t('quota.economy.sender')}
              </th>
              {costKinds.map((kind) => (
                <th key={kind} scope="col" className="px-1.5 text-right font-medium @lg/page:px-3">
                  {t(`quota.economy.${kind}`)}
                </th>
              ))}
              <th scope="col" className="pl-1.5 text-right font-medium">
                {t('quota.economy.withoutCost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {economy.bySender.map((row) => (
              <tr key={row.sender} className="h-10 border-b">
                <th scope="row" className="pr-3 font-normal">
                  {t(`quota.economy.senders.${row.sender}`)}
                </th>
                {costKinds.map((kind) => (
                  <td key={kind} className="px-1.5 text-right @lg/page:px-3">
                    {count(row[kind])}
                  </td>
                ))}
                <td className="pl-1.5">
                  <ShareBar costs={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-3 text-[0.8125rem] text-muted">{t('quota.economy.definitions')}</p>
    </div>
  );
}

function OperatorShare({ economy: { bySender, freeShare } }: { economy: QuotaReport['economy'] }) {
  const { t } = useTranslation('admin');
  const { count, percent } = useFormats();
  const operators = bySender.find(({ sender }) => sender === 'OPERATOR');
  if (!operators || freeShare === null) return <p className="mt-2">{t('quota.economy.none')}</p>;
  const free = operators.free + operators.coalesced;
  return (
    <p className="mt-2 flex flex-wrap items-baseline gap-x-2">
      <span className="text-2xl font-semibold tabular-nums">{percent(freeShare)}</span>
      <span>{t('quota.economy.share', { free: count(free), all: count(sumOf(operators)) })}</span>
    </p>
  );
}

function ShareBar({ costs }: { costs: Readonly<Record<(typeof costKinds)[number], number>> }) {
  const { percent } = useFormats();
  const all = sumOf(costs);
  if (all === 0) return <p className="text-right text-muted">–</p>;
  return (
    <div className="flex items-center justify-end gap-2">
      <div aria-hidden className="hidden h-2 w-24 overflow-hidden rounded-full bg-sunken @lg/page:flex">
        {costKinds.map((kind) => (
          <div key={kind} className={costLook[kind]} style={{ width: `${(costs[kind] / all) * 100}%` }} />
        ))}
      </div>
      <span className="w-11 text-right">{percent((costs.free + costs.coalesced) / all)}</span>
    </div>
  );
}
