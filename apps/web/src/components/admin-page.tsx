import type { ReactNode } from 'react';

interface AdminPageProps {
  title: string;
  /** One sentence: what this page is for. */
  intro?: string;
  /** Buttons that concern the whole page. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of one page of the administration: a heading, and a column that scrolls. */
export function AdminPage({ title, intro, actions, children }: AdminPageProps) {
  return (
    // Relative, because invisible inputs of switches are placed absolutely: they would lengthen the document otherwise,
    // which could then be scrolled out of the window.
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto w-full max-w-4xl px-4 py-6 @3xl/shell:px-8">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h2 className="text-lg font-semibold">{title}</h2>
            {intro && <p className="mt-1 max-w-prose text-sm text-muted">{intro}</p>}
          </div>
          {actions}
        </div>
        <div className="mt-6">{children}</div>
      </div>
    </div>
  );
}
