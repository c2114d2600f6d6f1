import { type OperatorProfile, skillLimits } from '@jsk/contracts/skills';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { collectProblems, numberProblem } from '@/lib/field-problem';
import { skillsOptions } from '@/lib/skill-queries';
import { useFormDialog } from '@/lib/use-form-dialog';
import { useUpdateRouting } from '../api/people';

interface EditOperatorDialogProps {
  /** As it was when the dialog was opened. */
  operator: OperatorProfile;
  onClose: () => void;
}

/** What somebody can do, and how much of it at a time. */
export function EditOperatorDialog({ operator, onClose }: EditOperatorDialogProps) {
  const { t } = useTranslation('admin');
  const update = useUpdateRouting();
  const [capacity, setCapacity] = useState(operator.capacity);
  const [skillIds, setSkillIds] = useState(operator.skillIds);
  const { textOf, dialog } = useFormDialog({
    problems: collectProblems([['capacity', numberProblem(capacity, skillLimits.capacity)]]),
    isTouched: true,
    save: update,
    input: { operatorId: operator.id, capacity, skillIds },
    onClose,
  });
  const skillsError = textOf('skillIds');

  return (
    <FormDialog {...dialog} title={t('people.operators.editTitle', { name: operator.displayName })}>
      <FormField
        label={t('people.operators.capacity')}
        hint={t('people.operators.capacityHint', skillLimits.capacity)}
        error={textOf('capacity')}
      >
        {(field) => (
          <Input
            {...field}
            {...skillLimits.capacity}
            type="number"
            inputMode="numeric"
            value={Number.isNaN(capacity) ? '' : capacity}
            onChange={(event) => setCapacity(event.target.valueAsNumber)}
            className="max-w-32 tabular-nums"
          />
        )}
      </FormField>
      <SkillChoice chosen={skillIds} onChange={setSkillIds} />
      {skillsError && <p className="-mt-3 text-[0.8125rem] text-danger">{skillsError}</p>}
    </FormDialog>
  );
}

interface SkillChoiceProps {
  chosen: readonly string[];
  onChange: (skillIds: string[]) => void;
}

function SkillChoice({ chosen, onChange }: SkillChoiceProps) {
  const { t } = useTranslation('admin');
  const skills = useQuery(skillsOptions);
  return (
    <fieldset>
      <legend className="font-medium">{t('people.operators.columns.skills')}</legend>
      {skills.data?.length === 0 && (
        <p className="mt-1 text-[0.8125rem] text-muted">{t('people.operators.noSkillsYet')}</p>
      )}
      <ul className="mt-1.5">
        {skills.data?.map(({ id, name }) => (
          <li key={id}>
            <label className="flex min-h-9 cursor-pointer items-center gap-3 rounded-lg px-2 hover:bg-hover pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
                className="size-4 shrink-0 accent-(--accent)"
              />
              <span className="min-w-0 wrap-anywhere">{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
