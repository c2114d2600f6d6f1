import type { CustomerDetails } from '@jsk/contracts/customer-details';
import { EyeOff, Pencil } from 'lucide-react';
import { type FocusEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '@/components/ui/spinner';
import { useFormats } from '@/lib/use-formats';
import { useFieldDraft } from '../model/use-field-draft';
import { CustomerFieldInput } from './customer-field-input';

interface CustomerFieldRowProps {
  lineUserId: string;
  field: CustomerDetails['fields'][number];
}

/** Shows a value; a click makes it a field. Enter or leaving the field saves, Escape leaves it as it was. */
export function CustomerFieldRow({ lineUserId, field }: CustomerFieldRowProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isEditing, setEditing] = useState(false);
  const shown = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    // Back to where the operator was; the button is there with the next paint.
    requestAnimationFrame(() => shown.current?.focus());
  };
  const { text, change, save, discard, problem, isSaving } = useFieldDraft(lineUserId, field, close);

  if (field.isMasked) {
    return (
      <div className="grid min-h-8 grid-cols-[6.5rem_1fr] items-center gap-3">
        <span className="wrap-anywhere text-muted">{field.name}</span>
        <span title={t('customer.masked')} className="flex min-w-0 items-center gap-2">
          <FieldValue field={field} />
          <EyeOff aria-label={t('customer.masked')} className="ml-auto size-3.5 shrink-0 text-muted" />
        </span>
      </div>
    );
  }
  if (!isEditing) {
    return (
      <div className="grid grid-cols-[6.5rem_1fr] items-baseline gap-3">
        <span id={id} className="wrap-anywhere text-muted">
          {field.name}
        </span>
        <button
          ref={shown}
          type="button"
          aria-label={t('customer.fields.edit', { name: field.name })}
          onClick={() => setEditing(true)}
          className="group -mx-1.5 flex min-h-8 min-w-0 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
        >
          <FieldValue field={field} />
          <Pencil
            aria-hidden
            className="ml-auto size-3.5 shrink-0 text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:opacity-100"
          />
        </button>
      </div>
    );
  }
  const saveOnLeaving = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) save();
  };
  return (
    <div className="flex flex-col gap-1 py-1.5" onBlur={saveOnLeaving}>
      <label htmlFor={id} className="flex items-center gap-2 text-muted">
        {field.name}
        {isSaving && <Spinner className="size-3.5" />}
      </label>
      <CustomerFieldInput
        id={id}
        field={field}
        text={text}
        problem={problem}
        onChange={change}
        onSave={save}
        onDiscard={() => {
          discard();
          close();
        }}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}

function FieldValue({ field: { kind, value, isMasked } }: { field: CustomerFieldRowProps['field'] }) {
  const { t } = useTranslation();
  const { fullDay } = useFormats();
  if (value === null) return <span className="text-muted">{t('customer.fields.empty')}</span>;
  return (
    <span dir="auto" className="min-w-0 wrap-anywhere tabular-nums">
      {kind === 'date' && !isMasked ? fullDay(value) : value}
    </span>
  );
}
