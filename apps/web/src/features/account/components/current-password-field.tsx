import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { PasswordInput } from '@/components/password-input';

interface CurrentPasswordFieldProps {
  isWrong: boolean;
  /** It was left empty. */
  isMissing?: boolean;
  value: string;
  onChange: (password: string) => void;
}

/** That it is really them: asked for before anything about the account is changed. */
export function CurrentPasswordField({ isWrong, isMissing, value, onChange }: CurrentPasswordFieldProps) {
  const { t } = useTranslation();
  const missing = isMissing ? t('password.currentMissing') : undefined;
  return (
    <FormField label={t('password.current')} error={isWrong ? t('password.currentWrong') : missing}>
      {(field) => (
        <PasswordInput
          {...field}
          autoFocus
          autoComplete="current-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}
