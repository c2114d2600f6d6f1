import type { UsedTag } from '@jsk/contracts/tags';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Select } from '@/components/ui/select';
import { noProblems } from '@/lib/field-problem';
import { useFormats } from '@/lib/use-formats';
import { useFormDialog } from '@/lib/use-form-dialog';
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
  const { count } = useFormats();
  const merge = useMergeTags();
  const [intoTagId, setIntoTagId] = useState('');
  const { textOf, dialog } = useFormDialog({
    problems: intoTagId === '' ? nothingChosen : noProblems,
    isTouched: false,
    save: merge,
    input: { tagId: tag.id, intoTagId },
    success: t('tags.merged'),
    onClose,
  });

  return (
    <FormDialog
      {...dialog}
      title={t('tags.mergeTitle', { name: tag.name })}
      description={t('tags.mergeText', { name: tag.name, number: count(tag.customerCount) })}
      submitLabel={t('tags.merge')}
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
