import type { CustomerQueue } from '@jsk/contracts/queue';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/lib/use-formats';

/** The queue in three numbers. */
export function QueueFigures({ queue }: { queue: CustomerQueue }) {
  const { t } = useTranslation();
  const { count, duration } = useFormats();
  const { waiting, estimateSeconds, freeOperators, onlineOperators } = queue;
  return (
    <dl className="grid grid-cols-3 divide-x rounded-xl border bg-surface">
      <Figure label={t('queue.figures.waiting')}>{count(waiting)}</Figure>
      <Figure label={t('queue.figures.estimate')} hint={t('queue.figures.estimateHint')}>
        ~{duration(estimateSeconds * 1000)}
      </Figure>
      <Figure label={t('queue.figures.free')} hint={t('queue.figures.freeHint')}>
        {t('queue.figures.freeOf', { free: freeOperators, online: onlineOperators })}
      </Figure>
    </dl>
  );
}

function Figure({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div title={hint} className="min-w-0 px-3 py-2.5 @xl/queue:px-4 @xl/queue:py-3">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="text-lg font-semibold tabular-nums @xl/queue:text-xl">{children}</dd>
    </div>
  );
}
