import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AdminSection } from '@/components/admin-section';

const steps = ['provider', 'channel', 'secret', 'token', 'address', 'webhook', 'answers', 'test'] as const;

/** From nothing to the first message, in the order in which it is done. */
export function ConnectionSteps() {
  const { t } = useTranslation('admin');
  return (
    <AdminSection title={t('channel.steps.title')}>
      <ol className="flex max-w-prose list-decimal flex-col gap-2 pl-5 marker:text-muted">
        {steps.map((step) => (
          <li key={step} className="wrap-anywhere">
            {t(`channel.steps.${step}`)}
          </li>
        ))}
      </ol>
      <p className="mt-4 flex flex-wrap gap-x-6 gap-y-2">
        <Outside href="https://developers.line.biz/console/" label={t('channel.steps.developers')} />
        <Outside href="https://manager.line.biz/" label={t('channel.steps.manager')} />
      </p>
    </AdminSection>
  );
}

function Outside({ href, label }: { href: string; label: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 items-center gap-1.5 font-medium text-accent underline underline-offset-2"
    >
      {label}
      <ExternalLink aria-hidden className="size-3.5" />
    </a>
  );
}
