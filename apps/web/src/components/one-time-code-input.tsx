import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';
import { Input } from './ui/input';

/** Digits of a code of an authenticator app (RFC 6238, as every app makes them unless told otherwise). */
export const codeLength = 6;

interface OneTimeCodeInputProps extends Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> {
  /** Digits only. */
  value: string;
  onChange: (digits: string) => void;
  /** All digits are there. */
  onComplete?: (digits: string) => void;
}

/** Six digits, typed, pasted with spaces as apps show them, or filled in by the device. */
export function OneTimeCodeInput(props: OneTimeCodeInputProps) {
  const { value, onChange, onComplete, className, ...field } = props;
  return (
    <Input
      {...field}
      autoComplete="one-time-code"
      inputMode="numeric"
      // More than the digits, so that a paste with spaces is not cut short.
      maxLength={codeLength * 3}
      placeholder="000 000"
      className={cn('text-lg tracking-[0.2em] tabular-nums pointer-coarse:text-lg', className)}
      value={value.replace(/(?<=^\d{3})(?=\d)/, ' ')}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, '').slice(0, codeLength);
        onChange(digits);
        if (digits.length === codeLength && digits !== value) onComplete?.(digits);
      }}
    />
  );
}
