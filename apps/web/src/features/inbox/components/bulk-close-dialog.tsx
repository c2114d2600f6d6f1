import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Select } from '@/components/ui/select';
import { closingRulesOptions } from '../api/bulk-acts';

interface BulkCloseDialogProps {
  count: number;
  onConfirm: (reason: string | null) => void;
  onClose: () => void;
}

/** Asks before many conversations are closed, and for the reason where the rules want one. */
export function BulkCloseDialog({ count, onConfirm, onClose }: BulkCloseDialogProps) {
  const { t } = useTranslation();
  const rules = useQuery(closingRulesOptions).data;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const needsReason = rules?.requires === 'reason';

  function submit(): boolean {
    setMissing(needsReason && reason === '');
    if (needsReason && reason === '') return false;
    onConfirm(reason || null);
    return true;
  }

  return (
    <FormDialog
      title={t('inbox.bulk.closeQuestion', { count })}
      description={t(rules?.requires === 'tag' ? 'inbox.bulk.closeTagText' : 'inbox.bulk.closeText')}
      submitLabel={t('inbox.bulk.close')}
      isSaving={rules === undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {rules && rules.reasons.length > 0 && (
        <FormField
          label={t('inbox.bulk.reason')}
          error={isMissing ? t('inbox.bulk.reasonMissing') : undefined}
        >
          {(field) => (
            <Select {...field} value={reason} onChange={({ target }) => setReason(target.value)}>
              <option value="">{t('inbox.bulk.noReason')}</option>
              {rules.reasons.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          )}
        </FormField>
      )}
    </FormDialog>
  );
}
