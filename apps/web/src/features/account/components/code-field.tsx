import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { OneTimeCodeInput } from '@/components/one-time-code-input';

interface CodeFieldProps {
  label: string;
  isWrong: boolean;
  value: string;
  onChange: (digits: string) => void;
  /** All six are there. */
  onComplete?: (digits: string) => void;
  /** Something else is asked for first. */
  isSecond?: boolean;
}

/** A code of the authenticator app. */
export function CodeField({ label, isWrong, value, onChange, onComplete, isSecond = false }: CodeFieldProps) {
  const { t } = useTranslation();
  return (
    <FormField label={label} error={isWrong ? t('secondFactor.wrong.app') : undefined}>
      {(field) => (
        <OneTimeCodeInput
          {...field}
          autoFocus={!isSecond}
          className="max-w-48"
          value={value}
          onChange={onChange}
          {...(onComplete && { onComplete })}
        />
      )}
    </FormField>
  );
}
