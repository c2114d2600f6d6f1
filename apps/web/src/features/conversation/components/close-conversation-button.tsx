import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { problemText } from '@/lib/i18n/problem-text';
import { useCloseConversation } from '../api/session-actions';

/** Asks first: the customer is told, and that cannot be taken back. */
export function CloseConversationButton({ lineUserId }: { lineUserId: string }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const close = useCloseConversation(lineUserId);

  const confirm = () =>
    close.mutate(undefined, {
      onSuccess: () => {
        setAsking(false);
        toast.success(t('conversation.closed'));
      },
      onError: (error) => toast.error(problemText(t, error)),
    });

  return (
    <Popover open={isAsking} onOpenChange={setAsking}>
      <PopoverTrigger asChild>
        <Button size="small">
          <Check aria-hidden />
          {t('conversation.closeChat')}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t('conversation.closeQuestion')} className="w-72 p-4">
        <p className="font-medium">{t('conversation.closeQuestion')}</p>
        <p className="mt-0.5 text-[0.8125rem] text-muted">{t('conversation.closeExplanation')}</p>
        <div className="mt-4 flex justify-end gap-2">
          <PopoverClose asChild>
            <Button look="quiet" size="small">
              {t('common.cancel')}
            </Button>
          </PopoverClose>
          <Button look="danger" size="small" disabled={close.isPending} onClick={confirm}>
            {t('conversation.closeChat')}
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
