import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Button } from '@/components/ui/button';
import { fillIn, type PlaceholderName, unknownPlaceholders } from '../model/customer-text-template';
import { type FieldProps, textareaStyle } from './setting-fields';

interface TemplateSettingProps extends FieldProps<string> {
  /** What is filled in, with an example of it. */
  samples: Partial<Record<PlaceholderName, string>>;
}

/** A text with gaps: they can be put in where the cursor is, and the filled text is shown below. */
export function TemplateSetting({ samples, label, hint, error, value, onChange }: TemplateSettingProps) {
  const { t } = useTranslation('admin');
  const textarea = useRef<HTMLTextAreaElement>(null);
  const names = Object.keys(samples) as PlaceholderName[];
  const unknown = unknownPlaceholders(value, names);

  function insert(placeholder: string) {
    const field = textarea.current;
    if (!field) return;
    field.focus();
    field.setRangeText(placeholder, field.selectionStart, field.selectionEnd, 'end');
    onChange(field.value);
  }

  return (
    <div className="flex flex-col gap-2">
      <FormField label={label} hint={hint} error={error}>
        {(field) => (
          <textarea
            {...field}
            ref={textarea}
            lang="th"
            rows={1}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={textareaStyle}
          />
        )}
      </FormField>
      <p className="flex flex-wrap gap-2">
        {names.map((name) => (
          <Button
            key={name}
            size="small"
            aria-label={t('settings.customerTexts.insert', {
              placeholder: `{${name}}`,
              meaning: t(`settings.customerTexts.placeholders.${name}`),
            })}
            onClick={() => insert(`{${name}}`)}
          >
            <Plus aria-hidden />
            {t(`settings.customerTexts.placeholders.${name}`)}
          </Button>
        ))}
      </p>
      <figure aria-label={`${t('settings.customerTexts.preview')}: ${label}`} className="mt-1">
        <figcaption className="text-[0.8125rem] text-muted">{t('settings.customerTexts.preview')}</figcaption>
        <p
          lang="th"
          className="mt-1 w-fit max-w-full rounded-bubble rounded-tl-tail bg-chat-bot px-3.5 py-2 text-[0.9375rem] wrap-anywhere whitespace-pre-wrap"
        >
          {fillIn(value.trim(), samples)}
        </p>
      </figure>
      {unknown.length > 0 && (
        <p role="status" className="text-[0.8125rem] text-warning">
          {t('settings.customerTexts.unknown', { names: unknown.join(' ') })}
        </p>
      )}
    </div>
  );
}
