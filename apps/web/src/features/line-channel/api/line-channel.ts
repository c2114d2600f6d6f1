import type { InputOf } from '@jsk/contracts/endpoint';
import {
  forgetLineChannel,
  getLineChannel,
  type LineChannel,
  resumeLineChannel,
  setLineWebhook,
  testLineChannel,
  updateLineChannel,
} from '@jsk/contracts/line-channel';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

/** Sending can be paused, and LINE can fail, at any time; the socket does not tell this page. */
const lookEveryMs = 10_000;

export const channelOptions = queryOptions({
  queryKey: ['line-channel'],
  queryFn: ({ signal }) => call(getLineChannel, {}, { signal }),
  refetchOnMount: 'always',
  refetchInterval: lookEveryMs,
});

/** Every act answers with the channel as it is now. */
function useChannelMutation<Input>(act: (input: Input) => Promise<LineChannel>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (channel) => client.setQueryData(channelOptions.queryKey, channel),
  });
}

export const useUpdateChannel = () =>
  useChannelMutation((given: InputOf<typeof updateLineChannel>) => call(updateLineChannel, given));
export const useForgetChannel = () => useChannelMutation(() => call(forgetLineChannel, {}));
export const useResumeChannel = () => useChannelMutation(() => call(resumeLineChannel, {}));

/** The account may be another one afterwards, or known for the first time. */
export function useTestChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(testLineChannel, {}),
    onSuccess: () => client.invalidateQueries(channelOptions),
  });
}
export type TestChannel = ReturnType<typeof useTestChannel>;

export const useSetWebhook = () => useMutation({ mutationFn: () => call(setLineWebhook, {}) });
