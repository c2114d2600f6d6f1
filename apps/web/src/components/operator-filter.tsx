import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { operatorProfilesOptions } from '@/lib/operator-profile-queries';
import { FormField } from './form-field';
import { Select } from './ui/select';

interface OperatorFilterProps {
  /** Nothing for everybody. */
  operatorId: string | undefined;
  /** @param operatorId empty for everybody */
  onChange: (operatorId: string) => void;
}

/** Chooses of whom a list tells. */
export function OperatorFilter({ operatorId, onChange }: OperatorFilterProps) {
  const { t } = useTranslation('admin');
  const operators = useQuery(operatorProfilesOptions);
  return (
    <FormField label={t('shell.operator')}>
      {(field) => (
        <Select {...field} value={operatorId ?? ''} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t('shell.everybody')}</option>
          {operators.data?.map(({ id, displayName }) => (
            <option key={id} value={id}>
              {displayName}
            </option>
          ))}
        </Select>
      )}
    </FormField>
  );
}
