import type { MfaChallenge } from '@jsk/contracts/auth';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntranceFrame } from '@/components/entrance-frame';
import { Spinner } from '@/components/ui/spinner';
import { authStore, type SignedOutReason, typedPasswordStore } from '@/lib/auth-store';
import { loadTextsOf } from '@/lib/i18n/i18n';
import { useStore } from '@/lib/store';
import { LoginForm } from './login-form';

// Most have no second factor, and those who have must type the password first.
const SecondFactorStep = lazy(async () => {
  const [{ SecondFactorStep: Step }] = await Promise.all([
    import('./second-factor-step'),
    loadTextsOf('account'),
  ]);
  return { default: Step };
});

/** User name and password, and the second factor of those who have one. */
export function LoginPage() {
  const { t } = useTranslation();
  const auth = useStore(authStore);
  const [username, setUsername] = useState('');
  const [challenge, setChallenge] = useState<MfaChallenge | null>(null);
  const [wasTooSlow, setTooSlow] = useState(false);
  const why = auth.status === 'signed-out' ? auth.because : undefined;

  if (challenge) {
    const back = (isTooLate: boolean) => {
      typedPasswordStore.set(null);
      setChallenge(null);
      setTooSlow(isTooLate);
    };
    return (
      <Suspense
        fallback={
          <EntranceFrame title={t('auth.title')} text={t('auth.subtitle')}>
            <Spinner className="mx-auto size-6 text-muted" />
          </EntranceFrame>
        }
      >
        <SecondFactorStep challenge={challenge} onBack={() => back(false)} onExpired={() => back(true)} />
      </Suspense>
    );
  }
  return (
    <EntranceFrame title={t('auth.title')} text={t('auth.subtitle')}>
      <Notice reason={wasTooSlow ? 'tooSlow' : why} />
      <LoginForm
        knownUsername={username}
        onChallenge={(answered, name) => {
          setUsername(name);
          setChallenge(answered);
        }}
      />
    </EntranceFrame>
  );
}

/** Why somebody is here who did not sign out. */
function Notice({ reason }: { reason: SignedOutReason | 'tooSlow' | undefined }) {
  const { t } = useTranslation();
  if (!reason) return null;
  return (
    <p role="status" className="mb-6 rounded-lg bg-sunken px-3 py-2">
      {t(`auth.because.${reason}`)}
    </p>
  );
}
