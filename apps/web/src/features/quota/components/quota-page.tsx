import { type QuotaPeriod, quotaPeriodSchema } from '@jsk/contracts/quota';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AdminPage } from '@/components/admin-page';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/class-names';
import { quotaOptions } from '../api/quota';
import { AdviceSection } from './advice-section';
import { DailySection } from './daily-section';
import { EconomySection } from './economy-section';
import { LevelSection } from './level-section';
import { PeriodTabs } from './period-tabs';

export function QuotaPage() {
  const { t } = useTranslation('admin');
  const [search, setSearch] = useSearchParams();
  const period = quotaPeriodSchema.catch('month').parse(search.get('period'));
  const quota = useQuery(quotaOptions(period));
  const report = quota.data;
  const choose = (chosen: QuotaPeriod) => setSearch({ period: chosen }, { replace: true });
  return (
    <AdminPage title={t('quota.title')} intro={t('quota.intro')}>
      {report && (
        <div className="@container/page flex flex-col gap-8">
          <LevelSection report={report} />
          <PeriodTabs period={period} onPeriodChange={choose}>
            <div className={cn('flex flex-col gap-8', quota.isPlaceholderData && 'opacity-60')}>
              <EconomySection economy={report.economy} />
              {report.daily.length > 1 && <DailySection daily={report.daily} />}
            </div>
          </PeriodTabs>
          <AdviceSection />
        </div>
      )}
      {quota.isLoadingError && (
        <ErrorState title={t('quota.loadError')} onRetry={() => void quota.refetch()} />
      )}
      {quota.isPending && <LoadingQuota />}
    </AdminPage>
  );
}

function LoadingQuota() {
  return (
    <div aria-busy className="flex flex-col gap-4">
      <Skeleton className="h-12 w-48 rounded-lg" />
      <Skeleton className="h-3 rounded-full" />
      <Skeleton className="h-4 w-72 rounded" />
      <Skeleton className="mt-6 h-48 rounded-lg" />
    </div>
  );
}
