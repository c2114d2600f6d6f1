import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { CopyButton } from '@/components/copy-button';
import { Button } from '@/components/ui/button';
import { ApiProblem } from '@/lib/api-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useSetWebhook } from '../api/line-channel';
import { AdminSection } from '@/components/admin-section';

/** Where LINE has to deliver webhooks to: to copy, or to set from here. */
export function WebhookAddress({ webhookUrl }: { webhookUrl: string }) {
  const { t } = useTranslation();
  const { t: tAdmin } = useTranslation('admin');
  const { mutate, isPending } = useSetWebhook();
  const set = () =>
    mutate(undefined, {
      onSuccess: () => toast.success(tAdmin('channel.webhook.isSet')),
      onError: (error) => {
        const isRefused = error instanceof ApiProblem && error.code === 'line_refused';
        toast.error(
          isRefused ? tAdmin('channel.webhook.refused', { message: error.message }) : problemText(t, error),
        );
      },
    });
  return (
    <AdminSection title={tAdmin('channel.webhook.title')} hint={tAdmin('channel.webhook.hint')}>
      <div className="flex flex-wrap items-center gap-2">
        <span className="flex min-h-10 min-w-0 flex-1 basis-64 items-center gap-1 rounded-lg border bg-sunken py-1 pr-1 pl-3">
          <code className="min-w-0 flex-1 text-sm wrap-anywhere">{webhookUrl}</code>
          <CopyButton text={webhookUrl} label={tAdmin('channel.webhook.title')} />
        </span>
        <Button disabled={isPending} onClick={set}>
          {tAdmin('channel.webhook.set')}
        </Button>
      </div>
    </AdminSection>
  );
}
