import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';

export const buttonVariants = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 font-medium whitespace-nowrap transition-colors duration-150 disabled:pointer-events-none disabled:opacity-50 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
        outline: 'border border-line bg-surface hover:bg-hover',
        quiet: 'text-muted hover:bg-sunken hover:text-ink',
        /** A quiet one that is switched on. */
        pressed: 'bg-accent-soft text-accent',
        /** Writes to colleagues only. */
        note: 'bg-warning text-surface hover:opacity-90',
        danger: 'bg-danger-fill text-danger-ink hover:opacity-90',
      },
      size: {
        small: 'h-8 px-3 text-[0.8125rem] pointer-coarse:h-11 [&_svg]:size-4',
        medium: 'h-9 px-4 pointer-coarse:h-11 [&_svg]:size-4',
        large: 'h-11 px-6 text-[0.9375rem] [&_svg]:size-4',
        icon: 'size-9 touch-target [&_svg]:size-[18px]',
        tiny: 'size-7 touch-target [&_svg]:size-3.5',
      },
      shape: { soft: 'rounded-lg', pill: 'rounded-full' },
    },
    defaultVariants: { look: 'outline', size: 'medium', shape: 'soft' },
  },
);

type ButtonProps = ComponentProps<'button'> & VariantProps<typeof buttonVariants>;

export function Button({ look, size, shape, className, type = 'button', ...props }: ButtonProps) {
  return <button type={type} className={buttonVariants({ look, size, shape, className })} {...props} />;
}
