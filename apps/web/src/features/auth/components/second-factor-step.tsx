import type { MfaChallenge } from '@jsk/contracts/auth';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntranceFrame } from '@/components/entrance-frame';
import { FormField } from '@/components/form-field';
import { FormProblem } from '@/components/form-problem';
import { codeLength, OneTimeCodeInput } from '@/components/one-time-code-input';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { useSecondFactor } from '../model/use-second-factor';

interface SecondFactorStepProps {
  challenge: MfaChallenge;
  /** To another name or password. */
  onBack: () => void;
  /** It took too long. */
  onExpired: () => void;
}

/** The code of the authenticator app, or one of the recovery codes. */
export function SecondFactorStep({ challenge, onBack, onExpired }: SecondFactorStepProps) {
  const { t } = useTranslation();
  const { isPending, isWrong, problem, answer, reset } = useSecondFactor(challenge, onExpired);
  const [way, setWay] = useState<'app' | 'recovery'>('app');
  const [code, setCode] = useState('');
  const isEmpty = way === 'app' ? code.length < codeLength : code.trim() === '';

  const write = (typed: string) => {
    if (isWrong) reset();
    setCode(typed);
  };
  const send = async (complete: string) => {
    await answer(complete);
    // A code is good once at most: the next one is another. A recovery code may only be mistyped.
    if (way === 'app') setCode('');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty) void send(code);
  };
  const changeWay = () => {
    reset();
    setCode('');
    setWay(way === 'app' ? 'recovery' : 'app');
  };
  const error = isWrong ? t(`secondFactor.wrong.${way}`) : undefined;
  const hint = t(`secondFactor.hint.${way}`);

  return (
    <EntranceFrame title={t('secondFactor.title')} text={t(`secondFactor.text.${way}`)}>
      <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
        {problem !== null && <FormProblem error={problem} />}
        <FormField key={way} label={t(`secondFactor.label.${way}`)} error={error} hint={hint}>
          {(field) =>
            way === 'app' ? (
              <OneTimeCodeInput
                {...field}
                autoFocus
                value={code}
                onChange={write}
                onComplete={(digits) => void send(digits)}
              />
            ) : (
              <Input
                {...field}
                autoFocus
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={40}
                className="font-mono"
                value={code}
                onChange={(event) => write(event.target.value)}
              />
            )
          }
        </FormField>
        <Button type="submit" look="primary" size="large" disabled={isPending || isEmpty}>
          {isPending && <Spinner className="size-4" />}
          {t(isPending ? 'auth.submitting' : 'secondFactor.submit')}
        </Button>
        <div className="flex flex-wrap justify-between gap-x-2">
          <Button look="quiet" size="small" className="-ml-3" onClick={changeWay}>
            {t(`secondFactor.other.${way}`)}
          </Button>
          <Button look="quiet" size="small" className="-mr-3" onClick={onBack}>
            {t('secondFactor.back')}
          </Button>
        </div>
      </form>
    </EntranceFrame>
  );
}
