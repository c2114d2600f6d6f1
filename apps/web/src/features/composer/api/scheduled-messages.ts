import type { InputOf } from '@jsk/contracts/endpoint';
import {
  cancelScheduledMessage,
  type ScheduledMessage,
  scheduleMessage,
  sendScheduledMessage,
  updateScheduledMessage,
} from '@jsk/contracts/scheduled-messages';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { heldMessagesOptions, scheduledMessagesOptions } from '@/lib/scheduled-queries';

/** A change of what is sent later; the lists are as the server has them afterwards, also when it was refused. */
function useChange<Input extends { lineUserId: string }, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: (_output, _error, { lineUserId }) => refetchScheduled(client, lineUserId),
  });
}

function refetchScheduled(client: QueryClient, lineUserId: string): Promise<unknown> {
  const lists = [scheduledMessagesOptions(lineUserId).queryKey, heldMessagesOptions.queryKey];
  return Promise.all(lists.map((queryKey) => client.invalidateQueries({ queryKey })));
}

export const useScheduleMessage = () =>
  useChange((input: InputOf<typeof scheduleMessage>) => call(scheduleMessage, input));

export const useUpdateScheduled = () =>
  useChange((input: InputOf<typeof updateScheduledMessage>) => call(updateScheduledMessage, input));

export const useCancelScheduled = () =>
  useChange(({ lineUserId, id }: ScheduledMessage) =>
    call(cancelScheduledMessage, { lineUserId, scheduledMessageId: id }),
  );

export const useSendScheduled = () =>
  useChange(({ lineUserId, id }: ScheduledMessage) =>
    call(sendScheduledMessage, { lineUserId, scheduledMessageId: id }),
  );
