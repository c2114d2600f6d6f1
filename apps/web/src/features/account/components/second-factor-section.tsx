import type { MfaState } from '@jsk/contracts/account';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { UnsavedGuard } from '@/components/unsaved-guard';
import { Button } from '@/components/ui/button';
import { useLive } from '@/lib/live-context';
import { toast } from '@/lib/toast';
import { useMfaState, useRefreshAccount } from '../api/account';
import { AccountSection } from './account-section';
import { DisableForm } from './disable-form';
import { MfaEnrolment } from './mfa-enrolment';
import { MfaSummary } from './mfa-summary';
import { RecoveryCodes } from './recovery-codes';
import { RenewCodesForm } from './renew-codes-form';

export function SecondFactorSection() {
  const { t } = useTranslation();
  const { data, isError, refetch } = useMfaState();
  return (
    <AccountSection title={t('account.secondFactor.title')} text={t('account.secondFactor.text')}>
      {data && <SecondFactor state={data} />}
      {!data && isError && <ErrorState title={t('account.loadError')} onRetry={() => void refetch()} />}
      {!data && !isError && <RowsSkeleton rows={1} />}
    </AccountSection>
  );
}

type Act = 'enrol' | 'renew' | 'disable';

/** What it is now, and one act about it at a time. */
function SecondFactor({ state }: { state: MfaState }) {
  const { t } = useTranslation();
  const { user } = useLive();
  const refresh = useRefreshAccount();
  const [act, setAct] = useState<Act | null>(null);
  const [newCodes, setNewCodes] = useState<readonly string[] | null>(null);
  const [hasUnkeptCodes, setUnkeptCodes] = useState(false);

  const finish = (said: string) => {
    setAct(null);
    setNewCodes(null);
    setUnkeptCodes(false);
    toast.success(said);
    void refresh();
  };
  const cancel = (
    <Button look="quiet" onClick={() => setAct(null)}>
      {t('common.cancel')}
    </Button>
  );

  return (
    <div className="flex max-w-xl flex-col gap-4">
      {(hasUnkeptCodes || newCodes) && <CodesGuard />}
      {act === null && <MfaSummary state={state} onAct={setAct} />}
      {act === 'enrol' && (
        <MfaEnrolment
          username={user.username}
          typedPassword={null}
          actions={cancel}
          onEnabled={() => setUnkeptCodes(true)}
          onDone={() => finish(t('account.secondFactor.enabled'))}
        />
      )}
      {act === 'renew' && !newCodes && <RenewCodesForm actions={cancel} onRenewed={setNewCodes} />}
      {newCodes && (
        <RecoveryCodes
          codes={newCodes}
          username={user.username}
          onKept={() => finish(t('account.secondFactor.renewed'))}
        />
      )}
      {act === 'disable' && (
        <DisableForm actions={cancel} onDisabled={() => finish(t('account.secondFactor.disabled'))} />
      )}
    </div>
  );
}

/** The codes are shown once only. */
function CodesGuard() {
  const { t } = useTranslation();
  const wording = {
    question: t('recovery.leaveTitle'),
    text: t('recovery.leaveText'),
    confirm: t('recovery.leave'),
  };
  return <UnsavedGuard wording={wording} />;
}
