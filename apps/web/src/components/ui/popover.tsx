import { Popover as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;
export const PopoverClose = Primitive.Close;

export const popoverSurface = 'z-50 animate-appear rounded-xl border bg-raised shadow-popover';

export function PopoverContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={6}
        collisionPadding={8}
        className={cn(popoverSurface, 'max-w-[calc(100vw-1rem)]', className)}
        {...props}
      />
    </Primitive.Portal>
  );
}
