import { customerFieldLimits } from '@jsk/contracts/customer-details';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { FormField } from '@/components/form-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { useBarCustomer } from '@/lib/customer-bar';
import { problemText } from '@/lib/i18n/problem-text';

interface BarDialogProps {
  lineUserId: string;
  name: string;
  onClose: () => void;
}

/** Asks before a customer is barred, and why: colleagues want to know. */
export function BarDialog({ lineUserId, name, onClose }: BarDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isSubmitted, setSubmitted] = useState(false);
  const bar = useBarCustomer(lineUserId);
  const isMissing = reason.trim() === '';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSubmitted(true);
    if (isMissing || bar.isPending) return;
    const onSuccess = () => {
      toast.success(t('customer.bar.done'));
      onClose();
    };
    bar.mutate(reason.trim(), { onSuccess });
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('customer.bar.question', { name })}
      description={t('customer.bar.explanation')}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-5 p-5">
        {bar.error && (
          <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
            {problemText(t, bar.error)}
          </p>
        )}
        <FormField
          label={t('customer.bar.reason')}
          error={isSubmitted && isMissing ? t('customer.bar.reasonMissing') : undefined}
          hint={t('customer.bar.reasonHint')}
        >
          {(field) => (
            <Input
              {...field}
              value={reason}
              maxLength={customerFieldLimits.barReason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </FormField>
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" look="danger" disabled={bar.isPending}>
            {t('customer.bar.verb')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
