import { isAdministrator } from '@jsk/contracts/roles';
import { type SavedView, savedViewLimits, type ViewFilters } from '@jsk/contracts/saved-views';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { SwitchField } from '@/components/switch-field';
import { Input } from '@/components/ui/input';
import { ApiProblem } from '@/lib/api-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { useCreateSavedView, useUpdateSavedView } from '../api/saved-views';

interface SavedViewDialogProps {
  /** What is kept. */
  filters: ViewFilters;
  /** There when one is renamed instead. */
  renamed?: SavedView | undefined;
  onSaved: (view: SavedView) => void;
  onClose: () => void;
}

/** Keeps the list as it is under a name. Rendered only while it is open. */
export function SavedViewDialog({ filters, renamed, onSaved, onClose }: SavedViewDialogProps) {
  const { t } = useTranslation();
  const { user } = useLive();
  const [name, setName] = useState(renamed?.name ?? '');
  const [isShared, setShared] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const create = useCreateSavedView();
  const update = useUpdateSavedView();
  const { error, isPending } = renamed ? update : create;
  const isTaken = error instanceof ApiProblem && error.code === 'conflict' && hasField(error, 'name');

  function submit(): boolean {
    const wanted = name.trim();
    setMissing(wanted === '');
    if (wanted === '') return false;
    const done = {
      onSuccess: (saved: SavedView) => {
        onSaved(saved);
        onClose();
      },
    };
    if (renamed) update.mutate({ id: renamed.id, name: wanted }, done);
    else create.mutate({ name: wanted, isShared, filters }, done);
    return true;
  }

  return (
    <FormDialog
      title={t(renamed ? 'inbox.views.renameTitle' : 'inbox.views.createTitle')}
      submitLabel={t('inbox.views.save')}
      isSaving={isPending}
      failure={error && !isTaken ? problemText(t, error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField
        label={t('inbox.views.name')}
        error={isMissing ? t('inbox.views.nameMissing') : isTaken ? t('inbox.views.nameTaken') : undefined}
      >
        {(field) => (
          <Input
            {...field}
            autoFocus
            maxLength={savedViewLimits.name}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </FormField>
      {!renamed && isAdministrator(user.role) && (
        <SwitchField
          label={t('inbox.views.share')}
          hint={t('inbox.views.shareHint')}
          value={isShared}
          onChange={setShared}
        />
      )}
    </FormDialog>
  );
}

function hasField({ problem }: ApiProblem, path: string): boolean {
  return problem?.errors.some((error) => error.path === path) ?? false;
}
