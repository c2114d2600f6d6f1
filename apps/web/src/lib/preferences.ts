import { browserStorage } from './browser-storage';
import { createStore, type Store } from './store';

/** A choice that this browser remembers. Anything unknown in storage counts as not chosen. */
export function createPreference<Choice extends string>(
  key: string,
  choices: readonly Choice[],
  fallback: Choice,
): Store<Choice> {
  const saved = browserStorage.read(key);
  const store = createStore<Choice>(choices.find((choice) => choice === saved) ?? fallback);
  store.subscribe(() => browserStorage.write(key, store.get()));
  return store;
}
