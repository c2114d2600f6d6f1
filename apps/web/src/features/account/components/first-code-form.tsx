import { confirmMfaEnrolment } from '@jsk/contracts/account';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/copy-button';
import { FormProblem } from '@/components/form-problem';
import { codeLength } from '@/components/one-time-code-input';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { Spinner } from '@/components/ui/spinner';
import { call } from '@/lib/api-client';
import { refusalOf } from '../model/refusal';
import { useAttempt } from '../model/use-attempt';
import { CodeField } from './code-field';

const QrCode = lazy(async () => ({ default: (await import('./qr-code')).QrCode }));

interface FirstCodeFormProps {
  secret: { secret: string; uri: string };
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  actions: ReactNode;
}

/** The secret as a picture and as text, and the first code that proves that the app has it. */
export function FirstCodeForm({ secret: { secret, uri }, onConfirmed, actions }: FirstCodeFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const confirm = useAttempt(async (digits: string) =>
    onConfirmed((await call(confirmMfaEnrolment, { code: digits })).recoveryCodes),
  );
  const refusal = refusalOf(confirm.error);
  const send = (digits: string) => void confirm.run(digits).then(() => setCode(''));

  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send(code);
      }}
      className="flex flex-col gap-4"
    >
      {refusal.rest !== null && <FormProblem error={refusal.rest} />}
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <div>
          <p className="mb-1.5 font-medium">{t('enrolment.scan')}</p>
          <Suspense fallback={<Skeleton className="size-48 rounded-lg" />}>
            <QrCode text={uri} label={t('enrolment.qr')} />
          </Suspense>
        </div>
        <div className="min-w-0 flex-1 basis-56">
          <p className="text-muted">{t('enrolment.byHand')}</p>
          <p className="mt-1 flex items-start gap-1">
            {/* In groups, as it is read from the screen; apps do not mind the spaces. */}
            <code className="min-w-0 font-mono text-[0.9375rem] break-words">{inGroups(secret)}</code>
            <CopyButton text={secret} label={t('enrolment.secret')} />
          </p>
        </div>
      </div>
      <CodeField
        label={t('enrolment.code')}
        isWrong={refusal.code}
        value={code}
        onChange={(digits) => {
          confirm.reset();
          setCode(digits);
        }}
        onComplete={send}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {actions}
        <Button type="submit" look="primary" disabled={confirm.isPending || code.length < codeLength}>
          {confirm.isPending && <Spinner className="size-4" />}
          {t('enrolment.confirm')}
        </Button>
      </div>
    </form>
  );
}

function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
