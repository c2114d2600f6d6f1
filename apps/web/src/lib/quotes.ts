import { createStore, type Store } from './store';

/** Which message an operator is about to reply to, by conversation. */
export interface Quotes {
  store: Store<Readonly<Record<string, string>>>;
  choose(lineUserId: string, messageId: string): void;
  clear(lineUserId: string): void;
}

export function createQuotes(): Quotes {
  const store = createStore<Readonly<Record<string, string>>>({});
  return {
    store,
    choose: (lineUserId, messageId) => store.set((all) => ({ ...all, [lineUserId]: messageId })),
    clear: (lineUserId) => store.set(({ [lineUserId]: _, ...others }) => others),
  };
}
