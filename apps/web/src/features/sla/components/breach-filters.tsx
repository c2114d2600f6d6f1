import { type SlaKind, slaKindSchema } from '@jsk/contracts/sla';
import { useTranslation } from 'react-i18next';
import { OperatorFilter } from '@/components/operator-filter';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/lib/use-formats';
import type { BreachFilters as Filters } from '../model/use-breach-filters';

interface BreachFiltersProps {
  filters: Filters;
  /** Of every kind, whichever is looked at; unknown while they are loaded. */
  counts: Record<SlaKind, number> | undefined;
  onChange: (name: 'kind' | 'operator', value: string) => void;
}

export function BreachFilters({ filters, counts, onChange }: BreachFiltersProps) {
  const { t } = useTranslation('admin');
  const { count } = useFormats();
  const total = counts && Object.values(counts).reduce((sum, one) => sum + one, 0);
  const kinds = [
    { kind: '' as const, name: t('slaBreaches.filters.anyKind'), number: total },
    ...slaKindSchema.options.map((kind) => ({
      kind,
      name: t(`slaBreaches.kinds.${kind}`),
      number: counts?.[kind],
    })),
  ];
  return (
    <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
      <div role="group" aria-label={t('slaBreaches.filters.kind')} className="flex flex-wrap gap-1">
        {kinds.map(({ kind, name, number }) => {
          const isChosen = kind === (filters.kind ?? '');
          return (
            <Button
              key={kind}
              look={isChosen ? 'pressed' : 'quiet'}
              aria-pressed={isChosen}
              onClick={() => onChange('kind', kind)}
            >
              {name}
              {number !== undefined && <span className="text-muted tabular-nums">{count(number)}</span>}
            </Button>
          );
        })}
      </div>
      <OperatorFilter operatorId={filters.operatorId} onChange={(id) => onChange('operator', id)} />
    </div>
  );
}
