import { assignConversation, getQueue, type CustomerQueue } from '@jsk/contracts/queue';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { conversationKeys } from '@/lib/conversation-queries';
import { connectionTried } from '@/lib/first-fetches';
import { useStoreAnswer } from '@/lib/use-store-answer';

export const queueOptions = queryOptions({
  queryKey: conversationKeys.queue,
  queryFn: async ({ signal }) => {
    await connectionTried();
    return call(getQueue, {}, { signal });
  },
  // The estimate changes with time alone, too.
  refetchOnMount: 'always',
});

/** Gives a waiting customer to an operator. */
export function useAssignConversation() {
  const client = useQueryClient();
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: (input: { lineUserId: string; operatorId: string }) => call(assignConversation, input),
    onSuccess: (session) => {
      store.session(session);
      client.setQueryData(queueOptions.queryKey, (queue) => queue && without(queue, session.lineUserId));
    },
    onError: (_, { lineUserId }) => store.outdated(lineUserId),
    onSettled: () => client.invalidateQueries({ queryKey: conversationKeys.colleagues }),
  });
}

/** The places of the others come with the next answer of the server. */
function without(queue: CustomerQueue, lineUserId: string): CustomerQueue {
  const items = queue.items.filter((entry) => entry.lineUserId !== lineUserId);
  return { ...queue, items, waiting: queue.waiting - (queue.items.length - items.length) };
}
