import type { Obligation, User } from '@jsk/contracts/auth';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/error-state';
import { Spinner } from '@/components/ui/spinner';
import { authStore } from '@/lib/auth-store';
import { useStore } from '@/lib/store';
import { useLoginAddress } from '../model/use-login-address';
import { loadAuthSession } from '../model/use-sign-in';
import { LoginPage } from './login-page';

interface RequireSignInProps {
  /** What stands in front of the console for those who first have to do something about their account. */
  obliged: (user: User, obligation: Obligation) => ReactNode;
  children: (user: User) => ReactNode;
}

/** Shows the console to those who are signed in, and the login page to everybody else. */
export function RequireSignIn({ obliged, children }: RequireSignInProps) {
  const { t } = useTranslation();
  const auth = useStore(authStore);
  const resume = () => void loadAuthSession().then(({ resumeSignIn }) => resumeSignIn());
  useLoginAddress(auth.status);

  useEffect(() => {
    if (auth.status !== 'unreachable') return;
    window.addEventListener('online', resume);
    return () => window.removeEventListener('online', resume);
  }, [auth.status]);

  switch (auth.status) {
    case 'starting':
      return (
        <div role="status" aria-label={t('common.loading')} className="grid h-dvh place-items-center">
          <Spinner className="size-6 text-muted" />
        </div>
      );
    case 'unreachable':
      return (
        <div className="flex h-dvh">
          <ErrorState title={t('auth.unreachableTitle')} text={t('auth.unreachableText')} onRetry={resume} />
        </div>
      );
    case 'signed-out':
      return <LoginPage />;
    case 'obliged':
      return obliged(auth.user, auth.obligation);
    case 'signed-in':
      return children(auth.user);
  }
}
