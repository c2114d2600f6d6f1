import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';

export const fieldStyle =
  // Smaller letters make iPhones zoom into the field.
  'w-full rounded-lg border border-line-strong bg-surface px-3 text-ink transition-colors duration-150 hover:border-muted aria-invalid:border-danger disabled:opacity-60 pointer-coarse:text-base';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(fieldStyle, 'h-10 pointer-coarse:h-11', className)} {...props} />;
}
