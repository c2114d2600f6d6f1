import type { Obligation, User } from '@jsk/contracts/auth';
import { LogOut } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntranceFrame } from '@/components/entrance-frame';
import { FormProblem } from '@/components/form-problem';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { TooltipProvider } from '@/components/ui/tooltip';
import { endSignIn, fulfilObligation } from '@/lib/auth-session';
import { typedPasswordStore } from '@/lib/auth-store';
import { useStore } from '@/lib/store';
import { useAttempt } from '../model/use-attempt';
import { MfaEnrolment } from './mfa-enrolment';
import { PasswordForm } from './password-form';

interface ObligationPageProps {
  user: User;
  obligation: Obligation;
}

/** What somebody has to do about their account before the console opens. */
export function ObligationPage({ user, obligation }: ObligationPageProps) {
  const { t } = useTranslation();
  const typedPassword = useStore(typedPasswordStore);
  const [isDone, setDone] = useState(false);

  return (
    <TooltipProvider>
      <EntranceFrame title={t(`obligation.${obligation}.title`)} text={t(`obligation.${obligation}.text`)}>
        {isDone && <GoOn />}
        {!isDone && obligation === 'change_password' && (
          <PasswordForm
            username={user.username}
            typedPassword={typedPassword}
            onChanged={(password) => {
              typedPasswordStore.set(password);
              setDone(true);
            }}
          />
        )}
        {!isDone && obligation === 'enrol_mfa' && (
          <MfaEnrolment username={user.username} typedPassword={typedPassword} onDone={() => setDone(true)} />
        )}
        <footer className="mt-8 flex items-center justify-between gap-2 border-t pt-3 text-muted">
          <span className="truncate">{t('obligation.signedInAs', { name: user.displayName })}</span>
          <Button look="quiet" size="small" className="-mr-3" onClick={() => void endSignIn()}>
            <LogOut aria-hidden />
            {t('rail.signOut')}
          </Button>
        </footer>
      </EntranceFrame>
    </TooltipProvider>
  );
}

/** Fetches what opens the console, or the next thing to do; what was done is not done again if that fails. */
function GoOn() {
  const { t } = useTranslation();
  const { run, isPending, error } = useAttempt(fulfilObligation);
  const [begin] = useState(() => run);
  useEffect(() => void begin(), [begin]);
  if (error === null) {
    return (
      <div role="status" aria-label={t('common.loading')} className="grid h-32 place-items-center">
        <Spinner className="size-6 text-muted" />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <FormProblem error={error} />
      <Button look="primary" disabled={isPending} onClick={() => void run()}>
        {t('common.retry')}
      </Button>
    </div>
  );
}
