import { botLimits } from '@jsk/contracts/bot-limits';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';

interface PriorityFieldProps {
  error: string | undefined;
  /** Not a number while the field is empty. */
  value: number;
  onChange: (value: number) => void;
}

/** Which of several rules that match equally well goes first. */
export function PriorityField({ error, value, onChange }: PriorityFieldProps) {
  const { t } = useTranslation('admin');
  return (
    <FormField label={t('bot.priority')} hint={t('bot.priorityHint')} error={error}>
      {(field) => (
        <Input
          {...field}
          type="number"
          step={1}
          {...botLimits.priority}
          value={Number.isNaN(value) ? '' : value}
          onChange={(event) => onChange(event.target.valueAsNumber)}
          className="max-w-32 tabular-nums"
        />
      )}
    </FormField>
  );
}
