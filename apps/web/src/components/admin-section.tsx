import { type ReactNode, useId } from 'react';

interface AdminSectionProps {
  title: string;
  hint?: string;
  /** Buttons that concern this part of the page. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page of the administration, under a heading of its own. */
export function AdminSection({ title, hint, actions, children }: AdminSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <h3 id={id} className="text-[0.9375rem] font-semibold">
            {title}
          </h3>
          {hint && <p className="mt-1 max-w-prose text-sm text-muted">{hint}</p>}
        </div>
        {actions}
      </div>
      <div className="mt-3">{children}</div>
    </section>
  );
}
