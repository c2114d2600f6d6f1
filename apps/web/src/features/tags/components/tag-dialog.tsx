import { type Tag, type TagColor, tagLimits } from '@jsk/contracts/tags';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { collectProblems, textProblem } from '@/lib/field-problem';
import { useFormDialog } from '@/lib/use-form-dialog';
import { useSaveTag } from '../api/tags';
import { ColorField } from './color-field';

interface TagDialogProps {
  /** Null for a new one. */
  tag: Tag | null;
  onClose: () => void;
}

export function TagDialog({ tag, onClose }: TagDialogProps) {
  const { t } = useTranslation('admin');
  const save = useSaveTag();
  const [name, setName] = useState(tag?.name ?? '');
  const [color, setColor] = useState<TagColor>(tag?.color ?? 'green');
  const { textOf, dialog } = useFormDialog({
    problems: collectProblems([['name', textProblem(name, tagLimits.name)]]),
    isTouched: name !== '',
    save,
    input: { tagId: tag?.id ?? null, name: name.trim(), color },
    uniqueField: 'name',
    onClose,
  });

  return (
    <FormDialog {...dialog} title={t(tag ? 'tags.editTitle' : 'tags.addTitle')}>
      <FormField label={t('tags.name')} hint={t('tags.nameHint')} error={textOf('name')}>
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
      <ColorField value={color} onChange={setColor} />
    </FormDialog>
  );
}
