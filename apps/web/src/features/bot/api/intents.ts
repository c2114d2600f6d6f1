import { createIntent, deleteIntent, listIntents, updateIntent } from '@jsk/contracts/bot-rules';
import type { InputOf } from '@jsk/contracts/endpoint';
import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { botKey, useDeleting, useStoring } from './bot-list';

export const intentsOptions = queryOptions({
  queryKey: [...botKey, 'intents'],
  queryFn: async ({ signal }) => (await call(listIntents, {}, { signal })).items,
  // The socket does not tell when another administrator changes them.
  refetchOnMount: 'always',
});

interface StoredIntent {
  /** Null for a new one. */
  id: string | null;
  input: InputOf<typeof createIntent>;
}

export const useStoreIntent = () =>
  useStoring(intentsOptions.queryKey, ({ id, input }: StoredIntent) =>
    id === null ? call(createIntent, input) : call(updateIntent, { ...input, intentId: id }),
  );

export const useDeleteIntent = () =>
  useDeleting(intentsOptions.queryKey, (intentId) => call(deleteIntent, { intentId }));
