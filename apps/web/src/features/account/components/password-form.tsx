import { changePassword } from '@jsk/contracts/account';
import { passwordLimits } from '@jsk/contracts/passwords';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { FormProblem } from '@/components/form-problem';
import { PasswordInput } from '@/components/password-input';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { call } from '@/lib/api-client';
import { passwordProblem } from '../model/password-strength';
import { refusalOf } from '../model/refusal';
import { useAttempt } from '../model/use-attempt';
import { CurrentPasswordField } from './current-password-field';
import { StrengthMeter } from './strength-meter';

interface PasswordFormProps {
  username: string;
  /** Typed a moment ago, so that it is not asked for again. */
  typedPassword: string | null;
  onChanged: (password: string) => void;
  /** Beside the button. */
  actions?: ReactNode;
}

export function PasswordForm({ username, typedPassword, onChanged, actions }: PasswordFormProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const policyId = useId();
  const [typedCurrent, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isSubmitted, setSubmitted] = useState(false);
  const attempt = useAttempt(changePasswordTo(onChanged));
  const refusal = refusalOf(attempt.error);
  // What was typed at the sign-in is asked for after all once it turned out wrong.
  const [isAsked, setAsked] = useState(typedPassword === null);
  if (refusal.currentPassword && !isAsked) setAsked(true);
  const current = isAsked ? typedCurrent : (typedPassword ?? '');
  const problem = passwordProblem(next, { username, currentPassword: current });

  function submit(event: FormEvent) {
    event.preventDefault();
    setSubmitted(true);
    const focusFirstWrong = () =>
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    if (problem || current === '') focusFirstWrong();
    else void attempt.run({ currentPassword: current, newPassword: next }).then(focusFirstWrong);
  }

  const nextError = () => {
    if (refusal.newPassword) return t('password.problems.refused');
    if (!isSubmitted || !problem) return undefined;
    return t(`password.problems.${problem.kind}`, { ...problem });
  };

  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {refusal.rest !== null && <FormProblem error={refusal.rest} />}
      {/* For password managers, which have to know whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      {isAsked && (
        <CurrentPasswordField
          isWrong={refusal.currentPassword}
          isMissing={isSubmitted && current === ''}
          value={typedCurrent}
          onChange={(password) => {
            attempt.reset();
            setCurrent(password);
          }}
        />
      )}
      <div className="flex flex-col gap-1.5">
        <FormField label={t('password.next')} error={nextError()}>
          {(field) => (
            <PasswordInput
              {...field}
              aria-describedby={[field['aria-describedby'], policyId].filter(Boolean).join(' ')}
              autoFocus={!isAsked}
              autoComplete="new-password"
              value={next}
              onChange={(event) => {
                attempt.reset();
                setNext(event.target.value);
              }}
            />
          )}
        </FormField>
        <p id={policyId} className="text-[0.8125rem] text-muted">
          {t('password.policy', { min: passwordLimits.min })}
        </p>
        <StrengthMeter password={next} problem={problem} />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {actions}
        <Button type="submit" look="primary" disabled={attempt.isPending}>
          {attempt.isPending && <Spinner className="size-4" />}
          {t('password.save')}
        </Button>
      </div>
    </form>
  );
}

function changePasswordTo(onChanged: (password: string) => void) {
  return async (input: { currentPassword: string; newPassword: string }) => {
    await call(changePassword, input);
    onChanged(input.newPassword);
  };
}
