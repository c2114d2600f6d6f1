import { type Tag, type TagColor, tagLimits } from '@jsk/contracts/tags';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { collectProblems, noProblems, refusedFields, textProblem } from '@/lib/field-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useProblemText } from '@/lib/use-problem-text';
import { useSaveTag } from '../api/tags';
import { ColorField } from './color-field';

interface TagDialogProps {
  /** Null for a new one. */
  tag: Tag | null;
  onClose: () => void;
}

export function TagDialog({ tag, onClose }: TagDialogProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const save = useSaveTag();
  const [name, setName] = useState(tag?.name ?? '');
  const [color, setColor] = useState<TagColor>(tag?.color ?? 'green');
  const [isSubmitted, setSubmitted] = useState(false);
  const found = collectProblems([['name', textProblem(name, tagLimits.name)]]);
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
    save.mutate({ tagId: tag?.id ?? null, name: name.trim(), color }, { onSuccess });
    return true;
  }

  return (
    <FormDialog
      title={t(tag ? 'tags.editTitle' : 'tags.addTitle')}
      isSaving={save.isPending}
      failure={save.error && refused.size === 0 ? problemText(tCommon, save.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
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
