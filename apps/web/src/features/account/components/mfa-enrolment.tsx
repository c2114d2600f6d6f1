import { beginMfaEnrolment } from '@jsk/contracts/account';
import type { OutputOf } from '@jsk/contracts/endpoint';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/form-problem';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { call } from '@/lib/api-client';
import { refusalOf } from '../model/refusal';
import { useAttempt } from '../model/use-attempt';
import { CurrentPasswordField } from './current-password-field';
import { FirstCodeForm } from './first-code-form';
import { RecoveryCodes } from './recovery-codes';

type Secret = OutputOf<typeof beginMfaEnrolment>;

interface MfaEnrolmentProps {
  username: string;
  /** Typed a moment ago, so that it is not asked for again. */
  typedPassword: string | null;
  /** The codes are there and not yet kept. */
  onEnabled?: () => void;
  /** All is set up, and the codes are kept. */
  onDone: () => void;
  /** Beside the first button. */
  actions?: ReactNode;
}

/** Password, picture to scan, first code, recovery codes: what it takes to have a second factor. */
export function MfaEnrolment({ username, typedPassword, onEnabled, onDone, actions }: MfaEnrolmentProps) {
  const [secret, setSecret] = useState<Secret | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} username={username} onKept={onDone} />;
  if (!secret) return <BeginForm typedPassword={typedPassword} actions={actions} onBegun={setSecret} />;
  return (
    <FirstCodeForm
      secret={secret}
      actions={actions}
      onConfirmed={(recoveryCodes) => {
        setCodes(recoveryCodes);
        onEnabled?.();
      }}
    />
  );
}

interface BeginFormProps {
  typedPassword: string | null;
  actions: ReactNode;
  onBegun: (secret: Secret) => void;
}

function BeginForm({ typedPassword, actions, onBegun }: BeginFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const begin = useAttempt(async (currentPassword: string) =>
    onBegun(await call(beginMfaEnrolment, { currentPassword })),
  );
  const refusal = refusalOf(begin.error);
  const [isAsked, setAsked] = useState(typedPassword === null);
  if (refusal.currentPassword && !isAsked) setAsked(true);
  const current = isAsked ? typed : (typedPassword ?? '');

  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void begin.run(current);
      }}
      className="flex flex-col gap-4"
    >
      {refusal.rest !== null && <FormProblem error={refusal.rest} />}
      <p className="text-muted">{t('enrolment.intro')}</p>
      {isAsked && (
        <CurrentPasswordField
          isWrong={refusal.currentPassword}
          value={typed}
          onChange={(password) => {
            begin.reset();
            setTyped(password);
          }}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {actions}
        <Button type="submit" look="primary" disabled={begin.isPending || current === ''}>
          {begin.isPending && <Spinner className="size-4" />}
          {t('enrolment.begin')}
        </Button>
      </div>
    </form>
  );
}
