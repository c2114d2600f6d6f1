import { useTranslation } from 'react-i18next';
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
    <div className="sticky bottom-4 z-10 mt-8 flex animate-rise flex-wrap items-center justify-end gap-2 rounded-xl border bg-raised py-2 pr-2 pl-4 shadow-popover">
      <UnsavedGuard />
      <p role="status" className="mr-auto font-medium">
        {t('shell.unsaved')}
      </p>
      <Button look="quiet" disabled={isSaving} onClick={onDiscard}>
        {t('shell.discard')}
      </Button>
      <Button type="submit" look="primary" disabled={isSaving}>
        {isSaving && <Spinner className="size-4" />}
        {t(isSaving ? 'shell.saving' : 'shell.save')}
      </Button>
    </div>
  );
}
