import { createTag, deleteTag, mergeTags, type Tag, updateTag } from '@jsk/contracts/tags';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { tagsKey } from '@/lib/tag-queries';

/** Whatever shows tags elsewhere is told by the socket; this page does not wait for that. */
function useTagMutation<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: tagsKey }) });
}

/** Adds a tag, or changes the one that is given. */
export function useSaveTag() {
  return useTagMutation(({ tagId, ...fields }: Pick<Tag, 'name' | 'color'> & { tagId: string | null }) =>
    tagId === null ? call(createTag, fields) : call(updateTag, { tagId, ...fields }),
  );
}

export function useDeleteTag() {
  return useTagMutation((tagId: string) => call(deleteTag, { tagId }));
}

export function useMergeTags() {
  return useTagMutation((input: { tagId: string; intoTagId: string }) => call(mergeTags, input));
}
