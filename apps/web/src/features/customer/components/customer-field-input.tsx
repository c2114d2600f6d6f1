import { customerFieldLimits, type CustomerDetails } from '@jsk/contracts/customer-details';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { isComposing } from '@/lib/is-composing';

interface CustomerFieldInputProps {
  id: string;
  field: CustomerDetails['fields'][number];
  text: string;
  problem: string | null;
  onChange: (text: string) => void;
  onSave: () => void;
  onDiscard: () => void;
}

/** The field itself, as its kind wants it. */
export function CustomerFieldInput(props: CustomerFieldInputProps) {
  const { id, field, text, problem, onChange, onSave, onDiscard } = props;
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter') onSave();
    if (event.key === 'Escape') {
      // The panel may be a dialog, which would close with it.
      event.stopPropagation();
      onDiscard();
    }
  };
  const shared = {
    id,
    value: text,
    // The operator has just asked for it.
    autoFocus: true,
    onKeyDown,
    ...(problem && { 'aria-invalid': true as const, 'aria-describedby': `${id}-problem` }),
  };
  if (field.kind === 'choice') {
    // What was chosen before may not be among the choices any more.
    const choices = [...new Set([...field.choices, ...(field.value === null ? [] : [field.value])])];
    return (
      <Select {...shared} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('customer.fields.empty')}</option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </Select>
    );
  }
  return (
    <Input
      {...shared}
      type={field.kind === 'date' ? 'date' : 'text'}
      {...(field.kind === 'number' && { inputMode: 'decimal' as const })}
      autoComplete="off"
      maxLength={customerFieldLimits.value}
      className="h-9 pointer-coarse:h-11"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
