import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { Button } from '@/components/ui/button';
import { useUnbarCustomer } from '@/lib/customer-bar';
import { problemText } from '@/lib/i18n/problem-text';

/** Lets a customer whom the team has barred be heard again. */
export function UnbarButton({ lineUserId }: { lineUserId: string }) {
  const { t } = useTranslation();
  const unbar = useUnbarCustomer(lineUserId);
  return (
    <Button
      size="small"
      disabled={unbar.isPending}
      className="ml-auto"
      onClick={() =>
        unbar.mutate(undefined, {
          onSuccess: () => toast.success(t('customer.bar.lifted')),
          onError: (error) => toast.error(problemText(t, error)),
        })
      }
    >
      {t('customer.bar.lift')}
    </Button>
  );
}
