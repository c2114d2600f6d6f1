import { Check } from 'lucide-react';
import type { MouseEvent } from 'react';
import { cn } from '@/lib/class-names';

interface RowCheckboxProps {
  isChecked: boolean;
  /** Something is ticked, so that every row shows its box. */
  isSelecting: boolean;
  onToggle: (toHere: boolean) => void;
}

/** For the mouse only: the row itself says to everybody else whether it is ticked, and `x` ticks it. */
export function RowCheckbox({ isChecked, isSelecting, onToggle }: RowCheckboxProps) {
  function toggle(event: MouseEvent) {
    // Ticking does not open.
    event.stopPropagation();
    onToggle(event.shiftKey);
  }
  return (
    <span
      aria-hidden
      data-row-checkbox
      onClick={toggle}
      className={cn(
        'absolute -inset-2 z-10 grid place-items-center',
        !isSelecting &&
          'opacity-0 pointer-fine:group-hover/row:opacity-100 pointer-coarse:pointer-events-none',
      )}
    >
      <span
        className={cn(
          'grid size-10 place-items-center rounded-full border-2 transition-colors',
          isChecked ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong bg-surface text-muted',
        )}
      >
        <Check className={cn('size-5', !isChecked && 'opacity-40')} />
      </span>
    </span>
  );
}
