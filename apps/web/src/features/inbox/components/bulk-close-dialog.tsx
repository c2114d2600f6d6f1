import type { Conversation } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ClosingFields } from '@/components/closing-fields';
import { FormDialog } from '@/components/form-dialog';
import { closingRulesOptions } from '@/lib/closing-rules';
import { type MissingForClosing, useClosingFields } from '@/lib/use-closing-fields';
import type { BulkClosing } from '../api/bulk-acts';

interface BulkCloseDialogProps {
  conversations: readonly Conversation[];
  onConfirm: (closing: BulkClosing) => void;
  onClose: () => void;
}

/** Asks before many conversations are closed, and for what the rules want to know of them. */
export function BulkCloseDialog({ conversations, onConfirm, onClose }: BulkCloseDialogProps) {
  const { t } = useTranslation();
  const count = conversations.length;
  // An administrator may have changed them, and what was refused would have to be asked for again.
  const rules = useQuery({ ...closingRulesOptions, refetchOnMount: 'always' }).data;
  const missing = missingIn(rules?.requires, conversations);
  const fields = useClosingFields(missing);

  function submit(): boolean {
    const closing = fields.complete();
    if (closing) onConfirm(closing);
    return closing !== null;
  }

  return (
    <FormDialog
      title={t('inbox.bulk.closeQuestion', { count })}
      description={t(missing === 'tag' ? 'inbox.bulk.closeTagText' : 'inbox.bulk.closeText')}
      submitLabel={t('inbox.bulk.close')}
      isSaving={rules === undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <ClosingFields fields={fields} reasons={rules?.reasons ?? []} />
    </FormDialog>
  );
}

function missingIn(
  requires: 'nothing' | 'reason' | 'tag' | undefined,
  conversations: readonly Conversation[],
): MissingForClosing {
  if (requires === 'reason') return 'reason';
  return requires === 'tag' && conversations.some(({ tags }) => tags.length === 0) ? 'tag' : null;
}
