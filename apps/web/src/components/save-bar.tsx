import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { Button } from './ui/button';
import { Spinner } from './ui/spinner';
import { UnsavedGuard } from './unsaved-guard';

interface SaveBarProps {
  isSaving: boolean;
  onDiscard: () => void;
}

/**
 * Belongs to a form and is rendered only while something in it has changed: says so at the lower edge of the page, and
 * asks before the page is left. Its button submits the form.
 */
export function SaveBar({ isSaving, onDiscard }: SaveBarProps) {
  const { t } = useTranslation('admin');
  return (
    <FloatingBar status={t('shell.unsaved')}>
      <UnsavedGuard />
      <Button look="quiet" disabled={isSaving} onClick={onDiscard}>
        {t('shell.discard')}
      </Button>
      <Button type="submit" look="primary" disabled={isSaving}>
        {isSaving && <Spinner className="size-4" />}
        {t(isSaving ? 'shell.saving' : 'shell.save')}
      </Button>
    </FloatingBar>
  );
}

interface FloatingBarProps {
  /** Why it is there. */
  status: string | null;
  isWrong?: boolean;
  /** What can be done. */
  children: ReactNode;
}

/** What is to be done about the page, at its lower edge. */
export function FloatingBar({ status, isWrong = false, children }: FloatingBarProps) {
  return (
    <div className="sticky bottom-4 z-10 mt-8 flex animate-rise flex-wrap items-center justify-end gap-2 rounded-xl border bg-raised p-2 shadow-popover">
      <p
        role="status"
        className={cn(
          'mr-auto pl-2 font-medium',
          // A phone has no room to say what the buttons say already.
          isWrong ? 'text-danger' : 'sr-only @xl/shell:not-sr-only @xl/shell:mr-auto @xl/shell:pl-2',
        )}
      >
        {status}
      </p>
      {children}
    </div>
  );
}
