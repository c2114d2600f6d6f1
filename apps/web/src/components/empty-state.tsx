import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: LucideIcon;
  text: string;
  /** At most one thing to do. */
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, text, action }: EmptyStateProps) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 px-8 py-16 text-center">
      <span className="grid size-12 place-items-center rounded-2xl bg-sunken text-muted">
        <Icon aria-hidden className="size-5" />
      </span>
      <p className="max-w-72 text-balance text-muted">{text}</p>
      {action}
    </div>
  );
}
