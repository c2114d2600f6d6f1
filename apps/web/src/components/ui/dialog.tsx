import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useOpener } from '@/lib/use-opener';
import { Button } from './button';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  /** `panel` slides over from the right edge. */
  shape?: 'window' | 'panel';
  children: ReactNode;
}

const shapes = {
  window:
    'top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-1/2 animate-appear rounded-2xl',
  panel:
    'inset-y-0 right-0 w-[min(22rem,calc(100vw-3rem))] animate-slide-over border-l pr-[env(safe-area-inset-right)]',
};

const focusable = ['input', 'select', 'textarea', 'button']
  .map((name) => `${name}:not(:disabled)`)
  .concat('a[href]')
  .join(',');

export function Dialog({ open, onOpenChange, title, description, shape = 'window', children }: DialogProps) {
  const { t } = useTranslation();
  const giveFocusBack = useOpener(open);
  const body = useRef<HTMLDivElement>(null);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay" />
        <Primitive.Content
          onOpenAutoFocus={(event) => {
            // The first thing to be filled in or chosen, not the cross that stands before it; a panel is read first.
            const isWindow = shape === 'window';
            const first = isWindow ? body.current?.querySelector<HTMLElement>(focusable) : body.current;
            if (!first) return;
            first.focus();
            if (document.activeElement === first) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            // Radix gives it back to a trigger only, and these are opened from anywhere.
            event.preventDefault();
            giveFocusBack();
          }}
          className={cn('fixed z-50 flex flex-col overflow-hidden bg-raised shadow-popover', shapes[shape])}
          {...(!description && { 'aria-describedby': undefined })}
        >
          <header className="flex min-h-14 shrink-0 items-center justify-between gap-3 border-b py-2 pr-2 pl-5">
            <Primitive.Title className="text-[0.9375rem] font-semibold">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <Button look="quiet" size="icon" aria-label={t('common.close')}>
                <X />
              </Button>
            </Primitive.Close>
          </header>
          {description && (
            <Primitive.Description className="px-5 pt-4 text-muted">{description}</Primitive.Description>
          )}
          <div ref={body} tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
            {children}
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
