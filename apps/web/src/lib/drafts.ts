import { browserStorage } from './browser-storage';
import { createStore, type Store } from './store';

/** What an operator has begun to write, by conversation. Kept in this browser. */
export interface Drafts {
  store: Store<Readonly<Record<string, string>>>;
  write(lineUserId: string, text: string): void;
}

export function createDrafts(operatorId: string): Drafts {
  const prefix = `jsk.draft.${operatorId}.`;
  const saved = browserStorage
    .keysStartingWith(prefix)
    .map((key) => [key.slice(prefix.length), browserStorage.read(key) ?? ''] as const);
  const store = createStore<Readonly<Record<string, string>>>(Object.fromEntries(saved));

  return {
    store,
    write(lineUserId, text) {
      store.set(({ [lineUserId]: _, ...others }) =>
        text === '' ? others : { ...others, [lineUserId]: text },
      );
      if (text === '') browserStorage.remove(prefix + lineUserId);
      else browserStorage.write(prefix + lineUserId, text);
    },
  };
}
