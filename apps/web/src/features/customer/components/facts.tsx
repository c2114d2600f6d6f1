import type { ReactNode } from 'react';
import { cn } from '@/lib/class-names';

export function Facts({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cn('flex flex-col gap-2.5 text-[0.8125rem]', className)}>{children}</dl>;
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_1fr] gap-3">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere tabular-nums">{children}</dd>
    </div>
  );
}
