import type { OpenAlerts } from '@jsk/contracts/alerts';
import type {
  Colleague,
  Conversation,
  ConversationCounts,
  ConversationPatch,
} from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import type { CustomerQueue } from '@jsk/contracts/queue';
import type { Session } from '@jsk/contracts/sessions';
import type { ServerEventName, ServerEventPayload } from '@jsk/contracts/socket-events';
import type { QueryClient } from '@tanstack/react-query';
import { alertsOptions } from './alert-queries';
import { dropConversation, patchConversation, patchOfSession, storeConversation } from './conversation-cache';
import { conversationKeys, conversationOptions, knownConversation } from './conversation-queries';
import { paced } from './paced';
import type { LiveConnection } from './socket';
import { storeMessages } from './thread-cache';
import type { TypingOperators } from './typing-operators';

export interface LiveSyncContext {
  client: QueryClient;
  operatorId: string;
  /** Whether the operator is looking at this conversation right now. */
  isBeingRead: (lineUserId: string) => boolean;
  /** The server has stored what was sent under this tempId. */
  onSent: (tempId: string) => void;
  typing: TypingOperators;
}

/** A queue that moves all the time is still quiet enough to be read. */
const refreshQueueEveryMs = 1_000;

type Handlers = { [Name in ServerEventName]?: (payload: ServerEventPayload<Name>) => void };

/**
 * THE table: which server event changes what the browser has cached. The rule behind every line: the old cache plus
 * the event equals what a fresh fetch would answer.
 */
function handlersOf(context: LiveSyncContext, refreshQueue: () => void): Handlers {
  const { client, typing } = context;
  return {
    new_message: (message) => storeMessage(context, message),
    message_sent: (message) => storeMessage(context, message),
    message_updated: (message) => storeMessage(context, message),
    conversation_update: (patch) => {
      void applyPatch(context, patch);
      if (isInQueue(client, patch.lineUserId)) refreshQueue();
    },
    conversation_hidden: ({ lineUserId }) => {
      const known = knownConversation(client, lineUserId);
      if (known) dropConversation(client, known, context.operatorId);
    },
    session_created: ({ session }) => void applySession(context, session),
    session_claimed: ({ session }) => void applySession(context, session),
    session_closed: ({ session }) => void applySession(context, session),
    session_transferred: ({ session }) => void applySession(context, session),
    session_assigned: ({ session }) => void applySession(context, session),
    queue_update: ({ waiting, tickets }) => {
      client.setQueryData<ConversationCounts>(
        conversationKeys.counts,
        (counts) => counts && { ...counts, waiting, tickets },
      );
      refreshQueue();
    },
    presence_update: ({ operator, status }) => {
      client.setQueryData<Colleague[]>(conversationKeys.colleagues, (colleagues) =>
        colleagues?.map((one) => (one.id === operator.id ? { ...one, presence: status } : one)),
      );
      refreshQueue();
    },
    alerts_update: (open) => void storeAlerts(context, open),
    typing_indicator: (news) => {
      if (news.operator.id !== context.operatorId) typing.hear(news);
    },
  };
}

/** @returns a function that stops the syncing. */
export function startLiveSync(
  connection: Pick<LiveConnection, 'listen'>,
  context: LiveSyncContext,
): () => void {
  const refreshQueue = paced(refreshQueueEveryMs, () => fetchQueueAgain(context));
  const handlers = handlersOf(context, refreshQueue);
  const stops = (Object.keys(handlers) as ServerEventName[]).map((name) => {
    const handler = handlers[name] as (payload: unknown) => void;
    return connection.listen(name, handler);
  });
  return () => [...stops, refreshQueue.stop].forEach((stop) => stop());
}

/**
 * Places, estimate and everybody's load follow from too much to be told one by one, so they are fetched again: at once
 * where they are on the screen, else when they are opened.
 */
async function fetchQueueAgain({ client }: LiveSyncContext): Promise<void> {
  await Promise.all(
    [conversationKeys.queue, conversationKeys.colleagues].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}

function isInQueue(client: QueryClient, lineUserId: string): boolean {
  const queue = client.getQueryData<CustomerQueue>(conversationKeys.queue);
  return queue?.items.some((entry) => entry.lineUserId === lineUserId) ?? false;
}

async function storeAlerts({ client }: LiveSyncContext, open: OpenAlerts): Promise<void> {
  // What is being fetched may have been read before this happened.
  await client.cancelQueries(alertsOptions);
  client.setQueryData(alertsOptions.queryKey, open);
}

function storeMessage({ client, onSent, operatorId }: LiveSyncContext, message: Message): void {
  storeMessages(client, message.lineUserId, [message], 'live');
  if (message.tempId) onSent(message.tempId);
  const conversation = knownConversation(client, message.lineUserId);
  if (conversation?.lastMessage?.id !== message.id) return;
  storeConversation(client, { ...conversation, lastMessage: message }, conversation, operatorId);
}

async function applyPatch(context: LiveSyncContext, patch: ConversationPatch): Promise<void> {
  const { client, operatorId, isBeingRead } = context;
  const known = knownConversation(client, patch.lineUserId);
  if (!known) return fetchUnknown(context, patch.lineUserId);
  storeConversation(
    client,
    patchConversation(known, patch, isBeingRead(patch.lineUserId)),
    known,
    operatorId,
  );
}

async function applySession(context: LiveSyncContext, session: Session): Promise<void> {
  const known = knownConversation(context.client, session.lineUserId);
  if (!known) return fetchUnknown(context, session.lineUserId);
  return applyPatch(context, patchOfSession(known, session));
}

/** A conversation nobody has scrolled to yet: fetched alone, then placed where it belongs. */
async function fetchUnknown({ client, operatorId }: LiveSyncContext, lineUserId: string): Promise<void> {
  // Out of reach: the lists are loaded again when the connection is back.
  const conversation: Conversation | null = await client
    .fetchQuery({ ...conversationOptions(lineUserId), staleTime: 0 })
    .catch(() => null);
  if (conversation) storeConversation(client, conversation, undefined, operatorId);
}
