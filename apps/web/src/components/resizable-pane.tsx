import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { browserStorage } from '@/lib/browser-storage';
import { cn } from '@/lib/class-names';

interface ResizablePaneProps {
  label: string;
  className?: string;
  children: ReactNode;
}

const storageKey = 'jsk.list-width';
const [narrowest, usual, widest] = [300, 352, 440];
const stepPx = 16;

const clamp = (width: number) => Math.min(Math.max(width, narrowest), widest);

/** A pane whose right edge can be dragged, or moved with the arrow keys; the width is remembered. Fills a phone. */
export function ResizablePane({ label, className, children }: ResizablePaneProps) {
  const [width, setWidth] = useState(() => clamp(Number(browserStorage.read(storageKey)) || usual));
  const pane = useRef<HTMLDivElement>(null);

  const change = (next: number) => {
    setWidth(clamp(next));
    browserStorage.write(storageKey, String(clamp(next)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') change(width - stepPx);
    if (event.key === 'ArrowRight') change(width + stepPx);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    change(event.clientX - (pane.current?.getBoundingClientRect().left ?? 0));
  };

  return (
    <div
      ref={pane}
      style={{ '--pane-width': `${width}px` } as React.CSSProperties}
      className={cn(
        'relative flex min-h-0 w-full shrink-0 @3xl/shell:w-(--pane-width) @3xl/shell:border-r',
        className,
      )}
    >
      {children}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={width}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        className="absolute inset-y-0 -right-1 z-10 hidden w-2 cursor-col-resize touch-none transition-colors hover:bg-focus/25 focus-visible:bg-focus/40 @3xl/shell:block"
      />
    </div>
  );
}
