import { attentionPreferences, type SignalKind } from './attention-preferences';
import type { ConsoleTabs } from './console-tabs';
import { playSound, soundOf } from './sounds';

/** What happens within this time is one thing to the ear. */
const quietAfterMs = 1_500;
const ringAgainAfterMs = 6_000;

export interface Ringer {
  /** Sounds for something that happened in a conversation, unless the operator sees it happen or wants it quiet. */
  ring(kind: SignalKind, lineUserId: string): void;
  /** Nobody has to be called any more for this kind of news of the conversation; without one, for any. */
  hush(lineUserId: string, kind?: SignalKind): void;
  stop(): void;
}

/**
 * Every tab keeps in mind what rings, so that any of them can go on when the one that sounds is closed; only that one
 * is heard.
 */
export function createRinger(tabs: ConsoleTabs): Ringer {
  const ringing = new Map<string, SignalKind>();
  let lastAt = -Infinity;
  let timer: ReturnType<typeof setInterval> | undefined;

  const isSeen = (lineUserId: string) => tabs.sight.get()?.lineUserId === lineUserId;
  const sound = (kind: SignalKind) => {
    const { isMuted, volume, sounds } = attentionPreferences.get();
    if (isMuted || !sounds[kind] || !tabs.speaksForAll() || Date.now() - lastAt < quietAfterMs) return;
    lastAt = Date.now();
    playSound(soundOf[kind], volume);
  };
  const hush = (lineUserId: string, kind = ringing.get(lineUserId)) => {
    if (ringing.get(lineUserId) === kind) ringing.delete(lineUserId);
    if (ringing.size === 0) clearInterval(timer);
  };
  const ringAgain = () => {
    const [oldest] = ringing.values();
    if (oldest && attentionPreferences.get().ringsUntilTaken) sound(oldest);
  };
  const stopWatching = tabs.sight.subscribe(() => {
    const lineUserId = tabs.sight.get()?.lineUserId;
    // Who waits in the queue goes on waiting while somebody looks.
    if (lineUserId) hush(lineUserId, 'assigned');
  });

  return {
    ring(kind, lineUserId) {
      if (attentionPreferences.get().when === 'always' || !isSeen(lineUserId)) sound(kind);
      if (kind !== 'queue' && (kind !== 'assigned' || isSeen(lineUserId))) return;
      if (ringing.size === 0) timer = setInterval(ringAgain, ringAgainAfterMs);
      ringing.set(lineUserId, kind);
    },
    hush,
    stop() {
      clearInterval(timer);
      stopWatching();
    },
  };
}
