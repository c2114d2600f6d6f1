import { listMessages, type Message } from '@jsk/contracts/messages';
import { compareIds } from '@jsk/contracts/primitives';
import type { QueryClient } from '@tanstack/react-query';
import { call } from './api-client';
import {
  mergeMessages,
  threadContextOptions,
  threadKey,
  threadOptions,
  updateThread,
  type Thread,
  type ThreadContext,
} from './thread-cache';

const pageSize = 60;

/**
 * Sees to it that a message is among those that are shown.
 * @returns whether another stretch of the conversation is shown than before; null when there is no such message.
 */
export async function showMessage(
  client: QueryClient,
  lineUserId: string,
  messageId: string,
): Promise<{ isElsewhere: boolean } | null> {
  const thread = await client.ensureQueryData(threadOptions(lineUserId));
  const shown = contextOf(client, lineUserId);
  if (has(shown?.messages, messageId)) return { isElsewhere: false };
  if (has(thread.messages, messageId)) {
    closeContext(client, lineUserId);
    return { isElsewhere: shown !== null };
  }
  const page = await call(listMessages, { lineUserId, aroundId: messageId, limit: pageSize });
  if (!has(page.messages, messageId)) return null;
  const context = { messages: page.messages, hasOlder: page.hasMore };
  const isJoined = joinThread(client, lineUserId, context);
  if (!isJoined) client.setQueryData(threadContextOptions(lineUserId).queryKey, context);
  return { isElsewhere: !isJoined || shown !== null };
}

/** Back to the newest messages. */
export function closeContext(client: QueryClient, lineUserId: string): void {
  client.setQueryData(threadContextOptions(lineUserId).queryKey, null);
}

export async function loadOlderContext(client: QueryClient, lineUserId: string): Promise<void> {
  const oldest = contextOf(client, lineUserId)?.messages[0];
  if (!oldest) return;
  const page = await call(listMessages, { lineUserId, beforeId: oldest.id, limit: pageSize });
  changeContext(client, lineUserId, ({ messages }) => ({
    messages: merged(messages, page.messages),
    hasOlder: page.hasMore,
  }));
}

/** The page below; where it reaches the newest messages, the two stretches become one. */
export async function loadNewerContext(client: QueryClient, lineUserId: string): Promise<void> {
  const shown = contextOf(client, lineUserId);
  if (!shown) return;
  const newestId = shown.messages.reduce((newest, { id }) => (compareIds(id, newest) > 0 ? id : newest), '0');
  const page = await call(listMessages, { lineUserId, afterId: newestId, limit: pageSize });
  const context = contextOf(client, lineUserId);
  if (!context) return;
  const next = { ...context, messages: merged(context.messages, page.messages) };
  if (!joinThread(client, lineUserId, next, !page.hasMore)) changeContext(client, lineUserId, () => next);
}

/** @returns whether they touch, or are known to be all there is; then the newest messages reach up to the context. */
function joinThread(
  client: QueryClient,
  lineUserId: string,
  context: ThreadContext,
  isComplete = false,
): boolean {
  const thread = client.getQueryData<Thread>(threadKey(lineUserId));
  if (!thread || !(isComplete || thread.messages.some(({ id }) => has(context.messages, id)))) return false;
  updateThread(client, lineUserId, (newest) => ({
    ...mergeMessages({ ...newest, hasOlder: false }, context.messages, 'live'),
    hasOlder: context.hasOlder,
  }));
  closeContext(client, lineUserId);
  return true;
}

function contextOf(client: QueryClient, lineUserId: string): ThreadContext | null {
  return client.getQueryData(threadContextOptions(lineUserId).queryKey) ?? null;
}

function changeContext(
  client: QueryClient,
  lineUserId: string,
  change: (context: ThreadContext) => ThreadContext,
): void {
  client.setQueryData(threadContextOptions(lineUserId).queryKey, (context) => context && change(context));
}

function merged(messages: Message[], more: readonly Message[]): Message[] {
  return mergeMessages({ messages, hasOlder: false, syncedId: '0' }, more, 'live').messages;
}

function has(messages: readonly Message[] | undefined, messageId: string): boolean {
  return messages?.some(({ id }) => id === messageId) ?? false;
}
