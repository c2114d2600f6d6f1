import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { ClosingFields } from '@/components/closing-fields';
import { FormDialog } from '@/components/form-dialog';
import { useClosingFields } from '@/lib/use-closing-fields';
import type { CloseFlow } from '../model/use-close-flow';
import { useClosingText } from '../model/use-closing-text';

interface ClosingDialogProps {
  conversation: Conversation;
  missing: 'reason' | 'tag';
  flow: CloseFlow;
}

/** Asks for what the rules want to know of a conversation before it is closed. Rendered only while it is open. */
export function ClosingDialog({ conversation, missing, flow }: ClosingDialogProps) {
  const { t } = useTranslation();
  const fields = useClosingFields(missing);

  function submit(): boolean {
    const said = fields.complete();
    if (said) void flow.submit(flow.asking ?? 'stay', said);
    return said !== null;
  }

  return (
    <FormDialog
      title={t('conversation.closeQuestion')}
      description={useClosingText(conversation)}
      submitLabel={t(flow.asking === 'next' ? 'sessionActions.resolveNext' : 'conversation.closeChat')}
      isSaving={flow.isClosing}
      onSubmit={submit}
      onClose={flow.stopAsking}
    >
      <ClosingFields fields={fields} reasons={flow.rules?.reasons ?? []} />
    </FormDialog>
  );
}
