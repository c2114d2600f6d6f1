import type { TelegramIntegration } from '@jsk/contracts/telegram';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { telegramOptions, useTestTelegram } from '../api/telegram';
import { useTelegramForm } from '../model/use-telegram-form';
import { TelegramFields } from './telegram-fields';
import { TelegramState } from './telegram-state';
import { TelegramSteps } from './telegram-steps';
import { TelegramTestResult } from './telegram-test-result';

/** Who is told by Telegram, and whether that works. */
export function TelegramPage() {
  const { t } = useTranslation('admin');
  const telegram = useQuery(telegramOptions);
  if (telegram.data) return <Integration stored={telegram.data} />;
  return (
    <AdminPage title={t('telegram.title')} intro={t('telegram.intro')}>
      {telegram.isError ? (
        <ErrorState title={t('telegram.loadError')} onRetry={() => void telegram.refetch()} />
      ) : (
        <div aria-busy className="flex flex-col gap-6">
          <Skeleton className="h-36 rounded-xl" />
          <Skeleton className="h-64 rounded-xl" />
        </div>
      )}
    </AdminPage>
  );
}

function Integration({ stored }: { stored: TelegramIntegration }) {
  const { t } = useTranslation('admin');
  const form = useTelegramForm(stored);
  const test = useTestTelegram();
  const isTestable = stored.chatId !== null && ['stored', 'environment'].includes(stored.botToken);
  return (
    <AdminPage title={t('telegram.title')} intro={t('telegram.intro')}>
      <div className="flex flex-col gap-10">
        <TelegramState telegram={stored} />
        <TelegramTestResult test={test} isTestable={isTestable} isFormChanged={form.isChanged} />
        <TelegramFields stored={stored} form={form} />
        <TelegramSteps />
      </div>
    </AdminPage>
  );
}
