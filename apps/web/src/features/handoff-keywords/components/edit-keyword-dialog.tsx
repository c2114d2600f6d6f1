import { type HandoffKeyword, handoffKeywordLimits } from '@jsk/contracts/handoff-keywords';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { SkillSelect } from '@/components/skill-select';
import { SwitchField } from '@/components/switch-field';
import { Input } from '@/components/ui/input';
import { collectProblems, refusedFields, textProblem } from '@/lib/field-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useProblemText } from '@/lib/use-problem-text';
import { useUpdateKeyword } from '../api/handoff-keywords';

interface EditKeywordDialogProps {
  /** As it was when the dialog was opened. */
  keyword: HandoffKeyword;
  onClose: () => void;
}

export function EditKeywordDialog({ keyword, onClose }: EditKeywordDialogProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const update = useUpdateKeyword();
  const [typed, setTyped] = useState({
    keyword: keyword.keyword,
    isActive: keyword.isActive,
    skillId: keyword.skillId,
  });
  const found = collectProblems([['keyword', textProblem(typed.keyword, handoffKeywordLimits.keyword)]]);
  const refused = refusedFields(update.error, 'keyword');
  const textOf = useProblemText(found.size > 0 ? found : refused);

  const change = (part: Partial<typeof typed>) => {
    update.reset();
    setTyped({ ...typed, ...part });
  };

  function submit(): boolean {
    if (found.size > 0) return false;
    const onSuccess = () => {
      toast.success(t('shell.saved'));
      onClose();
    };
    update.mutate({ before: keyword, change: { ...typed, keyword: typed.keyword.trim() } }, { onSuccess });
    return true;
  }

  return (
    <FormDialog
      title={t('handoffKeywords.editDialog.title')}
      isSaving={update.isPending}
      failure={update.error && refused.size === 0 ? problemText(tCommon, update.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
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
