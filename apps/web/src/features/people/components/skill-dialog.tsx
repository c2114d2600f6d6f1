import { type Skill, skillLimits } from '@jsk/contracts/skills';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { collectProblems, noProblems, refusedFields, textProblem } from '@/lib/field-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useProblemText } from '@/lib/use-problem-text';
import { useSaveSkill } from '../api/people';

interface SkillDialogProps {
  /** Null for a new one. */
  skill: Skill | null;
  onClose: () => void;
}

export function SkillDialog({ skill, onClose }: SkillDialogProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const save = useSaveSkill();
  const [name, setName] = useState(skill?.name ?? '');
  const [isSubmitted, setSubmitted] = useState(false);
  const found = collectProblems([['name', textProblem(name, skillLimits.name)]]);
  const refused = refusedFields(save.error, 'name');
  // A form that was only just opened is empty, not wrong.
  const shown = found.size > 0 ? found : refused;
  const textOf = useProblemText(isSubmitted || name !== '' ? shown : noProblems);

  function submit(): boolean {
    setSubmitted(true);
    if (found.size > 0) return false;
    const onSuccess = () => {
      toast.success(t('shell.saved'));
      onClose();
    };
    save.mutate({ skillId: skill?.id ?? null, name: name.trim() }, { onSuccess });
    return true;
  }

  return (
    <FormDialog
      title={t(skill ? 'people.skills.renameTitle' : 'people.skills.addTitle')}
      isSaving={save.isPending}
      failure={save.error && refused.size === 0 ? problemText(tCommon, save.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
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
