import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackToMenu } from './back-to-menu';
import { Button } from './ui/button';

interface AdminPageProps {
  title: string;
  /** One sentence: what this page is for. */
  intro?: string;
  /** Buttons that concern the whole page. */
  actions?: ReactNode;
  /** From one thing to the list of all. Elsewhere the way back leads to the menu, where a phone shows one of the two. */
  back?: { label: string; onBack: () => void };
  children: ReactNode;
}

/** The frame of one page of the administration: a heading, and a column that scrolls. */
export function AdminPage({ title, intro, actions, back, children }: AdminPageProps) {
  return (
    // Relative, because invisible inputs of switches are placed absolutely: they would lengthen the document otherwise,
    // which could then be scrolled out of the window. The padding of the scrolling keeps a field that gets the focus
    // clear of what sticks to the edges.
    <div className="relative flex min-h-0 min-w-0 flex-1 scroll-pt-28 scroll-pb-24 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-4xl flex-1 flex-col px-4 pt-3 pb-6 @3xl/shell:px-8 @3xl/shell:pt-6">
        {back && (
          <Button look="quiet" size="small" className="mb-1 -ml-3 self-start" onClick={back.onBack}>
            <ArrowLeft aria-hidden />
            {back.label}
          </Button>
        )}
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0 flex-1 basis-64">
            <div className="flex min-h-9 items-center gap-1">
              {!back && <BackToMenu className="-ml-3" />}
              <h2 className="text-lg font-semibold">{title}</h2>
            </div>
            {intro && <p className="max-w-prose text-sm text-muted">{intro}</p>}
          </div>
          {actions}
        </div>
        <div className="mt-6 flex flex-1 flex-col">{children}</div>
      </div>
    </div>
  );
}
