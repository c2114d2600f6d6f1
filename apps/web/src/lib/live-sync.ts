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
import {
  dropConversation,
  moveTickets,
  patchConversation,
  patchOfSession,
  storeConversation,
} from './conversation-cache';
import { mendFetched } from './mend-fetched';
import { keepNewsDuringFetches, type NewsDuringFetches } from './news-during-fetches';
import { conversationKeys, conversationOptions, knownConversation } from './conversation-queries';
import { notesKey } from './note-queries';
import { paced } from './paced';
import { heldMessagesOptions, scheduledMessagesOptions } from './scheduled-queries';
import { refreshOldRules } from './sla-rules';
import type { LiveConnection } from './socket';
import { tagsKey } from './tag-queries';
import { storeMessages } from './thread-cache';
import type { TypingOperators } from './typing-operators';
import type { ViewingOperators } from './viewing-operators';

export interface LiveSyncContext {
  client: QueryClient;
  operatorId: string;
  /** Whether the operator is looking at this conversation right now. */
  isBeingRead: (lineUserId: string) => boolean;
  /** The server has stored what was sent under this tempId. */
  onSent: (tempId: string) => void;
  typing: TypingOperators;
  viewing: ViewingOperators;
  /** A customer has just written; the conversation is as it is with that message. */
  onCustomerWrote: (conversation: Conversation) => void;
}

/** A queue that moves all the time is still quiet enough to be read. */
const refreshQueueEveryMs = 1_000;

type SyncContext = LiveSyncContext & Pick<NewsDuringFetches, 'note'>;

type Handlers = { [Name in ServerEventName]?: (payload: ServerEventPayload<Name>) => void };

/**
 * THE table: which server event changes what the browser has cached. The rule behind every line: the old cache plus
 * the event equals what a fresh fetch would answer.
 */
function handlersOf(context: SyncContext, refreshQueue: () => void): Handlers {
  const { client, typing, note } = context;
  return {
    new_message: (message) => storeMessage(context, message),
    message_sent: (message) => storeMessage(context, message),
    message_updated: (message) => storeMessage(context, message),
    conversation_update: (patch) => {
      void applyPatch(context, patch);
      if (isInQueue(client, patch.lineUserId)) refreshQueue();
    },
    conversation_hidden: ({ lineUserId }) => {
      note({ lineUserId, patch: null });
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
    scheduled_messages_update: ({ lineUserId, items }) => {
      const { queryKey } = scheduledMessagesOptions(lineUserId);
      // What is being fetched may have been read before this happened.
      void client.cancelQueries({ queryKey }).then(() => client.setQueryData(queryKey, items));
      void fetchHeldAgain(context);
    },
    message_held: () => void fetchHeldAgain(context),
    opening_changed: ({ opensAt }) => moveTickets(client, opensAt),
    presence_update: ({ operator, status }) => {
      client.setQueryData<Colleague[]>(conversationKeys.colleagues, (colleagues) =>
        colleagues?.map((one) => (one.id === operator.id ? { ...one, presence: status } : one)),
      );
      refreshQueue();
    },
    // Names and colours stand on every row, who carries a tag decides about filters, and saved views name tags.
    tags_changed: () => {
      for (const queryKey of [tagsKey, conversationKeys.all, conversationKeys.savedViews]) {
        void client.invalidateQueries({ queryKey });
      }
    },
    sla_alert: (alert) => refreshOldRules(client, alert),
    alerts_update: (open) => void storeAlerts(context, open),
    operator_joined: ({ lineUserId, operator }) => context.viewing.joined(lineUserId, operator),
    operator_left: ({ lineUserId, operator }) => context.viewing.left(lineUserId, operator),
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
  const news = keepNewsDuringFetches(context.client, (fetched, missed) =>
    mendFetched(context.client, fetched, missed, context.operatorId),
  );
  const handlers = handlersOf({ ...context, note: news.note }, refreshQueue);
  const stops = (Object.keys(handlers) as ServerEventName[]).map((name) => {
    const handler = handlers[name] as (payload: unknown) => void;
    return connection.listen(name, handler);
  });
  return () => [...stops, refreshQueue.stop, news.stop].forEach((stop) => stop());
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

async function fetchHeldAgain({ client }: LiveSyncContext): Promise<void> {
  const { queryKey } = heldMessagesOptions;
  // The first fetch would not be repeated while it is under way, and may have been read before this happened.
  await client.cancelQueries({ queryKey });
  await client.invalidateQueries({ queryKey });
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
  if (message.type === 'note') void client.invalidateQueries({ queryKey: notesKey(message.lineUserId) });
  if (message.tempId) onSent(message.tempId);
  const conversation = knownConversation(client, message.lineUserId);
  if (conversation?.lastMessage?.id !== message.id) return;
  storeConversation(client, { ...conversation, lastMessage: message }, conversation, operatorId);
}

async function applyPatch(context: SyncContext, patch: ConversationPatch): Promise<void> {
  const { client, operatorId, isBeingRead } = context;
  context.note({ lineUserId: patch.lineUserId, patch });
  const known = knownConversation(client, patch.lineUserId);
  if (!known) return applyToUnknown(context, patch);
  const next = patchConversation(known, patch, isBeingRead(patch.lineUserId));
  storeConversation(client, next, known, operatorId);
  if (next.customerMessageCount > known.customerMessageCount) context.onCustomerWrote(next);
}

async function applyToUnknown(context: SyncContext, patch: ConversationPatch): Promise<void> {
  const conversation = await fetchUnknown(context, patch.lineUserId);
  const isNewest = conversation?.lastMessage && conversation.lastMessage.id === patch.lastMessage?.id;
  if (isNewest && conversation.unreadCount > 0) context.onCustomerWrote(conversation);
}

async function applySession(context: SyncContext, session: Session): Promise<void> {
  const { lineUserId } = session;
  const known = knownConversation(context.client, lineUserId);
  if (!known) {
    context.note({ lineUserId, patch: { lineUserId } });
    await fetchUnknown(context, lineUserId);
    return;
  }
  return applyPatch(context, patchOfSession(known, session));
}

/** A conversation nobody has scrolled to yet: fetched alone, then placed where it belongs. */
async function fetchUnknown(
  { client, operatorId }: LiveSyncContext,
  lineUserId: string,
): Promise<Conversation | null> {
  // Out of reach: the lists are loaded again when the connection is back.
  const conversation: Conversation | null = await client
    .fetchQuery({ ...conversationOptions(lineUserId), staleTime: 0 })
    .catch(() => null);
  if (conversation) storeConversation(client, conversation, undefined, operatorId);
  return conversation;
}
