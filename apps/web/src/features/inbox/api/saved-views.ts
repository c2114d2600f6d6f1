import {
  createSavedView,
  deleteSavedView,
  listSavedViews,
  type SavedView,
  updateSavedView,
} from '@jsk/contracts/saved-views';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { conversationKeys } from '@/lib/conversation-queries';

export const savedViewsOptions = queryOptions({
  queryKey: conversationKeys.savedViews,
  queryFn: async ({ signal }) => (await call(listSavedViews, {}, { signal })).items,
  // Administrators change those for everybody, and the socket does not tell.
  refetchOnMount: 'always',
});

export function useCreateSavedView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: Omit<SavedView, 'id'>) => call(createSavedView, view),
    onSuccess: (created) => {
      client.setQueryData(savedViewsOptions.queryKey, (views) => views && [...views, created]);
      return client.invalidateQueries({ queryKey: conversationKeys.savedViews });
    },
  });
}

export function useUpdateSavedView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...changes }: Pick<SavedView, 'id'> & Partial<Pick<SavedView, 'name' | 'filters'>>) =>
      call(updateSavedView, { viewId: id, ...changes }),
    onSuccess: () => client.invalidateQueries({ queryKey: conversationKeys.savedViews }),
  });
}

export function useDeleteSavedView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: SavedView) => call(deleteSavedView, { viewId: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: conversationKeys.savedViews }),
  });
}
