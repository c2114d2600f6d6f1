import { useTranslation } from 'react-i18next';
import { FloatingBar } from '@/components/save-bar';
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
    <FloatingBar status={status && t(status)} isWrong={hasProblems}>
      {isSaving && <Spinner className="size-4 text-muted" />}
      {isUnsaved && (
        <Button disabled={isBusy} onClick={() => onSave({ publish: false })}>
          {t('shell.save')}
        </Button>
      )}
      <Button look="primary" disabled={isBusy} onClick={() => onSave({ publish: true })}>
        {t(isUnsaved ? 'richMenus.saveAndPublish' : 'richMenus.actions.publish')}
      </Button>
    </FloatingBar>
  );
}
