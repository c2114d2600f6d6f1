import { useTranslation } from 'react-i18next';
import { Skeleton } from '@/components/ui/skeleton';

interface RowsSkeletonProps {
  rows: number;
  /** A search stands above the rows. */
  hasSearch?: boolean;
}

/** A table or list of the administration that is still loading. */
export function RowsSkeleton({ rows, hasSearch = false }: RowsSkeletonProps) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.loading')} className="flex flex-col gap-2">
      {hasSearch && <Skeleton className="mb-2 h-10 w-80 max-w-full rounded-lg" />}
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className="h-12 rounded-lg" />
      ))}
    </div>
  );
}
