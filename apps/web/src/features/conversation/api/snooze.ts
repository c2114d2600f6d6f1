import { listSnoozeChoices, snoozeConversation, wakeConversation } from '@jsk/contracts/snooze';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { useStoreAnswer } from '@/lib/use-store-answer';

export const snoozeChoicesOptions = queryOptions({
  queryKey: ['snooze-choices'],
  queryFn: ({ signal }) => call(listSnoozeChoices, {}, { signal }),
  // "In an hour" is another moment each time.
  gcTime: 0,
});

export function useSnooze(lineUserId: string) {
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: (until: string | null) => call(snoozeConversation, { lineUserId, until }),
    onSuccess: store.session,
    onError: () => store.outdated(lineUserId),
  });
}

export function useWake(lineUserId: string) {
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: () => call(wakeConversation, { lineUserId }),
    onSuccess: store.session,
    onError: () => store.outdated(lineUserId),
  });
}
