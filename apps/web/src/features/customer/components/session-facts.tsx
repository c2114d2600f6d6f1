import type { Session } from '@jsk/contracts/sessions';
import { useTranslation } from 'react-i18next';
import { RunningTime } from '@/components/running-time';
import { useFormats } from '@/lib/use-formats';
import { CopyableId } from './copyable-id';
import { Fact, Facts } from './facts';

export function SessionFacts({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const { status, operator, trigger, createdAt, claimedAt, firstResponseAt, closedBy, transferCount, id } =
    session;
  const between = (from: string, to: string) => duration(Date.parse(to) - Date.parse(from));
  return (
    <Facts>
      <Fact label={t('customer.state')}>{t(`conversation.status.${status}`)}</Fact>
      {operator && <Fact label={t('customer.operator')}>{operator.name}</Fact>}
      <Fact label={t('customer.trigger')}>
        {t(`customer.triggers.${trigger.kind}`, { keyword: trigger.keyword ?? t('common.none') })}
      </Fact>
      {status === 'WAITING' && (
        <Fact label={t('customer.waited')}>
          <RunningTime since={createdAt} />
        </Fact>
      )}
      {claimedAt && status !== 'WAITING' && (
        <Fact label={t('customer.waited')}>{between(createdAt, claimedAt)}</Fact>
      )}
      {claimedAt && firstResponseAt && (
        <Fact label={t('customer.firstResponse')}>{between(claimedAt, firstResponseAt)}</Fact>
      )}
      {status === 'ACTIVE' && claimedAt && (
        <Fact label={t('customer.duration')}>
          <RunningTime since={claimedAt} />
        </Fact>
      )}
      {transferCount > 0 && (
        <Fact label={t('customer.transfers')}>{t('customer.times', { count: transferCount })}</Fact>
      )}
      {closedBy && <Fact label={t('customer.closedBy')}>{t(`customer.closers.${closedBy}`)}</Fact>}
      <Fact label={t('customer.sessionId')}>
        <CopyableId id={id} label={t('customer.sessionId')} />
      </Fact>
    </Facts>
  );
}
