import { useId } from 'react';
import { Switch } from '@/components/ui/switch';

interface SwitchFieldProps {
  label: string;
  hint?: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

/** Something that is on or off, with what that means. */
export function SwitchField({ label, hint, value, onChange }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-[0.8125rem] text-muted">
            {hint}
          </p>
        )}
      </div>
      <Switch
        id={id}
        {...(hint && { 'aria-describedby': `${id}-hint` })}
        checked={value}
        onCheckedChange={onChange}
      />
    </div>
  );
}
