import type { ReactNode } from 'react';
import { cn } from '@/lib/class-names';

interface ChoiceProps {
  /** The same for all that exclude one another. */
  group: string;
  isChosen: boolean;
  onChoose: () => void;
  /** Nothing was chosen although something must be. */
  isMissing: boolean;
  children: ReactNode;
}

/** One line of a list of which one is chosen. */
export function Choice({ group, isChosen, onChoose, isMissing, children }: ChoiceProps) {
  return (
    <label
      className={cn(
        'flex min-h-12 cursor-pointer items-center gap-3 rounded-lg px-2 has-focus-visible:outline-2 has-focus-visible:outline-focus',
        isChosen ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name={group}
        checked={isChosen}
        onChange={onChoose}
        aria-invalid={isMissing || undefined}
        className="size-4 shrink-0 accent-accent"
      />
      {children}
    </label>
  );
}
