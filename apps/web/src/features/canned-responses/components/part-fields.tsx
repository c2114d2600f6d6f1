import { cannedLimits } from '@jsk/contracts/canned-responses';
import { cannedVariables } from '@jsk/contracts/canned-variables';
import { ArrowUp, Braces, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { ReplyImageField } from '@/components/reply-image-field';
import { StickerFields } from '@/components/sticker-fields';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { fieldStyle } from '@/components/ui/input';
import { cn } from '@/lib/class-names';
import { uploadImage } from '../api/canned-responses';
import { aPart, type PartDraft, partTypes } from '../model/canned-draft';

interface PartFieldsProps {
  parts: readonly PartDraft[];
  problemOf: (path: string) => string | undefined;
  onChange: (parts: readonly PartDraft[]) => void;
}

/** What is sent, one after the other. */
export function PartFields({ parts, problemOf, onChange }: PartFieldsProps) {
  const { t } = useTranslation('admin');
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-1.5 font-medium">{t('cannedResponses.parts.title')}</legend>
      {parts.map((part, index) => (
        <div key={part.rowId} className="flex flex-col gap-2 border-l-2 pl-3">
          <div className="flex items-center gap-1 text-[0.8125rem] text-muted">
            <span className="flex-1">
              {index + 1}. {t(`cannedResponses.parts.types.${part.type}`)}
            </span>
            {index > 0 && (
              <IconButton
                label={t('cannedResponses.parts.up', { number: index + 1 })}
                size="tiny"
                onClick={() => onChange(movedUp(parts, index))}
              >
                <ArrowUp aria-hidden />
              </IconButton>
            )}
            {parts.length > 1 && (
              <IconButton
                label={t('cannedResponses.parts.remove', { number: index + 1 })}
                size="tiny"
                onClick={() => onChange(parts.filter((one) => one !== part))}
              >
                <Trash2 aria-hidden />
              </IconButton>
            )}
          </div>
          <PartField
            part={part}
            problemOf={(field) => problemOf(`parts.${index}.${field}`)}
            onChange={(changed) =>
              onChange(parts.map((one) => (one === part ? { ...one, ...changed } : one)))
            }
          />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        {partTypes.map((type) => (
          <Button
            key={type}
            size="small"
            disabled={parts.length >= cannedLimits.parts}
            onClick={() => onChange([...parts, aPart(type)])}
          >
            <Plus aria-hidden />
            {t(`cannedResponses.parts.types.${type}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

function movedUp(parts: readonly PartDraft[], index: number): PartDraft[] {
  const moved = [...parts];
  moved.splice(index - 1, 0, ...moved.splice(index, 1));
  return moved;
}

interface PartFieldProps {
  part: PartDraft;
  problemOf: (field: string) => string | undefined;
  onChange: (changed: Partial<PartDraft>) => void;
}

function PartField({ part, problemOf, onChange }: PartFieldProps) {
  const { t } = useTranslation('admin');
  switch (part.type) {
    case 'text':
      return <TextField part={part} problemOf={problemOf} onChange={onChange} />;
    case 'image':
      return (
        <ReplyImageField
          image={part.image}
          rules={t('replyObjects.image.rules')}
          error={problemOf('imageId')}
          upload={uploadImage}
          onChange={(image) => onChange({ image })}
        />
      );
    case 'sticker':
      return <StickerFields sticker={part} problemOf={problemOf} onChange={onChange} />;
  }
}

/** A text, and the variables that can be put where the caret is. */
function TextField({ part, problemOf, onChange }: PartFieldProps) {
  const { t } = useTranslation('admin');
  const area = useRef<HTMLTextAreaElement>(null);
  function insert(name: string): void {
    const { selectionStart: start = part.text.length, selectionEnd: end = start } = area.current ?? {};
    onChange({ text: `${part.text.slice(0, start)}{{${name}}}${part.text.slice(end)}` });
    area.current?.focus();
  }
  return (
    <>
      <FormField label={t('cannedResponses.parts.text')} error={problemOf('text')}>
        {(field) => (
          <textarea
            {...field}
            ref={area}
            dir="auto"
            rows={3}
            value={part.text}
            onChange={({ target }) => onChange({ text: target.value })}
            className={cn(fieldStyle, 'field-sizing-content max-h-60 min-h-20 py-2')}
          />
        )}
      </FormField>
      <div role="group" aria-label={t('cannedResponses.parts.variables')} className="flex flex-wrap gap-1.5">
        {cannedVariables.map((name) => (
          <Button key={name} size="small" onClick={() => insert(name)}>
            <Braces aria-hidden />
            {t(`cannedResponses.variables.${name.replace('.', '_') as VariableKey}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

/** Dots separate levels in the names of texts. */
type VariableKey = 'customer_name' | 'operator_name' | 'business_hours' | 'next_opening' | 'today';
