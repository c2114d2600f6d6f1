import { openConversation } from '@/lib/open-conversation';
import { createStore, type Store } from '@/lib/store';

/** What the operator looks at in the tab that has the focus; null while no tab of the console has it. */
interface Sight {
  /** The open conversation, if one is. */
  lineUserId: string | null;
}

export interface ConsoleTabs {
  /** Whether this tab is the one that rings and notifies for all. */
  speaksForAll(): boolean;
  readonly sight: Store<Sight | null>;
  stop(): void;
}

const channelName = 'jsk.attention';

/** The tabs of the console in this browser: one speaks for all, and each knows what the operator looks at. */
export function joinConsoleTabs(): ConsoleTabs {
  const speaker = takePartInSpeaking();
  const { sight, stop } = followSight();
  return {
    speaksForAll: speaker.isSpeaking,
    sight,
    stop() {
      speaker.stop();
      stop();
    },
  };
}

interface SightNews {
  tab: string;
  sight: Sight | null;
}

function followSight(): { sight: Store<Sight | null>; stop: () => void } {
  const own = Math.random().toString(36).slice(2);
  const sight = createStore<Sight | null>(null);
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName);
  let focusedTab: string | null = null;
  const hear = ({ tab, sight: news }: SightNews) => {
    // Of a tab that loses the focus to another one is heard after the other was.
    if (news === null && focusedTab !== tab) return;
    focusedTab = news && tab;
    sight.set(news);
  };
  const tell = () => {
    const news = { tab: own, sight: document.hasFocus() ? { lineUserId: openConversation.get() } : null };
    hear(news);
    channel?.postMessage(news);
  };
  const leave = () => channel?.postMessage({ tab: own, sight: null });

  channel?.addEventListener('message', ({ data }: MessageEvent<SightNews>) => hear(data));
  const stopFollowing = openConversation.subscribe(tell);
  window.addEventListener('focus', tell);
  window.addEventListener('blur', tell);
  window.addEventListener('pagehide', leave);
  tell();
  return {
    sight,
    stop() {
      leave();
      channel?.close();
      stopFollowing();
      window.removeEventListener('focus', tell);
      window.removeEventListener('blur', tell);
      window.removeEventListener('pagehide', leave);
    },
  };
}

/**
 * Who holds the lock speaks; when that tab is closed or crashes, the browser gives it to the next. A tab that was
 * touched for the first time takes it, because one that nobody has touched yet may not sound.
 */
function takePartInSpeaking(): { isSpeaking: () => boolean; stop: () => void } {
  const { locks } = navigator;
  // Not there on plain http addresses: every tab speaks for itself.
  if (!locks) return { isSpeaking: () => true, stop: () => undefined };
  let isSpeaking = false;
  let isOver = false;
  let letGo: (() => void) | undefined;
  let place = new AbortController();

  const speak = () => {
    isSpeaking = true;
    return new Promise<void>((resolve) => {
      letGo = resolve;
    });
  };
  const queueUp = () => {
    place = new AbortController();
    const { signal } = place;
    locks.request(channelName, { signal }, speak).catch(() => signal.aborted || lose());
  };
  const lose = () => {
    isSpeaking = false;
    if (!isOver) queueUp();
  };
  const take = () => {
    stopWaiting();
    if (isSpeaking) return;
    place.abort();
    locks.request(channelName, { steal: true }, speak).catch(lose);
  };
  const stopWaiting = () => {
    window.removeEventListener('pointerdown', take, true);
    window.removeEventListener('keydown', take, true);
  };

  window.addEventListener('pointerdown', take, true);
  window.addEventListener('keydown', take, true);
  queueUp();
  return {
    isSpeaking: () => isSpeaking,
    stop() {
      isOver = true;
      isSpeaking = false;
      stopWaiting();
      place.abort();
      letGo?.();
    },
  };
}
