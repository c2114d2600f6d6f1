import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { authStore } from '@/lib/auth-store';
import { useStore } from '@/lib/store';
import { AppearanceSwitches } from './appearance-switches';
import { LoginForm } from './login-form';

export function LoginPage() {
  const { t } = useTranslation();
  const auth = useStore(authStore);
  const wasInactive = auth.status === 'signed-out' && auth.because === 'inactivity';
  useEffect(() => {
    document.title = `${t('auth.title')} · ${t('common.productName')}`;
  }, [t]);
  return (
    <div className="flex min-h-dvh flex-col px-5 pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)]">
      <header className="flex justify-end py-4">
        <AppearanceSwitches />
      </header>
      <main className="m-auto w-full max-w-88 pb-[12vh]">
        <img src="/favicon.svg" alt="" className="mb-6 size-11" />
        <p className="font-medium text-muted">{t('common.productName')}</p>
        <h1 className="mt-0.5 text-2xl font-semibold">{t('auth.title')}</h1>
        <p className="mt-1 mb-8 text-balance text-muted">{t('auth.subtitle')}</p>
        {wasInactive && (
          <p role="status" className="mb-6 rounded-lg bg-sunken px-3 py-2">
            {t('auth.signedOutInactive')}
          </p>
        )}
        <LoginForm />
      </main>
    </div>
  );
}
