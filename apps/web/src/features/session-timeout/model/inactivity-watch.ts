import { browserStorage } from '@/lib/browser-storage';
import { createStore, type Store } from '@/lib/store';

/** When somebody last did something, in ms since 1970: in storage, because every tab of the browser counts. */
const activityKey = 'jsk.last-activity';
/** A pointer moves all the time; being so much behind is nothing against minutes. */
const noteEveryMs = 5_000;

const activities = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

interface Limits {
  signOutAfterMs: number;
  warnBeforeMs: number;
}

export interface InactivityWatch {
  /** When this browser will be signed out (ms since 1970), from the moment on at which somebody has to be asked. */
  readonly endsAt: Store<number | null>;
  /** @returns a function that stops. */
  start(limits: Limits): () => void;
  /** Somebody has said that they are there: no tab asks any more. */
  stay(): void;
}

/**
 * Watches whether anybody uses the console, in this tab or another. Once it asks, only an answer counts: a cat on the
 * keyboard is nobody who wants to go on.
 * @param onEnd time is up, in this tab; the others find that out by themselves
 */
export function createInactivityWatch(onEnd: () => void): InactivityWatch {
  const endsAt = createStore<number | null>(null);
  let limits: Limits | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ownActivity = 0;
  const lastActivity = () => Math.max(ownActivity, Number(browserStorage.read(activityKey)));

  const note = () => {
    ownActivity = Date.now();
    browserStorage.write(activityKey, String(ownActivity));
  };
  const look = () => {
    clearTimeout(timer);
    if (!limits) return;
    const end = lastActivity() + limits.signOutAfterMs;
    const askAt = end - limits.warnBeforeMs;
    const now = Date.now();
    if (now >= end) return onEnd();
    endsAt.set(now >= askAt ? end : null);
    timer = setTimeout(look, (now >= askAt ? end : askAt) - now);
  };
  const onActivity = () => {
    if (!limits || Date.now() - ownActivity < noteEveryMs) return;
    // A computer that slept wakes up with a moving pointer, before any timer.
    look();
    if (Date.now() < lastActivity() + limits.signOutAfterMs - limits.warnBeforeMs) note();
  };
  const onStorage = ({ key }: StorageEvent) => {
    if (key === activityKey) look();
  };

  return {
    endsAt,
    start(chosen) {
      limits = chosen;
      note();
      look();
      for (const name of activities) {
        window.addEventListener(name, onActivity, { passive: true, capture: true });
      }
      window.addEventListener('storage', onStorage);
      document.addEventListener('visibilitychange', look);
      return () => {
        clearTimeout(timer);
        limits = null;
        endsAt.set(null);
        for (const name of activities) window.removeEventListener(name, onActivity, { capture: true });
        window.removeEventListener('storage', onStorage);
        document.removeEventListener('visibilitychange', look);
      };
    },
    stay() {
      note();
      look();
    },
  };
}
