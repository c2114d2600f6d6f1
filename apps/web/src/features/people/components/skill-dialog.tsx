import { type Skill, skillLimits } from '@jsk/contracts/skills';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { collectProblems, textProblem } from '@/lib/field-problem';
import { useFormDialog } from '@/lib/use-form-dialog';
import { useSaveSkill } from '../api/skills';

interface SkillDialogProps {
  /** Null for a new one. */
  skill: Skill | null;
  onClose: () => void;
}

export function SkillDialog({ skill, onClose }: SkillDialogProps) {
  const { t } = useTranslation('admin');
  const save = useSaveSkill();
  const [name, setName] = useState(skill?.name ?? '');
  const { textOf, dialog } = useFormDialog({
    problems: collectProblems([['name', textProblem(name, skillLimits.name)]]),
    isTouched: name !== '',
    save,
    input: { skillId: skill?.id ?? null, name: name.trim() },
    uniqueField: 'name',
    onClose,
  });

  return (
    <FormDialog {...dialog} title={t(skill ? 'people.skills.renameTitle' : 'people.skills.addTitle')}>
      <FormField label={t('people.skills.name')} hint={t('people.skills.nameHint')} error={textOf('name')}>
        {(field) => (
          <Input
            {...field}
            value={name}
            onChange={(event) => {
              save.reset();
              setName(event.target.value);
            }}
          />
        )}
      </FormField>
    </FormDialog>
  );
}
