import { listHeldMessages, listScheduledMessages } from '@jsk/contracts/scheduled-messages';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api-client';
import { connectionTried } from './first-fetches';

/** What is to be sent later in a conversation, and what was held back; the socket tells those who look at it. */
export const scheduledMessagesOptions = (lineUserId: string) =>
  queryOptions({
    queryKey: ['scheduled-messages', lineUserId],
    queryFn: async ({ signal }) => (await call(listScheduledMessages, { lineUserId }, { signal })).items,
    // Changes are only told while the conversation is open.
    refetchOnMount: 'always',
  });

/** What was held back of the operator. */
export const heldMessagesOptions = queryOptions({
  queryKey: ['held-messages'],
  queryFn: async ({ signal }) => {
    await connectionTried();
    return (await call(listHeldMessages, {}, { signal })).items;
  },
});
