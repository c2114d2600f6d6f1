import { listNotes } from '@jsk/contracts/notes';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from './api-client';

const pageSize = 10;

export const notesKey = (lineUserId: string) => ['notes', lineUserId] as const;

/** The notes of a conversation, newest first. */
export function notesOptions(lineUserId: string) {
  return infiniteQueryOptions({
    queryKey: notesKey(lineUserId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listNotes, { lineUserId, limit: pageSize, ...(pageParam && { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
