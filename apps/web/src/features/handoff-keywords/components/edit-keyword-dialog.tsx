import { type HandoffKeyword, handoffKeywordLimits } from '@jsk/contracts/handoff-keywords';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { SkillSelect } from '@/components/skill-select';
import { SwitchField } from '@/components/switch-field';
import { Input } from '@/components/ui/input';
import { collectProblems, textProblem } from '@/lib/field-problem';
import { useFormDialog } from '@/lib/use-form-dialog';
import { useUpdateKeyword } from '../api/handoff-keywords';

interface EditKeywordDialogProps {
  /** As it was when the dialog was opened. */
  keyword: HandoffKeyword;
  onClose: () => void;
}

export function EditKeywordDialog({ keyword, onClose }: EditKeywordDialogProps) {
  const { t } = useTranslation('admin');
  const update = useUpdateKeyword();
  const [typed, setTyped] = useState({
    keyword: keyword.keyword,
    isActive: keyword.isActive,
    skillId: keyword.skillId,
  });
  const { textOf, dialog } = useFormDialog({
    problems: collectProblems([['keyword', textProblem(typed.keyword, handoffKeywordLimits.keyword)]]),
    isTouched: true,
    save: update,
    input: { before: keyword, change: { ...typed, keyword: typed.keyword.trim() } },
    uniqueField: 'keyword',
    onClose,
  });
  const change = (part: Partial<typeof typed>) => {
    update.reset();
    setTyped({ ...typed, ...part });
  };

  return (
    <FormDialog {...dialog} title={t('handoffKeywords.editDialog.title')}>
      <FormField
        label={t('handoffKeywords.editDialog.keyword')}
        hint={t('handoffKeywords.matchesHint')}
        error={textOf('keyword')}
      >
        {(field) => (
          <Input
            {...field}
            value={typed.keyword}
            onChange={(event) => change({ keyword: event.target.value })}
          />
        )}
      </FormField>
      <SkillSelect
        label={t('handoffKeywords.columns.skill')}
        hint={t('handoffKeywords.skillHint')}
        error={textOf('skillId')}
        value={typed.skillId}
        onChange={(skillId) => change({ skillId })}
      />
      <SwitchField
        label={t('handoffKeywords.editDialog.isActive')}
        value={typed.isActive}
        onChange={(isActive) => change({ isActive })}
      />
    </FormDialog>
  );
}
