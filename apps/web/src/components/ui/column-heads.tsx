import type { ReactNode } from 'react';
import { cn } from '@/lib/class-names';

export interface ColumnHead {
  readonly label: string;
  readonly className?: string;
  /** What the column holds speaks for itself to those who see it. */
  readonly isForReadersOnly?: boolean;
}

interface ColumnHeadsProps {
  columns: readonly ColumnHead[];
  /** Stands before them: what chooses all rows. */
  chooser?: ReactNode;
}

/** What stands above the columns of a table, and stays there while its rows scroll. */
export function ColumnHeads({ columns, chooser }: ColumnHeadsProps) {
  return (
    <thead className="sticky top-0 z-10 bg-ground text-[0.8125rem] text-muted">
      <tr className="h-10 border-b">
        {chooser && (
          <th scope="col" className="w-10">
            {chooser}
          </th>
        )}
        {columns.map(({ label, className, isForReadersOnly }) => (
          <th key={label} scope="col" className={cn('px-2 font-medium whitespace-nowrap', className)}>
            {isForReadersOnly ? <span className="sr-only">{label}</span> : label}
          </th>
        ))}
      </tr>
    </thead>
  );
}
