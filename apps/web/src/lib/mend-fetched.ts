import type { Conversation, ConversationPatch } from '@jsk/contracts/conversations';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { patchConversation, storeConversation, withoutConversation } from './conversation-cache';
import { conversationKeys, type ConversationList } from './conversation-queries';
import type { ConversationNews } from './news-during-fetches';

/** What moves a conversation between tabs. */
const movers: readonly (keyof ConversationPatch)[] = ['session', 'ticket', 'hasOpenMention'];

/**
 * Brings together what has just been fetched and what was known or told meanwhile, so that neither is older than the other.
 * @param missed what the socket told between the request and the answer
 */
export function mendFetched(
  client: QueryClient,
  fetched: QueryKey,
  missed: readonly ConversationNews[],
  operatorId: string,
): void {
  const kind = fetched[1];
  if (kind === 'one') mendConversation(client, fetched, missed, operatorId);
  if (kind === 'list') mendList(client, fetched, missed, operatorId);
  if (kind !== 'list' && kind !== 'counts') return;
  const hasMoved = missed.some(({ patch }) => !patch || movers.some((field) => field in patch));
  if (hasMoved) void client.invalidateQueries({ queryKey: conversationKeys.counts });
}

/** The patches say what is, not what changed: the same one twice does no harm. */
function mendConversation(
  client: QueryClient,
  key: QueryKey,
  missed: readonly ConversationNews[],
  operatorId: string,
): void {
  const fetched = client.getQueryData<Conversation>(key);
  if (!fetched) return;
  const patches = missed.flatMap(({ patch }) => (patch?.lineUserId === fetched.lineUserId ? [patch] : []));
  const mended = patches.reduce<Conversation>(
    (known, patch) => patchConversation(known, patch, false),
    fetched,
  );
  if (mended !== fetched) storeConversation(client, mended, mended, operatorId);
}

function mendList(
  client: QueryClient,
  key: QueryKey,
  missed: readonly ConversationNews[],
  operatorId: string,
): void {
  const told = new Map(missed.map(({ lineUserId, patch }) => [lineUserId, patch]));
  const list = client.getQueryData<ConversationList>(key);
  for (const item of list?.pages.flatMap(({ items }) => items) ?? []) {
    // What was known of it may be from before a gap in the connection.
    if (told.has(item.lineUserId)) continue;
    client.setQueryData<Conversation>(conversationKeys.one(item.lineUserId), (known) => known && item);
  }
  for (const [lineUserId, patch] of told) {
    const known = client.getQueryData<Conversation>(conversationKeys.one(lineUserId));
    if (patch && known) storeConversation(client, known, known, operatorId);
    if (!patch) {
      client.setQueryData<ConversationList>(key, (now) => now && withoutConversation(now, lineUserId));
    }
  }
}
