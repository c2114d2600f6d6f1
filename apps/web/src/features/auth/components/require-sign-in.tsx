import type { User } from '@jsk/contracts/auth';
import type { Role } from '@jsk/contracts/roles';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { ErrorState } from '@/components/error-state';
import { Spinner } from '@/components/ui/spinner';
import { authStore } from '@/lib/auth-store';
import { useStore } from '@/lib/store';
import { loadAuthSession } from '../model/use-sign-in';
import { loginPathFor } from '../model/next-path';

interface RequireSignInProps {
  /** Who may see the page; everybody who is signed in unless said otherwise. */
  roles?: readonly Role[];
  children: (user: User) => ReactNode;
}

/** Shows a page to those who may see it, and sends strangers to the login page and back. */
export function RequireSignIn({ roles, children }: RequireSignInProps) {
  const { t } = useTranslation();
  const auth = useStore(authStore);
  const location = useLocation();
  const resume = () => void loadAuthSession().then(({ resumeSignIn }) => resumeSignIn());

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
      return <Navigate to={loginPathFor(location)} replace />;
    case 'signed-in':
      if (roles && !roles.includes(auth.user.role)) {
        return <ErrorState title={t('auth.notAllowedTitle')} text={t('auth.notAllowedText')} />;
      }
      return children(auth.user);
  }
}
