import type { CustomerQueue } from '@jsk/contracts/queue';
import { isAdministrator } from '@jsk/contracts/roles';
import { useQuery } from '@tanstack/react-query';
import { Coffee } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/list-skeleton';
import { useLive } from '@/lib/live-context';
import { queueOptions } from '../api/queue';
import { useAssignment } from '../model/use-assignment';
import { useCustomerDrag } from '../model/use-customer-drag';
import { QueueFigures } from './queue-figures';
import { QueueRow } from './queue-row';
import { TeamPanel } from './team-panel';

interface QueuePageProps {
  onOpenChat: (lineUserId: string) => void;
  /** How the whole account does, above who waits. */
  head: ReactNode;
}

const nobody: CustomerQueue['items'] = [];

/** Everybody who waits, and for administrators the team beside it. */
export function QueuePage({ onOpenChat, head }: QueuePageProps) {
  const { t } = useTranslation();
  const { user } = useLive();
  const { data: queue, isPending, refetch } = useQuery(queueOptions);
  const { assign, pendingId } = useAssignment();
  const drag = useCustomerDrag(queue?.items ?? nobody, assign);
  const mayAssign = isAdministrator(user.role);
  return (
    <>
      <div className="@container/queue flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
        <div className="mx-auto flex w-full max-w-4xl flex-1 flex-col px-4 py-6 @3xl/shell:px-8">
          <h2 className="text-lg font-semibold">{t('queue.title')}</h2>
          <p className="mt-1 text-muted">{t('queue.intro')}</p>
          <div className="mt-4 flex flex-1 flex-col gap-4">
            {head}
            {queue ? (
              <>
                <QueueFigures queue={queue} />
                {queue.items.length === 0 ? (
                  <EmptyState icon={Coffee} text={t('queue.empty')} />
                ) : (
                  <ol aria-label={t('queue.listLabel')} className="divide-y rounded-xl border bg-surface">
                    {queue.items.map((entry) => (
                      <QueueRow
                        key={entry.session.id}
                        entry={entry}
                        isBusy={entry.lineUserId === pendingId}
                        onOpenChat={onOpenChat}
                        assigning={mayAssign ? { drag, onAssign: assign } : null}
                      />
                    ))}
                  </ol>
                )}
                <Unlisted queue={queue} />
              </>
            ) : isPending ? (
              <ListSkeleton rows={5} />
            ) : (
              <ErrorState
                title={t('queue.loadError')}
                text={t('queue.loadErrorText')}
                onRetry={() => void refetch()}
              />
            )}
          </div>
        </div>
      </div>
      {mayAssign && <TeamPanel drag={drag} />}
    </>
  );
}

/** A very long queue is cut by the server. */
function Unlisted({ queue: { items, waiting } }: { queue: CustomerQueue }) {
  const { t } = useTranslation();
  if (items.length >= waiting) return null;
  return (
    <p className="text-center text-[0.8125rem] text-muted">
      {t('queue.hiddenMore', { shown: items.length, count: waiting })}
    </p>
  );
}
