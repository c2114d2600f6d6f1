import type { ServerEventPayload } from '@jsk/contracts/socket-events';
import { createStore, type Store } from './store';

type TypingNews = ServerEventPayload<'typing_indicator'>;
/** Names of the colleagues who are typing, by conversation and operator. */
type TypingByConversation = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface TypingOperators {
  store: Store<TypingByConversation>;
  hear(news: TypingNews): void;
}

/** A browser that dies never says that its operator stopped typing. */
const forgetAfterMs = 6_000;

export function createTypingOperators(): TypingOperators {
  const store = createStore<TypingByConversation>({});
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function hear({ lineUserId, operator, isTyping }: TypingNews): void {
    const timerKey = `${lineUserId} ${operator.id}`;
    clearTimeout(timers.get(timerKey));
    store.set((all) => {
      const { [operator.id]: _, ...others } = all[lineUserId] ?? {};
      return { ...all, [lineUserId]: isTyping ? { ...others, [operator.id]: operator.name } : others };
    });
    if (!isTyping) return;
    timers.set(
      timerKey,
      setTimeout(() => hear({ lineUserId, operator, isTyping: false }), forgetAfterMs),
    );
  }

  return { store, hear };
}
