import { retryMessage } from '@jsk/contracts/messages';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { storeMessages } from '@/lib/thread-cache';

export function useRetryMessage(lineUserId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (messageId: string) => call(retryMessage, { lineUserId, messageId }),
    onSuccess: (message) => storeMessages(client, lineUserId, [message], 'live'),
  });
}
