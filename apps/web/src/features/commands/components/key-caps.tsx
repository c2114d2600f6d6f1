import { keyCaps, type Shortcut } from '@/lib/commands';
import { cn } from '@/lib/class-names';

/** The keys of a shortcut, as they are printed on the operator's keyboard. */
export function KeyCaps({ shortcut, className }: { shortcut: Shortcut; className?: string }) {
  return (
    <span className={cn('flex shrink-0 gap-1', className)}>
      {keyCaps(shortcut).map((cap) => (
        <kbd
          key={cap}
          className="grid h-6 min-w-6 place-items-center rounded-md border bg-sunken px-1.5 font-sans text-xs text-muted"
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
