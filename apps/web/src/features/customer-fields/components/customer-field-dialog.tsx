import {
  type CustomerField,
  customerFieldKindSchema,
  customerFieldLimits,
} from '@jsk/contracts/customer-details';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChipsField } from '@/components/chips-field';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { SwitchField } from '@/components/switch-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { collectProblems, type FieldProblem, textProblem } from '@/lib/field-problem';
import { useFormDialog } from '@/lib/use-form-dialog';
import { useSaveCustomerField } from '../api/customer-fields';

interface CustomerFieldDialogProps {
  /** Null for a new one. */
  field: CustomerField | null;
  onClose: () => void;
}

const blank: Omit<CustomerField, 'id'> = { name: '', kind: 'text', choices: [], isPersonal: false };

export function CustomerFieldDialog({ field, onClose }: CustomerFieldDialogProps) {
  const { t } = useTranslation('admin');
  const save = useSaveCustomerField();
  const [form, setForm] = useState(field ?? blank);
  const { name, kind, choices, isPersonal } = form;
  const { textOf, dialog } = useFormDialog({
    problems: collectProblems([
      ['name', textProblem(name, customerFieldLimits.name)],
      ['choices', kind === 'choice' ? choicesProblem(choices) : null],
    ]),
    isTouched: false,
    save,
    input: { id: field?.id ?? null, name: name.trim(), kind, choices, isPersonal },
    uniqueField: 'name',
    onClose,
  });
  const change = (part: Partial<typeof form>) => {
    save.reset();
    setForm({ ...form, ...part });
  };

  return (
    <FormDialog {...dialog} title={t(field ? 'customerFields.editTitle' : 'customerFields.addTitle')}>
      <FormField label={t('customerFields.name')} hint={t('customerFields.nameHint')} error={textOf('name')}>
        {(props) => (
          <Input {...props} value={name} onChange={(event) => change({ name: event.target.value })} />
        )}
      </FormField>
      <FormField label={t('customerFields.kind')} hint={t('customerFields.kindFixed')}>
        {(props) => (
          <Select
            {...props}
            value={kind}
            disabled={field !== null}
            onChange={(event) => change({ kind: customerFieldKindSchema.parse(event.target.value) })}
          >
            {customerFieldKindSchema.options.map((option) => (
              <option key={option} value={option}>
                {t(`customerFields.kinds.${option}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {kind === 'choice' && (
        <ChipsField
          label={t('customerFields.choices')}
          hint={t('customerFields.choicesHint')}
          error={textOf('choices')}
          values={choices}
          max={customerFieldLimits.choices}
          onChange={(values) => change({ choices: values })}
        />
      )}
      <SwitchField
        label={t('customerFields.isPersonal')}
        hint={t('customerFields.isPersonalHint')}
        value={isPersonal}
        onChange={(next) => change({ isPersonal: next })}
      />
    </FormDialog>
  );
}

function choicesProblem(choices: readonly string[]): FieldProblem | null {
  if (choices.length === 0) return { kind: 'required' };
  const max = customerFieldLimits.choice;
  const tooLong = choices.find((choice) => choice.length > max);
  return tooLong === undefined ? null : { kind: 'tooLong', used: tooLong.length, max };
}
