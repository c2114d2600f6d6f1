import type { TelegramIntegration } from '@jsk/contracts/telegram';
import { CircleCheck, CircleMinus, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminSection } from '@/components/admin-section';
import { Moment } from '@/components/moment';
import { useFormats } from '@/lib/use-formats';

const looks = {
  enabled: { Icon: CircleCheck, color: 'text-status-active' },
  incomplete: { Icon: TriangleAlert, color: 'text-warning' },
  disabled: { Icon: CircleMinus, color: 'text-muted' },
};

export function TelegramState({ telegram }: { telegram: TelegramIntegration }) {
  const { t } = useTranslation('admin');
  const { count } = useFormats();
  const { lastSentAt, lastFailure, waitingCount } = telegram;
  const state = stateOf(telegram);
  const { Icon, color } = looks[state];
  return (
    <AdminSection title={t('telegram.state.title')}>
      <dl className="divide-y rounded-xl border bg-surface">
        <Fact label={t('telegram.state.isEnabled')}>
          <span className="flex items-start gap-2">
            <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${color}`} />
            {t(`telegram.state.${state}`)}
          </span>
        </Fact>
        <Fact label={t('telegram.state.lastSent')}>
          {lastSentAt ? <Moment at={lastSentAt} /> : t('telegram.state.neverSent')}
        </Fact>
        <Fact label={t('telegram.state.lastFailure')}>
          {lastFailure ? (
            <>
              <Moment at={lastFailure.at} />
              <span className="block wrap-anywhere text-danger">{lastFailure.message}</span>
            </>
          ) : (
            t('telegram.state.noFailure')
          )}
        </Fact>
        <Fact label={t('telegram.state.waiting')}>
          {t('telegram.state.waitingCount', { number: count(waitingCount) })}
        </Fact>
      </dl>
    </AdminSection>
  );
}

function stateOf({ isEnabled, botToken, chatId }: TelegramIntegration): keyof typeof looks {
  if (!isEnabled) return 'disabled';
  const hasToken = botToken === 'stored' || botToken === 'environment';
  return hasToken && chatId !== null ? 'enabled' : 'incomplete';
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-1 px-4 py-3 @lg/shell:grid-cols-[10rem_1fr]">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 tabular-nums">{children}</dd>
    </div>
  );
}
