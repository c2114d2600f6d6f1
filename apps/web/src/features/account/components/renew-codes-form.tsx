import { renewRecoveryCodes } from '@jsk/contracts/account';
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

interface RenewCodesFormProps {
  onRenewed: (recoveryCodes: readonly string[]) => void;
  actions: ReactNode;
}

export function RenewCodesForm({ onRenewed, actions }: RenewCodesFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const renew = useAttempt(async () => onRenewed((await call(renewRecoveryCodes, { code })).recoveryCodes));
  const refusal = refusalOf(renew.error);
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void renew.run();
      }}
      className="flex flex-col gap-4"
    >
      {refusal.rest !== null && <FormProblem error={refusal.rest} />}
      <p className="text-muted">{t('account.secondFactor.renewText')}</p>
      <CodeField
        label={t('secondFactor.label.app')}
        isWrong={refusal.code}
        value={code}
        onChange={(digits) => {
          renew.reset();
          setCode(digits);
        }}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {actions}
        <Button type="submit" look="primary" disabled={renew.isPending || code.length < codeLength}>
          {renew.isPending && <Spinner className="size-4" />}
          {t('account.secondFactor.renew')}
        </Button>
      </div>
    </form>
  );
}
