import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';

interface EditorBarProps {
  isUnsaved: boolean;
  isSaving: boolean;
  /** Nothing can be saved while the menu is on its way to LINE. */
  isPublishing: boolean;
  isPublishable: boolean;
  hasProblems: boolean;
  onSave: (options: { publish: boolean }) => void;
}

/** Stays at the lower edge as long as there is something to do. */
export function EditorBar(props: EditorBarProps) {
  const { isUnsaved, isSaving, isPublishing, isPublishable, hasProblems, onSave } = props;
  const { t } = useTranslation('admin');
  if (!isUnsaved && !isPublishable) return null;
  const isBusy = isSaving || isPublishing;
  const status = hasProblems ? 'richMenus.fixErrors' : isUnsaved ? 'shell.unsaved' : null;
  return (
    <div className="sticky bottom-0 -mx-4 mt-6 -mb-6 flex flex-wrap items-center justify-end gap-2 border-t bg-surface px-4 py-3 @3xl/shell:-mx-8 @3xl/shell:px-8">
      <p role="status" className={hasProblems ? 'mr-auto text-danger' : 'mr-auto text-muted'}>
        {status && t(status)}
      </p>
      {isSaving && <Spinner className="size-4 text-muted" />}
      {isUnsaved && (
        <Button disabled={isBusy} onClick={() => onSave({ publish: false })}>
          {t('shell.save')}
        </Button>
      )}
      <Button look="primary" disabled={isBusy} onClick={() => onSave({ publish: true })}>
        {t(isUnsaved ? 'richMenus.saveAndPublish' : 'richMenus.actions.publish')}
      </Button>
    </div>
  );
}
