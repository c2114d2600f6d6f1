import type { OperatorProfile } from '@jsk/contracts/people';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { useLive } from '@/lib/live-context';
import { useFormDialog } from '@/lib/use-form-dialog';
import { useUpdateOperator } from '../api/people';
import { type OperatorDetails, OperatorFields, problemsOfDetails } from './operator-fields';

interface EditOperatorDialogProps {
  /** As it was when the dialog was opened. */
  operator: OperatorProfile;
  onClose: () => void;
}

export function EditOperatorDialog({ operator, onClose }: EditOperatorDialogProps) {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  const update = useUpdateOperator();
  const { id: operatorId, displayName, username, role, capacity, skillIds } = operator;
  const [details, setDetails] = useState<OperatorDetails>({ displayName, role, capacity, skillIds });
  const { textOf, dialog } = useFormDialog({
    problems: problemsOfDetails(details),
    isTouched: true,
    save: update,
    input: { operatorId, ...details, displayName: details.displayName.trim() },
    onClose,
  });
  return (
    <FormDialog
      {...dialog}
      title={t('people.operators.editTitle', { name: displayName })}
      description={t('people.operators.usernameIs', { username })}
    >
      <OperatorFields
        details={details}
        isOwnAccount={operatorId === user.id}
        textOf={textOf}
        onChange={(change) => {
          update.reset();
          setDetails((known) => ({ ...known, ...change }));
        }}
      />
    </FormDialog>
  );
}
