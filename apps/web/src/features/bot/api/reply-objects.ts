import { uploadReplyImage } from '@jsk/contracts/reply-images';
import {
  createReplyObject,
  deleteReplyObject,
  listReplyObjects,
  updateReplyObject,
} from '@jsk/contracts/reply-objects';
import type { InputOf } from '@jsk/contracts/endpoint';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call, upload } from '@/lib/api-client';
import { botKey, useDeleting, useStoring } from './bot-list';

export const replyObjectsOptions = queryOptions({
  queryKey: [...botKey, 'reply-objects'],
  queryFn: async ({ signal }) => (await call(listReplyObjects, {}, { signal })).items,
  // The socket does not tell when another administrator changes them.
  refetchOnMount: 'always',
});

interface StoredReplyObject {
  /** Null for a new one. */
  id: string | null;
  input: InputOf<typeof createReplyObject>;
}

export const useStoreReplyObject = () =>
  useStoring(replyObjectsOptions.queryKey, ({ id, input }: StoredReplyObject) =>
    id === null ? call(createReplyObject, input) : call(updateReplyObject, { ...input, replyObjectId: id }),
  );

export const useDeleteReplyObject = () =>
  useDeleting(replyObjectsOptions.queryKey, (replyObjectId) => call(deleteReplyObject, { replyObjectId }));

/** What answers can mention; empty until it is known. */
export function useReplyObjects() {
  return useQuery(replyObjectsOptions).data ?? [];
}

/** @param onProgress told the part that has left, from 0 to 1 */
export const uploadImage = (
  image: File,
  options: { signal: AbortSignal; onProgress: (part: number) => void },
) => upload(uploadReplyImage, {}, { image }, options);
