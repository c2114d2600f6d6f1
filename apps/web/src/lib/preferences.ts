import type { z } from 'zod';
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

/**
 * Choices that belong together, remembered by this browser and the same in all its tabs.
 * @param schema takes anything, with its default for each field that is missing or wrong
 */
export function createPreferences<Choices extends object>(
  key: string,
  schema: z.ZodType<Choices>,
): Store<Choices> {
  const store = createStore(schema.parse(parsedOrEmpty(browserStorage.read(key))));
  store.subscribe(() => browserStorage.write(key, JSON.stringify(store.get())));
  window.addEventListener('storage', (event) => {
    if (event.key === key) store.set(schema.parse(parsedOrEmpty(event.newValue)));
  });
  return store;
}

function parsedOrEmpty(saved: string | null): unknown {
  try {
    return JSON.parse(saved ?? '{}');
  } catch {
    return {};
  }
}
