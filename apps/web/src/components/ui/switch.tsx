import { Switch as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';

/** On or off. The label is outside. */
export function Switch({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn(
        'relative h-6 w-10 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors duration-150',
        'before:absolute before:-inset-3 data-[state=checked]:border-accent data-[state=checked]:bg-accent',
        'disabled:opacity-50',
        className,
      )}
      {...props}
    >
      <Primitive.Thumb className="block size-4 translate-x-[3px] rounded-full bg-line-strong transition-transform duration-150 data-[state=checked]:translate-x-[19px] data-[state=checked]:bg-accent-ink" />
    </Primitive.Root>
  );
}
