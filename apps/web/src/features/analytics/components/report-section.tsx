import { type ReactNode, useId } from 'react';
import { MeaningButton } from '@/components/meaning-button';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/class-names';

interface ReportSectionProps {
  title: string;
  /** What its figures mean. */
  meaning?: string;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Its place in the grid. */
  className?: string;
  children: ReactNode;
}

/** A part of a report under a title of its own. */
export function ReportSection({ title, meaning, actions, className, children }: ReportSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn('flex min-w-0 flex-col rounded-xl border bg-surface p-4', className)}
    >
      <div className="mb-3 flex min-h-9 items-center gap-1">
        <h3 id={id} className="min-w-0 truncate text-[0.9375rem] font-semibold">
          {title}
        </h3>
        {meaning && <MeaningButton label={title} meaning={meaning} />}
        <span className="ml-auto flex shrink-0 items-center gap-1">{actions}</span>
      </div>
      {children}
    </section>
  );
}

/** Instead of a chart or a list. */
export function NothingYet({ text }: { text: string }) {
  return <p className="m-auto py-10 text-center text-muted">{text}</p>;
}

/** Charts that are still loading. */
export function ChartSkeletons() {
  return (
    <div aria-hidden className="grid gap-3 @4xl/report:grid-cols-2">
      {Array.from({ length: 4 }, (_, index) => (
        <div key={index} className="rounded-xl border bg-surface p-4">
          <Skeleton className="mb-4 h-5 w-40 rounded" />
          <Skeleton className="h-56 rounded-lg" />
        </div>
      ))}
    </div>
  );
}
