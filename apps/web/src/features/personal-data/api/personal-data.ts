import { eraseCustomer } from '@jsk/contracts/personal-data';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@/lib/api-client';
import { toast } from '@/lib/toast';
import { useFormats } from '@/lib/use-formats';

/** Erases a customer; what went is said in a toast, because the socket closes whatever shows the customer before the answer is here. */
export function useEraseCustomer(lineUserId: string) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (confirmation: string) => call(eraseCustomer, { lineUserId, confirmation }),
    onSuccess: ({ messages, sessions, files }) => {
      toast.success(
        t('personalData.erase.done', {
          messages: count(messages),
          sessions: count(sessions),
          files: count(files),
        }),
      );
      return client.invalidateQueries({ queryKey: ['customers'] });
    },
  });
}
