import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { channelOptions, useTestChannel } from '../api/line-channel';
import { ChannelState } from './channel-state';
import { ChannelTestResult } from './channel-test-result';
import { ConnectionSteps } from './connection-steps';
import { CredentialsForm } from './credentials-form';
import { WebhookAddress } from './webhook-address';

/** Everything between this console and the Official Account. */
export function ChannelPage() {
  const { t } = useTranslation('admin');
  const channel = useQuery(channelOptions);
  const test = useTestChannel();
  return (
    <AdminPage title={t('channel.title')} intro={t('channel.intro')}>
      {channel.data ? (
        <div className="flex flex-col gap-10">
          <ChannelState channel={channel.data} />
          <ChannelTestResult test={test} />
          <WebhookAddress webhookUrl={channel.data.webhookUrl} />
          <CredentialsForm channel={channel.data} onSaved={() => test.mutate()} />
          <ConnectionSteps />
        </div>
      ) : channel.isError ? (
        <ErrorState title={t('channel.loadError')} onRetry={() => void channel.refetch()} />
      ) : (
        <div aria-hidden className="flex flex-col gap-6">
          <Skeleton className="h-40 rounded-xl" />
          <Skeleton className="h-16 rounded-xl" />
          <Skeleton className="h-56 rounded-xl" />
        </div>
      )}
    </AdminPage>
  );
}
