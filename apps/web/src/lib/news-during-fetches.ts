import type { ConversationPatch } from '@jsk/contracts/conversations';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { conversationKeys } from './conversation-queries';

/** What the socket told of one conversation; without a patch: that it may not be seen any more. */
export interface ConversationNews {
  readonly lineUserId: string;
  readonly patch: ConversationPatch | null;
}

export interface NewsDuringFetches {
  /** Remembers it as long as something is being fetched that may have been read before it happened. */
  note(news: ConversationNews): void;
  stop(): void;
}

/**
 * The server may have read what it answers before something happened that the socket told meanwhile; the answer would then
 * bring the older state back.
 * @param apply is told what has just been fetched, and of the news of that time, which it puts in again
 */
export function keepNewsDuringFetches(
  client: QueryClient,
  apply: (fetched: QueryKey, news: readonly ConversationNews[]) => void,
): NewsDuringFetches {
  /** By query: how many news there were when its fetch began. */
  const running = new Map<string, number>();
  let news: ConversationNews[] = [];

  const stop = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { queryHash, state } = event.query;
    const queryKey = event.query.queryKey as QueryKey;
    if (queryKey[0] !== conversationKeys.all[0]) return;
    if (state.fetchStatus !== 'idle') {
      if (!running.has(queryHash)) running.set(queryHash, news.length);
      return;
    }
    const since = running.get(queryHash);
    if (since === undefined) return;
    running.delete(queryHash);
    const missed = news.slice(since);
    if (running.size === 0) news = [];
    if (event.action.type === 'success') apply(queryKey, missed);
  });

  return {
    note: (told) => {
      if (running.size > 0) news.push(told);
    },
    stop,
  };
}
