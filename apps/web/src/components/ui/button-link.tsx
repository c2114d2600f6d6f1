import type { VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { buttonVariants } from './button';

type ButtonLinkProps = ComponentProps<typeof Link> & VariantProps<typeof buttonVariants>;

/** Looks like a button, because it is what to do next, and leads to another page. */
export function ButtonLink({ look, size, shape, className, ...props }: ButtonLinkProps) {
  return <Link className={buttonVariants({ look, size, shape, className })} {...props} />;
}
