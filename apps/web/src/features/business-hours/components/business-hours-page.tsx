import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { businessHoursOptions } from '../api/business-hours';
import { DaysSection } from './days-section';
import { StatusSection } from './status-section';
import { WeekSection } from './week-section';

/** When somebody is there: now, every week, and on the days that differ. */
export function BusinessHoursPage() {
  const { t } = useTranslation('admin');
  const hours = useQuery(businessHoursOptions);
  return (
    <AdminPage title={t('businessHours.title')} intro={t('businessHours.intro')}>
      {hours.isPending && <LoadingHours />}
      {hours.isLoadingError && (
        <ErrorState title={t('businessHours.loadError')} onRetry={() => void hours.refetch()} />
      )}
      {hours.data && (
        <div className="@container/page flex flex-col gap-10">
          <StatusSection hours={hours.data} />
          <WeekSection hours={hours.data} />
          <DaysSection hours={hours.data} />
        </div>
      )}
    </AdminPage>
  );
}

function LoadingHours() {
  return (
    <div aria-busy className="flex flex-col gap-6">
      <Skeleton className="h-24 rounded-xl" />
      {['first', 'second', 'third', 'fourth', 'fifth'].map((row) => (
        <Skeleton key={row} className="h-10 rounded-lg" />
      ))}
    </div>
  );
}
