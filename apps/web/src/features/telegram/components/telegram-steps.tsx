import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AdminSection } from '@/components/admin-section';

const steps = ['create', 'token', 'group', 'write', 'chatId', 'test'] as const;

/** From nothing to the first notification. https://core.telegram.org/bots#how-do-i-create-a-bot */
export function TelegramSteps() {
  const { t } = useTranslation('admin');
  return (
    <AdminSection title={t('telegram.steps.title')}>
      <ol className="flex max-w-prose list-decimal flex-col gap-2 pl-5 marker:text-muted">
        {steps.map((step) => (
          <li key={step} className="wrap-anywhere">
            {t(`telegram.steps.${step}`)}
          </li>
        ))}
      </ol>
      <p className="mt-4">
        <a
          href="https://t.me/BotFather"
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-6 items-center gap-1.5 font-medium text-accent underline underline-offset-2"
        >
          {t('telegram.steps.botFather')}
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      </p>
    </AdminSection>
  );
}
