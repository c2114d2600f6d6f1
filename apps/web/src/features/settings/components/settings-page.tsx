import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { settingsOptions } from '../api/settings';
import { SettingsForm } from './settings-form';

export function SettingsPage() {
  const { t } = useTranslation('admin');
  const settings = useQuery(settingsOptions);
  return (
    <AdminPage title={t('settings.title')} intro={t('settings.intro')}>
      {settings.data && <SettingsForm stored={settings.data} />}
      {settings.isLoadingError && (
        <ErrorState title={t('settings.loadError')} onRetry={() => void settings.refetch()} />
      )}
      {settings.isPending && <LoadingSettings />}
    </AdminPage>
  );
}

function LoadingSettings() {
  return (
    <div aria-busy className="flex max-w-2xl flex-col gap-6">
      {['first', 'second', 'third', 'fourth'].map((row) => (
        <div key={row} className="flex flex-col gap-2">
          <Skeleton className="h-4 w-40 rounded" />
          <Skeleton className="h-10 rounded-lg" />
          <Skeleton className="h-3 w-64 rounded" />
        </div>
      ))}
    </div>
  );
}
