import type { MfaChallenge } from '@jsk/contracts/auth';
import { lazy, Suspense, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { PasswordInput } from '@/components/password-input';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { ApiProblem } from '@/lib/api-problem';
import { loadTextsOf } from '@/lib/i18n/i18n';
import { problemText } from '@/lib/i18n/problem-text';
import { loadAuthSession, useSignIn } from '../model/use-sign-in';

// With its clock; only those need it who have to wait.
const FormProblem = lazy(async () => {
  const [{ FormProblem: Problem }] = await Promise.all([
    import('@/components/form-problem'),
    loadTextsOf('account'),
  ]);
  return { default: Problem };
});

interface LoginFormProps {
  /** Typed before, by whoever comes back from the second step. */
  knownUsername: string;
  /** The password is right, and not enough. */
  onChallenge: (challenge: MfaChallenge, username: string) => void;
}

export function LoginForm({ knownUsername, onChallenge }: LoginFormProps) {
  const { t } = useTranslation();
  const { submit, isPending, fieldErrors, formError } = useSignIn();
  const [username, setUsername] = useState(knownUsername);
  const [password, setPassword] = useState('');
  const usernameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const challenge = await submit({ username, password });
    if (challenge) onChallenge(challenge, username);
    else if (!username.trim()) usernameField.current?.focus();
    else passwordField.current?.focus();
  }

  const textOf = (field: 'username' | 'password') => {
    if (fieldErrors[field] === 'required') return t(`auth.${field}Required`);
    return fieldErrors[field] ? t('problem.validation_error') : undefined;
  };

  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      {formError !== null && <Refusal error={formError} />}
      <FormField label={t('auth.username')} error={textOf('username')}>
        {(field) => (
          <Input
            {...field}
            ref={usernameField}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={knownUsername === ''}
            value={username}
            onChange={(event) => {
              void loadAuthSession();
              setUsername(event.target.value);
            }}
          />
        )}
      </FormField>
      <FormField label={t('auth.password')} error={textOf('password')}>
        {(field) => (
          <PasswordInput
            {...field}
            ref={passwordField}
            name="password"
            autoComplete="current-password"
            autoFocus={knownUsername !== ''}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </FormField>
      <Button type="submit" look="primary" size="large" disabled={isPending} className="mt-2">
        {isPending && <Spinner className="size-4" />}
        {t(isPending ? 'auth.submitting' : 'auth.submit')}
      </Button>
    </form>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const inWords = (
    <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
      {problemText(t, error)}
    </p>
  );
  if (!(error instanceof ApiProblem) || error.retryAt === null) return inWords;
  return (
    <Suspense fallback={inWords}>
      <FormProblem error={error} />
    </Suspense>
  );
}
