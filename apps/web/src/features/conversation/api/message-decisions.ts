import { confirmMessage, retryMessage } from '@jsk/contracts/messages';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { storeMessages } from '@/lib/thread-cache';

/** Send a message that failed, or of which nobody knows, again. */
export function useRetryMessage(lineUserId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (messageId: string) => call(retryMessage, { lineUserId, messageId }),
    onSuccess: (message) => storeMessages(client, lineUserId, [message], 'live'),
  });
}

/** A message of which nobody knows has arrived: the operator says so. */
export function useConfirmMessage(lineUserId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (messageId: string) => call(confirmMessage, { lineUserId, messageId }),
    onSuccess: (message) => storeMessages(client, lineUserId, [message], 'live'),
  });
}
