import type { SignInSession } from '@jsk/contracts/account';
import { Laptop, Smartphone, Terminal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { problemText } from '@/lib/i18n/problem-text';
import { toast } from '@/lib/toast';
import { useEndSignIn } from '../api/account';
import { type Device, deviceOf } from '../model/device-name';

const icons = { phone: Smartphone, computer: Laptop, program: Terminal };

export function SignInRow({ signIn }: { signIn: SignInSession }) {
  const { t } = useTranslation();
  const device = deviceOf(signIn.userAgent);
  const name = useDeviceName(device);
  const Icon = icons[device.kind];
  const end = useEndSignIn();
  return (
    <li className="flex min-h-16 items-center gap-3 py-2.5">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium" {...(signIn.userAgent && { title: signIn.userAgent })}>
            {name}
          </span>
          {signIn.isCurrent && <Badge tone="active">{t('account.signIns.current')}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-[0.8125rem] text-muted tabular-nums">
          {signIn.ip && <span className="wrap-anywhere">{signIn.ip}</span>}
          <Moment at={signIn.lastUsedAt} phrase={(time) => t('account.signIns.lastUsed', { time })} />
          <Moment at={signIn.createdAt} phrase={(time) => t('account.signIns.since', { time })} />
        </p>
      </div>
      {!signIn.isCurrent && (
        <Button
          size="small"
          aria-label={t('account.signIns.endOf', { device: name })}
          disabled={end.isPending}
          onClick={() =>
            end.mutate(signIn.id, {
              onSuccess: () => toast.success(t('account.signIns.ended')),
              onError: (error) => toast.error(problemText(t, error)),
            })
          }
        >
          {t('account.signIns.end')}
        </Button>
      )}
    </li>
  );
}

function useDeviceName({ browser, system }: Device): string {
  const { t } = useTranslation();
  if (browser === null && system === null) return t('account.signIns.program');
  const known = browser ?? t('account.signIns.unknownBrowser');
  return system === null ? known : t('account.signIns.browserOn', { browser: known, system });
}
