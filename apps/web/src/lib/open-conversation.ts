import { getConversation, type Conversation } from '@jsk/contracts/conversations';
import type { QueryClient } from '@tanstack/react-query';
import { alertsOptions } from './alert-queries';
import { call } from './api-client';
import { conversationKeys } from './conversation-queries';
import { followConnection } from './first-fetches';
import { heldMessagesOptions } from './scheduled-queries';
import type { LiveConnection } from './socket';
import { createStore } from './store';
import { catchUp, threadKey, threadOptions } from './thread-cache';
import type { ViewingOperators } from './viewing-operators';

/** The conversation that is on the screen, or null. */
export const openConversation = createStore<string | null>(null);

/** The conversation of which something may be missing here, because the connection was lost; nothing leaves it meanwhile. */
export const catchingUp = createStore<string | null>(null);

/** Whether the operator is looking at this conversation: it is open and the tab is in front. */
export function isBeingRead(lineUserId: string): boolean {
  return openConversation.get() === lineUserId && document.visibilityState === 'visible';
}

/**
 * Keeps this tab in the room of the open conversation and its thread without a hole: after every join (first or after
 * a lost connection) what was stored before the server started to send is fetched by `afterId`.
 * @returns a function that leaves.
 */
export function followOpenConversation(
  connection: LiveConnection,
  client: QueryClient,
  viewing: ViewingOperators,
): () => void {
  let joined: string | null = null;

  const join = async (lineUserId: string) => {
    const hadThread = client.getQueryData(threadKey(lineUserId)) !== undefined;
    catchingUp.set(hadThread ? lineUserId : null);
    try {
      const { viewers } = await connection.ask('join_room', { lineUserId });
      viewing.set(lineUserId, viewers);
      await client.ensureQueryData(threadOptions(lineUserId));
      await catchUp(client, lineUserId, { refreshStates: hadThread });
    } finally {
      catchingUp.set((current) => (current === lineUserId ? null : current));
    }
    await refreshFreeReply(client, lineUserId);
  };
  const follow = () => {
    const wanted = openConversation.get();
    if (wanted === joined || connection.state.get() !== 'online') return;
    if (joined) void connection.ask('leave_room', { lineUserId: joined }).catch(() => undefined);
    joined = wanted;
    // Lost again meanwhile: the next `online` joins and catches up anew.
    if (wanted) void join(wanted).catch(() => undefined);
  };
  const joinAgain = () => {
    joined = null;
    follow();
  };
  const onConnectionChange = () => (connection.state.get() === 'online' ? follow() : joinAgain());

  const stopWatching = [
    openConversation.subscribe(follow),
    connection.state.subscribe(onConnectionChange),
    connection.listen('catch_up', joinAgain),
  ];
  follow();
  return () => stopWatching.forEach((stop) => stop());
}

/** Only those who watch a conversation are told of its free reply, so what is known from before may be old. */
async function refreshFreeReply(client: QueryClient, lineUserId: string): Promise<void> {
  const { freeReplyUntil } = await call(getConversation, { lineUserId });
  client.setQueryData<Conversation>(
    conversationKeys.one(lineUserId),
    (known) => known && { ...known, freeReplyUntil },
  );
}

/**
 * Loads the lists again whenever the socket is back, or the server says that it could not tell everything: what happened
 * meanwhile is in no event. @returns a function that stops watching.
 */
export function refetchWhenOnline(connection: LiveConnection, client: QueryClient): () => void {
  const refetch = () => {
    void client.invalidateQueries({ queryKey: conversationKeys.all });
    void client.invalidateQueries({ queryKey: conversationKeys.colleagues });
    void client.invalidateQueries(alertsOptions);
    void client.invalidateQueries(heldMessagesOptions);
  };
  const stops = [followConnection(connection, refetch), connection.listen('catch_up', refetch)];
  return () => stops.forEach((stop) => stop());
}
