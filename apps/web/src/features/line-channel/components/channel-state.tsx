import type { LineChannel } from '@jsk/contracts/line-channel';
import { CircleCheck, CirclePause, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminSection } from '@/components/admin-section';
import { Moment } from '@/components/moment';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { ApiProblem } from '@/lib/api-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { toast } from '@/lib/toast';
import { useFormats } from '@/lib/use-formats';
import { useResumeChannel } from '../api/line-channel';

const realLine = 'https://api.line.me';

/** Which account, which LINE, and whether messages leave. */
export function ChannelState({ channel }: { channel: LineChannel }) {
  const { t } = useTranslation('admin');
  const { apiOrigin, paused, breaker } = channel;
  const isReal = apiOrigin === realLine;
  return (
    <AdminSection title={t('channel.state.title')}>
      <div className="rounded-xl border bg-surface">
        <Account account={channel.account} />
        <dl className="divide-y border-t">
          <Fact label={t('channel.state.connection')} note={isReal ? null : t('channel.state.simulatedText')}>
            {isReal ? t('channel.state.real') : t('channel.state.simulated', { origin: apiOrigin })}
          </Fact>
          <Sending paused={paused} />
          <Fact label={t('channel.state.breaker')}>
            <span className="flex items-start gap-2">
              {breaker.state === 'closed' ? (
                <Good />
              ) : (
                <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0 text-warning" />
              )}
              {t(`channel.state.breakers.${breaker.state}`)}
            </span>
          </Fact>
        </dl>
      </div>
    </AdminSection>
  );
}

const Good = () => <CircleCheck aria-hidden className="mt-1 size-4 shrink-0 text-status-active" />;

function Account({ account }: Pick<LineChannel, 'account'>) {
  const { t } = useTranslation('admin');
  if (!account) {
    return (
      <div className="p-4">
        <p className="font-medium">{t('channel.state.unknownAccount')}</p>
        <p className="mt-1 text-sm text-muted">{t('channel.state.unknownAccountText')}</p>
      </div>
    );
  }
  return (
    <div className="flex items-center gap-4 p-4">
      <Avatar name={account.displayName} pictureUrl={account.pictureUrl} size="medium" />
      <div className="min-w-0">
        <p className="truncate font-medium">{account.displayName}</p>
        <p className="text-sm text-muted">
          {account.basicId} ·{' '}
          <Moment at={account.checkedAt} phrase={(time) => t('channel.state.checkedAt', { time })} />
        </p>
      </div>
    </div>
  );
}

function Sending({ paused }: Pick<LineChannel, 'paused'>) {
  const { t } = useTranslation('admin');
  const { exactTime } = useFormats();
  const resume = useResume();
  if (!paused) {
    return (
      <Fact label={t('channel.state.sending')}>
        <span className="flex items-start gap-2">
          <Good />
          {t('channel.state.sendingOn')}
        </span>
      </Fact>
    );
  }
  return (
    <Fact label={t('channel.state.sending')} note={t('channel.state.pausedText')}>
      <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex items-start gap-2 font-medium text-danger">
          <CirclePause aria-hidden className="mt-1 size-4 shrink-0" />
          {t('channel.state.paused', { time: exactTime(new Date(paused.since)) })}
        </span>
        <Button size="small" disabled={resume.isPending} onClick={resume.run}>
          {t('channel.state.resume')}
        </Button>
      </span>
    </Fact>
  );
}

function useResume() {
  const { t } = useTranslation();
  const { t: tAdmin } = useTranslation('admin');
  const { mutate, isPending } = useResumeChannel();
  const run = () =>
    mutate(undefined, {
      onSuccess: () => toast.success(tAdmin('channel.state.resumed')),
      onError: (error) => {
        const isRefused = error instanceof ApiProblem && error.code === 'line_refused';
        toast.error(isRefused ? tAdmin('channel.state.stillRefused') : problemText(t, error));
      },
    });
  return { run, isPending };
}

interface FactProps {
  label: string;
  note?: string | null;
  children: ReactNode;
}

function Fact({ label, note, children }: FactProps) {
  return (
    <div className="grid gap-x-6 gap-y-1 px-4 py-3 @lg/shell:grid-cols-[10rem_1fr]">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">
        {children}
        {note && <p className="mt-1 max-w-prose text-sm text-muted">{note}</p>}
      </dd>
    </div>
  );
}
