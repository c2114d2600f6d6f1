import type { UsedTag } from '@jsk/contracts/tags';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Select } from '@/components/ui/select';
import { noProblems } from '@/lib/field-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useFormats } from '@/lib/use-formats';
import { useProblemText } from '@/lib/use-problem-text';
import { useMergeTags } from '../api/tags';

interface MergeDialogProps {
  tag: UsedTag;
  tags: readonly UsedTag[];
  onClose: () => void;
}

const nothingChosen = new Map([['intoTagId', { kind: 'required' }]] as const);

/** For two words that mean the same. */
export function MergeDialog({ tag, tags, onClose }: MergeDialogProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const { count } = useFormats();
  const merge = useMergeTags();
  const [intoTagId, setIntoTagId] = useState('');
  const [isSubmitted, setSubmitted] = useState(false);
  const textOf = useProblemText(isSubmitted && intoTagId === '' ? nothingChosen : noProblems);

  function submit(): boolean {
    setSubmitted(true);
    if (intoTagId === '') return false;
    const onSuccess = () => {
      toast.success(t('tags.merged'));
      onClose();
    };
    merge.mutate({ tagId: tag.id, intoTagId }, { onSuccess });
    return true;
  }

  return (
    <FormDialog
      title={t('tags.mergeTitle', { name: tag.name })}
      description={t('tags.mergeText', { name: tag.name, number: count(tag.customerCount) })}
      submitLabel={t('tags.merge')}
      isSaving={merge.isPending}
      failure={merge.error ? problemText(tCommon, merge.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField label={t('tags.mergeInto')} error={textOf('intoTagId')}>
        {(field) => (
          <Select {...field} value={intoTagId} onChange={(event) => setIntoTagId(event.target.value)}>
            <option value="">{t('tags.choose')}</option>
            {tags
              .filter(({ id }) => id !== tag.id)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        )}
      </FormField>
    </FormDialog>
  );
}
