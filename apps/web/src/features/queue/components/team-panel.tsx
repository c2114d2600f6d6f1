import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ColleagueSummary } from '@/components/colleague-summary';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/list-skeleton';
import { cn } from '@/lib/class-names';
import { mostSuitableFirst } from '@/lib/colleagues';
import { colleaguesOptions } from '@/lib/conversation-queries';
import type { CustomerDrag } from '../model/use-customer-drag';
import { useSteadyOrder } from '../model/use-steady-order';

/** Everybody a customer can be dragged onto; where there is no room for it, the menu of each customer remains. */
export function TeamPanel({ drag }: { drag: CustomerDrag }) {
  const { t } = useTranslation();
  const { data, isError, isPending, refetch } = useQuery({ ...colleaguesOptions, refetchOnMount: 'always' });
  const team = useSteadyOrder(data?.toSorted(mostSuitableFirst(null)) ?? [], drag.dragged !== null);
  return (
    <section
      aria-label={t('queue.team')}
      className="hidden w-80 shrink-0 flex-col overflow-y-auto border-l bg-surface px-3 py-6 @5xl/shell:flex"
    >
      <h3 className="px-2 font-semibold">{t('queue.team')}</h3>
      <p className="px-2 pb-3 text-[0.8125rem] text-muted">{t('queue.teamHint')}</p>
      {isPending && <ListSkeleton rows={4} />}
      {isError && !data && <ErrorState title={t('queue.teamLoadError')} onRetry={() => void refetch()} />}
      <ul className="flex flex-col gap-1">
        {team.map((colleague) => (
          <li
            key={colleague.id}
            {...drag.targetOf(colleague)}
            className={cn(
              'rounded-lg border px-2 transition-colors duration-150',
              drag.overId === colleague.id
                ? 'border-focus bg-selected'
                : drag.dragged
                  ? 'border-dashed border-line-strong'
                  : 'border-transparent',
            )}
          >
            <ColleagueSummary colleague={colleague} />
          </li>
        ))}
      </ul>
    </section>
  );
}
