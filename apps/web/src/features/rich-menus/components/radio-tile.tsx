import type { ReactNode } from 'react';
import { cn } from '@/lib/class-names';

interface RadioTileProps {
  /** Of the group: arrow keys move within it. */
  group: string;
  /** Said by screen readers and shown on hover. */
  label: string;
  isChosen: boolean;
  onChoose: () => void;
  className?: string;
  children: ReactNode;
}

/** One of several pictures to choose from; a radio button that looks like what it stands for. */
export function RadioTile({ group, label, isChosen, onChoose, className, children }: RadioTileProps) {
  return (
    <label
      title={label}
      className={cn(
        'relative grid cursor-pointer place-items-center rounded-lg border transition-colors',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        isChosen ? 'border-accent bg-accent-soft text-accent' : 'bg-surface text-muted hover:bg-hover',
        className,
      )}
    >
      <input
        type="radio"
        name={group}
        aria-label={label}
        checked={isChosen}
        onChange={onChoose}
        className="absolute inset-0 cursor-pointer appearance-none opacity-0"
      />
      {children}
    </label>
  );
}
