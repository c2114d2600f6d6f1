import { disableMfa } from '@jsk/contracts/account';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/form-problem';
import { codeLength } from '@/components/one-time-code-input';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { call } from '@/lib/api-client';
import { refusalOf } from '../model/refusal';
import { useAttempt } from '../model/use-attempt';
import { CodeField } from './code-field';
import { CurrentPasswordField } from './current-password-field';

interface DisableFormProps {
  onDisabled: () => void;
  actions: ReactNode;
}

/** Asks for both factors: whoever finds an open browser must not be able to take one away. */
export function DisableForm({ onDisabled, actions }: DisableFormProps) {
  const { t } = useTranslation();
  const [currentPassword, setPassword] = useState('');
  const [code, setCode] = useState('');
  const disable = useAttempt(async () => {
    await call(disableMfa, { currentPassword, code });
    onDisabled();
  });
  const refusal = refusalOf(disable.error);
  const isIncomplete = currentPassword === '' || code.length < codeLength;
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void disable.run();
      }}
      className="flex max-w-96 flex-col gap-4"
    >
      {refusal.rest !== null && <FormProblem error={refusal.rest} />}
      <p className="text-muted">{t('account.secondFactor.disableText')}</p>
      <CurrentPasswordField
        isWrong={refusal.currentPassword}
        value={currentPassword}
        onChange={(password) => {
          disable.reset();
          setPassword(password);
        }}
      />
      <CodeField
        isSecond
        label={t('secondFactor.label.app')}
        isWrong={refusal.code}
        value={code}
        onChange={(digits) => {
          disable.reset();
          setCode(digits);
        }}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {actions}
        <Button type="submit" look="danger" disabled={disable.isPending || isIncomplete}>
          {disable.isPending && <Spinner className="size-4" />}
          {t('account.secondFactor.disable')}
        </Button>
      </div>
    </form>
  );
}
