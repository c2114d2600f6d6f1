import type { ComponentProps } from 'react';
import { Button } from './button';
import { Tooltip } from './tooltip';

interface IconButtonProps extends Omit<ComponentProps<typeof Button>, 'size' | 'aria-label'> {
  size?: 'icon' | 'tiny';
  /** Said by screen readers and shown on hover. */
  label: string;
  side?: ComponentProps<typeof Tooltip>['side'];
}

export function IconButton({ label, side, look = 'quiet', size = 'icon', ...props }: IconButtonProps) {
  return (
    <Tooltip label={label} side={side}>
      <Button look={look} size={size} aria-label={label} {...props} />
    </Tooltip>
  );
}
