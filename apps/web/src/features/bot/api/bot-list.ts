import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';

interface Listed {
  id: string;
}

/** Something of a list is stored: the answer takes its place in the list at once, the order is the server's. */
export function useStoring<Input, Item extends Listed>(
  queryKey: QueryKey,
  store: (input: Input) => Promise<Item>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: store,
    onSuccess: (item) => {
      client.setQueryData(queryKey, (items: Item[] = []) =>
        items.some(({ id }) => id === item.id)
          ? items.map((known) => (known.id === item.id ? item : known))
          : [...items, item],
      );
    },
    // Who mentions whom is another part of the bot.
    onSettled: () => client.invalidateQueries({ queryKey: botKey }),
  });
}

export function useDeleting(queryKey: QueryKey, remove: (id: string) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: remove,
    onSuccess: (_, id) => {
      client.setQueryData(queryKey, (items: Listed[] = []) => items.filter((known) => known.id !== id));
    },
    onSettled: () => client.invalidateQueries({ queryKey: botKey }),
  });
}

/** Everything of the bot is below it. */
export const botKey = ['bot'] as const;
