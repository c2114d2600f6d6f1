import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { LoginPage } from '@/features/auth/components/login-page';
import { nextPath } from '@/features/auth/model/next-path';
import { authStore } from '@/lib/auth-store';
import { useStore } from '@/lib/store';

export function LoginRoute() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { status } = useStore(authStore);
  useEffect(() => {
    document.title = `${t('auth.title')} · ${t('common.productName')}`;
  }, [t]);
  return status === 'signed-in' ? <Navigate to={nextPath(search)} replace /> : <LoginPage />;
}
