import { closeConversation, startConversation } from '@jsk/contracts/conversations';
import type { InputOf } from '@jsk/contracts/endpoint';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { ApiProblem } from '@/lib/api-problem';
import { closingRulesOptions } from '@/lib/closing-rules';
import { useStoreAnswer } from '@/lib/use-store-answer';

/** What an operator says about a conversation that is to be closed. */
export type Said = Omit<InputOf<typeof closeConversation>, 'lineUserId'>;

export function useCloseConversation(lineUserId: string) {
  const client = useQueryClient();
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: (said: Said) => call(closeConversation, { lineUserId, ...said }),
    onSuccess: store.session,
    onError: (error) => {
      // The rules have changed since they were read.
      if (isIncomplete(error)) return client.invalidateQueries(closingRulesOptions);
      store.outdated(lineUserId);
    },
  });
}

/** More has to be said of the conversation, or something else. */
export function isIncomplete(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'validation_error';
}

/** The conversation goes on with the operator who closed it; the customer is not told anything. */
export function useReopen() {
  const store = useStoreAnswer();
  return async (lineUserId: string) => store.conversation(await call(startConversation, { lineUserId }));
}
