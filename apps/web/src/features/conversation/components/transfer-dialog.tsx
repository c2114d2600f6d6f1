import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { fieldStyle } from '@/components/ui/input';
import { cn } from '@/lib/class-names';
import { useTransferForm } from '../model/use-transfer-form';
import { OperatorChoices } from './operator-choices';
import { SkillChoices } from './skill-choices';
import { TransferKinds } from './transfer-kinds';

interface TransferDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

/** Hands the conversation on. Rendered only while it is open. */
export function TransferDialog({ conversation, onClose }: TransferDialogProps) {
  const { t } = useTranslation();
  const { session } = conversation;
  const form = useTransferForm(conversation, onClose);
  return (
    <FormDialog
      title={t('transfer.title')}
      submitLabel={t('transfer.submit')}
      isSaving={form.isSaving}
      failure={form.failure}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <TransferKinds kinds={form.kinds} chosen={form.kind} onChoose={form.chooseKind} />
      {form.kind === 'operator' && (
        <OperatorChoices
          ownerId={session?.operator?.id ?? null}
          skill={session?.skill ?? null}
          chosen={form.operator}
          onChoose={form.chooseOperator}
          error={form.errors.operator}
        />
      )}
      {form.kind === 'skill' && (
        <SkillChoices
          waitsFor={session?.status === 'WAITING' ? session.skill : null}
          chosen={form.skill}
          onChoose={form.chooseSkill}
          error={form.errors.skill}
        />
      )}
      {form.kind === 'queue' && <p className="text-muted">{t('transfer.toQueue')}</p>}
      <FormField label={t('transfer.reason')} hint={t('transfer.reasonHint')} error={form.errors.reason}>
        {(field) => (
          <textarea
            {...field}
            rows={2}
            maxLength={500}
            value={form.reason}
            onChange={(event) => form.writeReason(event.target.value)}
            className={cn(fieldStyle, 'resize-none py-2')}
          />
        )}
      </FormField>
    </FormDialog>
  );
}
