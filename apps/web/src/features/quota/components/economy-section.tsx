import { useTranslation } from 'react-i18next';
import { useFormats } from '@/lib/use-formats';
import type { QuotaReport } from '../api/quota';
import { type Costs, costKinds, costLook, sumOf } from '../model/costs';
import { CostTable } from './cost-table';

/** What messages of the period cost, by who sent them. */
export function EconomySection({ economy }: { economy: QuotaReport['economy'] }) {
  const { t } = useTranslation('admin');
  const { count } = useFormats();
  return (
    <div>
      <h3 className="text-[0.9375rem] font-semibold">{t('quota.economy.title')}</h3>
      <OperatorShare economy={economy} />
      <p className="text-muted">{t('quota.economy.saved', { messages: count(economy.savedMessages) })}</p>
      <div className="mt-4">
        <CostTable
          rowsAre={t('quota.economy.sender')}
          lastColumn={t('quota.economy.withoutCost')}
          rows={economy.bySender.map((costs) => ({
            key: costs.sender,
            name: t(`quota.economy.senders.${costs.sender}`),
            costs,
            last: <ShareBar costs={costs} />,
          }))}
        />
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

function ShareBar({ costs }: { costs: Costs }) {
  const { percent } = useFormats();
  const all = sumOf(costs);
  if (all === 0) return <p className="text-muted">–</p>;
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
