import { type ReactNode, useId } from 'react';
import { FormField } from '@/components/form-field';
import { fieldStyle, Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { cn } from '@/lib/class-names';

export interface FieldProps<Value> {
  label: string;
  hint: string;
  error?: string | undefined;
  value: Value;
  onChange: (value: Value) => void;
}

export const textareaStyle = cn(fieldStyle, 'field-sizing-content max-h-60 min-h-10 resize-y py-2');

export function TextSetting({ label, hint, error, value, onChange }: FieldProps<string>) {
  return (
    <FormField label={label} hint={hint} error={error}>
      {(field) => (
        <textarea
          {...field}
          lang="th"
          rows={1}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={textareaStyle}
        />
      )}
    </FormField>
  );
}

export function NumberSetting({ min, max, ...setting }: FieldProps<number> & { min: number; max: number }) {
  const { label, hint, error, value, onChange } = setting;
  return (
    <FormField label={label} hint={hint} error={error}>
      {(field) => (
        <Input
          {...field}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          step={1}
          value={Number.isNaN(value) ? '' : value}
          onChange={(event) => onChange(event.target.valueAsNumber)}
          className="max-w-40 tabular-nums"
        />
      )}
    </FormField>
  );
}

export function ChoiceSetting<Value extends string>({
  options,
  nameOf,
  ...setting
}: FieldProps<Value> & { options: readonly Value[]; nameOf: (option: Value) => string }) {
  const { label, hint, error, value, onChange } = setting;
  return (
    <FormField label={label} hint={hint} error={error}>
      {(field) => (
        <Select
          {...field}
          className="max-w-96"
          value={value}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {nameOf(option)}
            </option>
          ))}
        </Select>
      )}
    </FormField>
  );
}

/** Fields that belong together, under a heading of their own. */
export function SettingsSection({
  id,
  title,
  intro,
  children,
}: {
  /** Where the page's own links lead. */
  id: string;
  title: string;
  intro: string;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className="scroll-mt-12 border-t pt-6 first-of-type:border-t-0 @3xl/shell:scroll-mt-20"
    >
      <h3 id={headingId} className="text-[0.9375rem] font-semibold">
        {title}
      </h3>
      <p className="mt-1 max-w-prose text-muted">{intro}</p>
      <div className="mt-5 flex max-w-2xl flex-col gap-6">{children}</div>
    </section>
  );
}
