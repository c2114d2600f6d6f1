import { useTranslation } from 'react-i18next';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/class-names';

const bubbles = ['w-48', 'w-64', 'self-end w-56', 'self-end w-40', 'w-72', 'self-end w-60'];

export function ThreadSkeleton() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-label={t('common.loading')}
      className="mx-auto flex min-h-0 w-full max-w-[47.5rem] flex-1 flex-col justify-end gap-3 overflow-hidden p-4"
    >
      {bubbles.map((width) => (
        <Skeleton key={width} className={cn('h-10 max-w-[75%] rounded-bubble', width)} />
      ))}
    </div>
  );
}
