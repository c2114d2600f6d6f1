import type { Conversation } from '@jsk/contracts/conversations';
import type { OutputOf } from '@jsk/contracts/endpoint';
import { createTag, listTags, tagCustomer, type Tag, type UsedTag, untagCustomer } from '@jsk/contracts/tags';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client';
import { storeConversation } from './conversation-cache';
import { knownConversation } from './conversation-queries';
import { useLive } from './live-context';

export const tagsKey = ['tags'] as const;

/** Every tag, by name. */
export const tagsOptions = queryOptions({
  queryKey: tagsKey,
  queryFn: async ({ signal }) => (await call(listTags, {}, { signal })).items,
});

interface Tagging {
  tag: Tag;
  isOn: boolean;
}

/**
 * Puts tags on a customer (`isOn`) and takes them off. The screen shows it at once; what the server refuses is taken
 * back.
 */
export function useTagCustomer(lineUserId: string) {
  const client = useQueryClient();
  const { user } = useLive();

  function show(change: (tags: Conversation['tags']) => Conversation['tags']) {
    const known = knownConversation(client, lineUserId);
    if (known) storeConversation(client, { ...known, tags: change(known.tags) }, known, user.id);
  }

  return useMutation({
    // One after the other, so that the answer to the last one is the last word.
    scope: { id: `tags of ${lineUserId}` },
    mutationFn: ({ tag, isOn }: Tagging): Promise<OutputOf<typeof tagCustomer>> =>
      call(isOn ? tagCustomer : untagCustomer, { tagId: tag.id, lineUserId }),
    onMutate: ({ tag, isOn }) => show((tags) => withTag(tags, tag, isOn)),
    onSuccess: ({ tags }) => show(() => tags),
    onError: (_, { tag, isOn }) => show((tags) => withTag(tags, tag, !isOn)),
    onSettled: () => client.invalidateQueries({ queryKey: tagsKey }),
  });
}

/** For administrators. */
export function useCreateTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tag: Pick<Tag, 'name' | 'color'>) => call(createTag, tag),
    onSuccess: (created: UsedTag) =>
      client.setQueryData(tagsOptions.queryKey, (tags) => tags && sortedByName([...tags, created])),
    onSettled: () => client.invalidateQueries({ queryKey: tagsKey }),
  });
}

function withTag(tags: Tag[], tag: Tag, isOn: boolean): Tag[] {
  const others = tags.filter(({ id }) => id !== tag.id);
  return isOn ? sortedByName([...others, tag]) : others;
}

function sortedByName<Named extends Tag>(tags: Named[]): Named[] {
  return tags.sort((a, b) => a.name.localeCompare(b.name));
}
