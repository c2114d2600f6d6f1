import { listSlaBreaches } from '@jsk/contracts/sla';
import { useSearchParams } from 'react-router';
import type { BreachesView } from '../api/sla-breaches';

export type BreachFilters = Pick<BreachesView, 'kind' | 'operatorId'>;

const { kind: kindSchema, operatorId: operatorSchema } = listSlaBreaches.input.shape;

/** Kept in the URL, so that a link, a reload or the back button shows the same; what cannot be is left out. */
export function useBreachFilters() {
  const [search, setSearch] = useSearchParams();
  const kind = kindSchema.safeParse(search.get('kind') ?? undefined).data;
  const operatorId = operatorSchema.safeParse(search.get('operator') ?? undefined).data;
  const filters: BreachFilters = { ...(kind && { kind }), ...(operatorId && { operatorId }) };
  /** @param value an empty one for all */
  const change = (name: 'kind' | 'operator', value: string) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return { filters, change };
}
