import { useId, useRef, useState, type FormEvent } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { problemText } from '@/lib/i18n/problem-text';
import { loadAuthSession, useSignIn } from '../model/use-sign-in';
import { FormField } from '@/components/form-field';

export function LoginForm() {
  const { t } = useTranslation();
  const { submit, isPending, fieldErrors, formError } = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isPasswordShown, setPasswordShown] = useState(false);
  const usernameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const formErrorId = useId();

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    await submit({ username, password });
    if (!username.trim()) usernameField.current?.focus();
    else passwordField.current?.focus();
  }

  const textOf = (field: 'username' | 'password') => {
    if (fieldErrors[field] === 'required') return t(`auth.${field}Required`);
    return fieldErrors[field] ? t('problem.validation_error') : undefined;
  };

  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      {formError !== null && (
        <p id={formErrorId} role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          {problemText(t, formError)}
        </p>
      )}
      <FormField label={t('auth.username')} error={textOf('username')}>
        {(field) => (
          <Input
            {...field}
            ref={usernameField}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
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
          <div className="relative">
            <Input
              {...field}
              ref={passwordField}
              name="password"
              type={isPasswordShown ? 'text' : 'password'}
              autoComplete="current-password"
              className="pr-11"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <Button
              look="quiet"
              size="icon"
              className="absolute top-0.5 right-0.5"
              aria-label={t(isPasswordShown ? 'auth.hidePassword' : 'auth.showPassword')}
              aria-pressed={isPasswordShown}
              onClick={() => setPasswordShown(!isPasswordShown)}
            >
              {isPasswordShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            </Button>
          </div>
        )}
      </FormField>
      <Button type="submit" look="primary" size="large" disabled={isPending} className="mt-2">
        {isPending && <Spinner className="size-4" />}
        {t(isPending ? 'auth.submitting' : 'auth.submit')}
      </Button>
    </form>
  );
}
