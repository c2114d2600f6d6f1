import { createAutoReply, deleteAutoReply, listAutoReplies, updateAutoReply } from '@jsk/contracts/bot-rules';
import type { InputOf } from '@jsk/contracts/endpoint';
import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { botKey, useDeleting, useStoring } from './bot-list';

export const autoRepliesOptions = queryOptions({
  queryKey: [...botKey, 'auto-replies'],
  queryFn: async ({ signal }) => (await call(listAutoReplies, {}, { signal })).items,
  // The socket does not tell when another administrator changes them.
  refetchOnMount: 'always',
});

interface StoredAutoReply {
  /** Null for a new one. */
  id: string | null;
  input: InputOf<typeof createAutoReply>;
}

export const useStoreAutoReply = () =>
  useStoring(autoRepliesOptions.queryKey, ({ id, input }: StoredAutoReply) =>
    id === null ? call(createAutoReply, input) : call(updateAutoReply, { ...input, autoReplyId: id }),
  );

export const useDeleteAutoReply = () =>
  useDeleting(autoRepliesOptions.queryKey, (autoReplyId) => call(deleteAutoReply, { autoReplyId }));
