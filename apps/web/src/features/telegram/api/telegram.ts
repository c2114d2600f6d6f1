import type { InputOf } from '@jsk/contracts/endpoint';
import { getTelegram, testTelegram, updateTelegram } from '@jsk/contracts/telegram';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

/** How often the state is looked at while notifications wait to be sent. */
const progressEveryMs = 5_000;

export const telegramOptions = queryOptions({
  queryKey: ['telegram'],
  queryFn: ({ signal }) => call(getTelegram, {}, { signal }),
  refetchOnMount: 'always',
  refetchInterval: ({ state }) => (state.data && state.data.waitingCount > 0 ? progressEveryMs : false),
});

export type TelegramInput = InputOf<typeof updateTelegram>;

export function useUpdateTelegram() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: TelegramInput) => call(updateTelegram, input),
    onSuccess: (telegram) => client.setQueryData(telegramOptions.queryKey, telegram),
  });
}

export function useTestTelegram() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(testTelegram, {}),
    onSettled: () => client.invalidateQueries({ queryKey: telegramOptions.queryKey }),
  });
}

export type TelegramTest = ReturnType<typeof useTestTelegram>;
