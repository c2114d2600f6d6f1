import { handoffKeywordLimits } from '@jsk/contracts/handoff-keywords';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ChipsField } from '@/components/chips-field';
import { FormDialog } from '@/components/form-dialog';
import { SkillSelect } from '@/components/skill-select';
import { type AddedKeywords, useAddKeywords } from '../api/handoff-keywords';

/** So many at a time: each is a request of its own. */
const maxAtATime = 50;

/** What could not be added stays in the field. */
export function AddKeywordsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin');
  const add = useAddKeywords();
  const [keywords, setKeywords] = useState<string[]>([]);
  const [skillId, setSkillId] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const tooLong = keywords.filter((keyword) => keyword.length > handoffKeywordLimits.keyword);

  function tell({ added, taken, failed }: AddedKeywords) {
    if (added.length > 0) toast.success(t('handoffKeywords.addDialog.added', { count: added.length }));
    if (taken.length + failed.length === 0) return onClose();
    setKeywords([...taken, ...failed]);
    const [kind, left] = taken.length > 0 ? (['taken', taken] as const) : (['failed', failed] as const);
    setError(t(`handoffKeywords.addDialog.${kind}`, { keywords: left.join(', ') }));
  }

  function submit(): boolean {
    if (keywords.length === 0) {
      setError(t('shell.problems.required'));
      return false;
    }
    if (tooLong.length > 0) return false;
    add.mutate({ keywords, skillId }, { onSuccess: tell });
    return true;
  }

  const tooLongText =
    tooLong.length > 0 &&
    t('handoffKeywords.addDialog.tooLong', {
      max: handoffKeywordLimits.keyword,
      keywords: tooLong.map((keyword) => `${keyword.slice(0, 20)}…`).join(', '),
    });
  return (
    <FormDialog
      title={t('handoffKeywords.addDialog.title')}
      submitLabel={t('handoffKeywords.addDialog.submit')}
      isSaving={add.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChipsField
        label={t('handoffKeywords.addDialog.keywords')}
        hint={t('handoffKeywords.addDialog.hint')}
        error={tooLongText || error}
        values={keywords}
        max={maxAtATime}
        onChange={(values) => {
          setKeywords(values);
          setError(undefined);
        }}
      />
      <p className="-mt-3 text-[0.8125rem] text-muted">{t('handoffKeywords.matchesHint')}</p>
      <SkillSelect
        label={t('handoffKeywords.columns.skill')}
        hint={t('handoffKeywords.skillHint')}
        value={skillId}
        onChange={setSkillId}
      />
    </FormDialog>
  );
}
