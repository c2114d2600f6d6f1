import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/class-names';
import { useStore } from '@/lib/store';
import { openSections, type PanelSectionName } from '../model/open-sections';

interface PanelSectionProps {
  name: PanelSectionName;
  title: string;
  /** How many there are, beside the title. */
  count?: string | undefined;
  children: ReactNode;
}

/** A part of the panel under a heading that opens and closes it. What is closed is not loaded either. */
export function PanelSection({ name, title, count, children }: PanelSectionProps) {
  const id = useId();
  const isOpen = useStore(openSections[name]) === 'open';
  return (
    <section>
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => openSections[name].set(isOpen ? 'closed' : 'open')}
          className="flex min-h-11 w-full items-center gap-2 px-5 text-left text-[0.8125rem] font-semibold -outline-offset-2 hover:bg-hover"
        >
          <span className="min-w-0 flex-1 truncate">{title}</span>
          {count !== undefined && <span className="font-normal text-muted tabular-nums">{count}</span>}
          <ChevronDown
            aria-hidden
            className={cn('size-4 shrink-0 text-muted transition-transform', !isOpen && '-rotate-90')}
          />
        </button>
      </h3>
      <div id={id} hidden={!isOpen} className="px-5 pt-0.5 pb-4">
        {isOpen && children}
      </div>
    </section>
  );
}
