import { type ComponentType, createElement, use } from 'react';

export interface Preloadable<Props> {
  /** Suspends only when it is shown before it is there; throws when it could not be loaded. */
  Part: ComponentType<Props>;
  /** Loads it once; after a failure, again. */
  preload: () => Promise<unknown>;
}

/**
 * A part of the screen that is not in the first load. Unlike `React.lazy`, which always suspends once, it appears at
 * once when it is there already.
 */
export function preloadable<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Preloadable<Props> {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  let hasFailed = false;

  function preload() {
    if (loading && !hasFailed) return loading;
    hasFailed = false;
    loading = load();
    loading.then(
      (part) => (loaded = part),
      () => (hasFailed = true),
    );
    return loading;
  }
  // A failure stays until somebody asks again, so that whoever shows it does not try for ever.
  const Part = (props: Props) => createElement(loaded ?? use(loading ?? preload()), props);
  return { Part, preload };
}
