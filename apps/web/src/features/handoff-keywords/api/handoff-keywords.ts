import type { InputOf } from '@jsk/contracts/endpoint';
import {
  createHandoffKeyword,
  deleteHandoffKeyword,
  type HandoffKeyword,
  listHandoffKeywords,
  updateHandoffKeyword,
} from '@jsk/contracts/handoff-keywords';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@/lib/api-problem';
import { call } from '@/lib/api-client';

const listKey = ['handoff-keywords'] as const;

export const handoffKeywordsOptions = queryOptions({
  queryKey: listKey,
  queryFn: async ({ signal }) => (await call(listHandoffKeywords, {}, { signal })).items,
  // Other administrators change them, customers use them, and the socket tells neither.
  refetchOnMount: 'always',
});

interface NewKeywords {
  keywords: readonly string[];
  skillId: string | null;
}

/** What became of each keyword. */
export interface AddedKeywords {
  added: string[];
  taken: string[];
  failed: string[];
}

/** One after the other, so that they stay in the order in which they were written. */
async function addAll({ keywords, skillId }: NewKeywords): Promise<AddedKeywords> {
  const result: AddedKeywords = { added: [], taken: [], failed: [] };
  for (const keyword of keywords) {
    try {
      await call(createHandoffKeyword, { keyword, skillId });
      result.added.push(keyword);
    } catch (error) {
      const isTaken = error instanceof ApiProblem && error.code === 'conflict';
      result[isTaken ? 'taken' : 'failed'].push(keyword);
    }
  }
  return result;
}

export function useAddKeywords() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: addAll,
    onSettled: () => client.invalidateQueries({ queryKey: listKey }),
  });
}

/** The list shows the change at once, and the old keyword again if it is refused. */
export function useUpdateKeyword() {
  const client = useQueryClient();
  const put = (keyword: HandoffKeyword) =>
    client.setQueryData(handoffKeywordsOptions.queryKey, (known) =>
      known?.map((one) => (one.id === keyword.id ? keyword : one)),
    );
  return useMutation({
    mutationFn: ({ before, change }: KeywordChange) => {
      const { id: keywordId, keyword, isActive, skillId } = { ...before, ...change };
      return call(updateHandoffKeyword, { keywordId, keyword, isActive, skillId });
    },
    onMutate: async ({ before, change }) => {
      await client.cancelQueries({ queryKey: listKey });
      put({ ...before, ...change });
    },
    onSuccess: put,
    onError: (_error, { before }) => put(before),
  });
}

interface KeywordChange {
  before: HandoffKeyword;
  change: Partial<Omit<InputOf<typeof updateHandoffKeyword>, 'keywordId'>>;
}

export function useDeleteKeyword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (keywordId: string) => call(deleteHandoffKeyword, { keywordId }),
    onSettled: () => client.invalidateQueries({ queryKey: listKey }),
  });
}
