import type { SlaBreach } from '@jsk/contracts/sla';
import { useTranslation } from 'react-i18next';
import { CustomerLink } from '@/components/customer-link';
import { Moment } from '@/components/moment';
import { Badge } from '@/components/ui/badge';
import { ColumnHeads } from '@/components/ui/column-heads';
import { useFormats } from '@/lib/use-formats';

const wideOnly = 'hidden @2xl/breaches:table-cell';

const columns = [
  { name: 'customer', className: '' },
  { name: 'kind', className: wideOnly },
  { name: 'promised', className: `${wideOnly} text-right` },
  { name: 'took', className: 'text-right' },
  { name: 'operator', className: `${wideOnly} pl-6` },
  { name: 'dueAt', className: wideOnly },
] as const;

/** One row per broken promise, newest first. */
export function BreachTable({ breaches }: { breaches: readonly SlaBreach[] }) {
  const { t } = useTranslation('admin');
  return (
    <table className="w-full text-left">
      <ColumnHeads
        columns={columns.map(({ name, className }) => ({
          label: t(`slaBreaches.columns.${name}`),
          className,
        }))}
      />
      <tbody>
        {breaches.map((breach) => (
          <BreachRow key={`${breach.sessionId} ${breach.kind}`} breach={breach} />
        ))}
      </tbody>
    </table>
  );
}

function BreachRow({ breach }: { breach: SlaBreach }) {
  const { t } = useTranslation('admin');
  const { duration } = useFormats();
  const { lineUserId, displayName, kind, thresholdSeconds, tookSeconds, operator, dueAt } = breach;
  const kindName = t(`slaBreaches.kinds.${kind}`);
  const operatorName = operator?.name ?? t('slaBreaches.nobody');
  return (
    <tr className="h-10 border-b align-top @2xl/breaches:align-middle">
      <td className="max-w-56 px-2 py-2">
        <CustomerLink lineUserId={lineUserId} displayName={displayName} />
        <span className="block text-[0.8125rem] text-muted @2xl/breaches:hidden">
          {kindName} · {operatorName}
          {' · '}
          <Moment at={dueAt} />
        </span>
      </td>
      <td className={`px-2 ${wideOnly}`}>{kindName}</td>
      <td className={`px-2 text-right tabular-nums ${wideOnly}`}>{duration(thresholdSeconds * 1000)}</td>
      <td className="px-2 py-2 text-right whitespace-nowrap tabular-nums">
        {tookSeconds === null ? (
          <Badge tone="danger">{t('slaBreaches.goesOn')}</Badge>
        ) : (
          duration(tookSeconds * 1000)
        )}
      </td>
      <td className={`max-w-40 truncate pr-2 pl-6 ${wideOnly}`} dir="auto">
        {operator ? operatorName : <span className="text-muted">{operatorName}</span>}
      </td>
      <td className={`px-2 whitespace-nowrap text-muted ${wideOnly}`}>
        <Moment at={dueAt} />
      </td>
    </tr>
  );
}
