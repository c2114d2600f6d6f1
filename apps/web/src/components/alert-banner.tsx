import { type Alert, dismissAlert } from '@jsk/contracts/alerts';
import { isAdministrator } from '@jsk/contracts/roles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { toast } from '@/lib/toast';
import { IconButton } from '@/components/ui/icon-button';
import { alertsOptions } from '@/lib/alert-queries';
import { call } from '@/lib/api-client';
import { cn } from '@/lib/class-names';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';

/** Slim lines at the top of every page: what is wrong with the whole system, and what is safe. Nothing while all is well. */
export function AlertBanner() {
  const { t } = useTranslation();
  const { data } = useQuery(alertsOptions);
  const [isOpen, setOpen] = useState(false);
  const alerts = data?.items.filter(({ severity }) => severity !== 'info') ?? [];
  const [worst] = alerts;
  const shown = isOpen ? alerts : alerts.slice(0, 1);
  const hidden = alerts.length - 1;
  return (
    <section aria-label={t('alerts.label')} aria-live="polite" className="shrink-0">
      {worst && (
        <ul>
          {shown.map((alert) => (
            <AlertLine key={alert.id} alert={alert}>
              {alert === worst && hidden > 0 && (
                <button
                  type="button"
                  aria-expanded={isOpen}
                  onClick={() => setOpen(!isOpen)}
                  className="ml-2 font-medium whitespace-nowrap underline underline-offset-2"
                >
                  {isOpen ? t('alerts.less') : t('alerts.more', { count: hidden })}
                </button>
              )}
            </AlertLine>
          ))}
        </ul>
      )}
    </section>
  );
}

function AlertLine({ alert, children }: { alert: Alert; children: React.ReactNode }) {
  const { t } = useTranslation();
  const { user } = useLive();
  const mayMend = isAdministrator(user.role);
  const page = pageOf(alert);
  const isThere = useLocation().pathname === page;
  const isCritical = alert.severity === 'critical';
  const Icon = isCritical ? CircleAlert : TriangleAlert;
  return (
    <li
      className={cn(
        'flex animate-appear items-center gap-2 px-4 text-[0.8125rem]',
        isCritical ? 'bg-danger-soft text-danger' : 'bg-warning-soft text-warning',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 py-1.5">
        {t(`alerts.kinds.${alert.kind}`, {
          percent: alert.detail.percent ?? '',
          reason: alert.detail.reason ?? '',
          waiting: alert.detail.waiting ?? '',
        })}{' '}
        {mayMend && !isThere && (
          <Link to={page} className="font-medium whitespace-nowrap underline underline-offset-2">
            {t(linkTexts[page])}
          </Link>
        )}
        {!mayMend && <span className="whitespace-nowrap">{t('alerts.tellAdministrator')}</span>}
        {children}
      </p>
      {mayMend && <Dismiss alertId={alert.id} />}
    </li>
  );
}

function Dismiss({ alertId }: { alertId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const dismiss = useMutation({
    mutationFn: () => call(dismissAlert, { alertId }),
    onSuccess: (open) => client.setQueryData(alertsOptions.queryKey, open),
    onError: (error) => toast.error(problemText(t, error)),
  });
  return (
    <IconButton
      label={t('alerts.dismiss')}
      size="tiny"
      disabled={dismiss.isPending}
      onClick={() => dismiss.mutate()}
    >
      <X aria-hidden />
    </IconButton>
  );
}

const linkTexts = {
  '/admin/line-channel': 'alerts.toChannel',
  '/admin/quota': 'alerts.toQuota',
  '/admin/telegram': 'alerts.toTelegram',
  '/queue': 'alerts.toQueue',
} as const;

/** Where it is mended, or at least seen. */
function pageOf({ kind }: Alert): keyof typeof linkTexts {
  if (kind === 'quota_low' || kind === 'quota_exhausted') return '/admin/quota';
  if (kind === 'telegram_failing') return '/admin/telegram';
  return kind === 'nobody_online' ? '/queue' : '/admin/line-channel';
}
