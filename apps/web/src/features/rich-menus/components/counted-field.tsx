import { countCharacters } from '@jsk/contracts/rich-menus';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { cn } from '@/lib/class-names';
import type { FieldProblem } from '../model/rich-menu-draft';

interface CountedFieldProps {
  label: string;
  hint?: string;
  problem: FieldProblem | undefined;
  value: string;
  /** Counted as readers count: a consonant with its vowel and tone mark is one. */
  maxCharacters?: number;
  placeholder?: string;
  inputMode?: 'url';
  onChange: (value: string) => void;
}

/** A line of text, with how much of its room is used. */
export function CountedField(props: CountedFieldProps) {
  const { label, hint, problem, value, maxCharacters, onChange, ...input } = props;
  const { t } = useTranslation('admin');
  const count = countCharacters(value.trim());
  const isTooLong = maxCharacters !== undefined && count > maxCharacters;
  const error = problem ?? (isTooLong ? 'tooLong' : undefined);
  return (
    <FormField
      label={label}
      {...(hint && { hint })}
      {...(error && { error: t(`richMenus.errors.${error}`) })}
    >
      {(field) => (
        <span className="relative block">
          <Input
            {...field}
            {...input}
            value={value}
            className={cn(maxCharacters && 'pr-16')}
            onChange={(event) => onChange(event.target.value)}
          />
          {maxCharacters && (
            <span
              className={cn(
                'pointer-events-none absolute inset-y-0 right-3 flex items-center text-xs tabular-nums',
                isTooLong ? 'font-medium text-danger' : 'text-muted',
              )}
            >
              {t('richMenus.fields.count', { count, max: maxCharacters })}
            </span>
          )}
        </span>
      )}
    </FormField>
  );
}
