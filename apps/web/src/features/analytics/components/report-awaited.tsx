import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/error-state';
import { FigureGridSkeleton } from './figure-grid';
import { ChartSkeletons } from './report-section';

interface ReportAwaitedProps {
  /** How many figures will stand above the charts. */
  figures: number;
  hasFailed: boolean;
  onRetry: () => void;
}

/** Instead of a report that is not there yet. */
export function ReportAwaited({ figures, hasFailed, onRetry }: ReportAwaitedProps) {
  const { t } = useTranslation('admin');
  if (hasFailed) {
    return (
      <ErrorState title={t('analytics.loadError')} text={t('analytics.loadErrorText')} onRetry={onRetry} />
    );
  }
  return (
    <div role="status" aria-label={t('analytics.loading')} className="grid gap-3">
      <FigureGridSkeleton cells={figures} />
      <ChartSkeletons />
    </div>
  );
}
