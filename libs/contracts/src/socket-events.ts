import { z } from 'zod';
import { openAlertsSchema } from './alerts';
import { liveKpisSchema } from './analytics';
import { closingFields } from './closing';
import { conversationPatchSchema, operatorPresenceSchema, transferInputSchema } from './conversations';
import { csatAnswerSchema } from './csat';
import { draftSchema } from './drafts';
import { cannedResponseIdsSchema, messagePageSchema, messageSchema } from './messages';
import {
  clientIdSchema,
  idSchema,
  lineUserIdSchema,
  outgoingTextSchema,
  timestampSchema,
} from './primitives';
import { errorCodes, type SocketErrorCode } from './problem';
import { allRoles } from './roles';
import { heldMessageSchema, scheduledMessageSchema } from './scheduled-messages';
import { operatorReferenceSchema, sessionSchema } from './sessions';
import { slaAlertSchema } from './sla';
import { userSchema } from './auth';

/** Socket.IO namespace of the console. */
export const liveChatNamespace = '/live-chat';

/** Names of the Socket.IO rooms. */
export const rooms = {
  conversation: (lineUserId: string) => `conversation:${lineUserId}`,
  operator: (operatorId: string) => `operator:${operatorId}`,
  operators: 'operators',
  /** Those who see every conversation, whatever is chosen. */
  administrators: 'operators:administrators',
  /** Those who have the skill. */
  skill: (skillId: string) => `skill:${skillId}`,
  analytics: 'analytics',
} as const;

/** What is about a conversation and says no more. */
export const conversationOnly = z.object({ lineUserId: lineUserIdSchema });
/** Socket.IO turns a missing argument into null. */
const nothing = z.object({}).nullish();

/** What the console asks of the server: who may, the input, and the `data` of the acknowledgement. */
export const clientEvents = {
  auth: {
    access: allRoles,
    input: z.object({ token: z.string().max(4096) }),
    output: z.object({ user: userSchema }),
  },
  join_room: {
    access: allRoles,
    input: conversationOnly,
    output: z.object({ viewers: z.array(operatorReferenceSchema) }),
  },
  leave_room: { access: allRoles, input: conversationOnly, output: z.object({}) },
  load_history: {
    access: allRoles,
    input: conversationOnly.extend({
      beforeId: idSchema.optional(),
      afterId: idSchema.or(z.literal('0')).optional(),
      limit: z.number().int().min(1).max(100).default(50),
    }),
    output: messagePageSchema,
  },
  send_message: {
    access: allRoles,
    input: conversationOnly.extend({
      text: outgoingTextSchema,
      tempId: clientIdSchema,
      quoteMessageId: idSchema.optional(),
      cannedResponseIds: cannedResponseIdsSchema,
    }),
    output: messageSchema,
  },
  typing_start: { access: allRoles, input: conversationOnly, output: z.object({}) },
  typing_stop: { access: allRoles, input: conversationOnly, output: z.object({}) },
  claim_session: { access: allRoles, input: conversationOnly, output: sessionSchema },
  close_session: { access: allRoles, input: conversationOnly.extend(closingFields), output: sessionSchema },
  transfer_session: { access: allRoles, input: transferInputSchema, output: sessionSchema },
  mark_read: {
    access: allRoles,
    input: conversationOnly.extend({ messageId: idSchema }),
    output: z.object({ unreadCount: z.number().int() }),
  },
  presence: { access: allRoles, input: z.object({ status: operatorPresenceSchema }), output: z.object({}) },
  subscribe_analytics: { access: allRoles, input: nothing, output: z.object({}) },
  unsubscribe_analytics: { access: allRoles, input: nothing, output: z.object({}) },
  ping: { access: allRoles, input: nothing, output: z.object({ serverTime: z.iso.datetime() }) },
} as const;

export const socketErrorSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  details: z.unknown().optional(),
});
export type SocketError = z.infer<typeof socketErrorSchema>;

const sessionNews = z.object({ session: sessionSchema });

/** What the server tells the console. */
export const serverEvents = {
  auth_success: z.object({ user: userSchema }),
  auth_error: socketErrorSchema,
  /** To everybody watching the conversation: a message that was stored, of whichever side. */
  new_message: messageSchema,
  /** To every tab of the operator who wrote it: stored, with the tempId it was sent with. */
  message_sent: messageSchema,
  message_updated: messageSchema,
  typing_indicator: z.object({
    lineUserId: lineUserIdSchema,
    operator: operatorReferenceSchema,
    isTyping: z.boolean(),
  }),
  session_created: sessionNews,
  session_claimed: sessionNews,
  session_closed: sessionNews,
  session_transferred: sessionNews.extend({
    fromOperator: operatorReferenceSchema.nullable(),
    reason: z.string().nullable(),
  }),
  /** To the operator who now owns it without having asked. */
  session_assigned: sessionNews.extend({ reason: z.string().nullable() }),
  /** To the operator whose conversation was put aside and is at hand again, unless they took it up themselves. */
  session_woken: sessionNews.extend({
    /** What brought it back: its time, the customer's words, or an administrator. */
    because: z.enum(['time', 'customer', 'operator']),
  }),
  conversation_update: conversationPatchSchema,
  /** To every tab of an operator: a note mentions them. */
  mentioned: z.object({ message: messageSchema, displayName: z.string() }),
  /** To whoever had the session, and to administrators: a customer was not content. */
  low_rating: csatAnswerSchema,
  /** To every tab of the operator whose draft it is: it was changed in one of them. */
  draft_update: draftSchema,
  /** The receiver may not see this conversation (any more). */
  conversation_hidden: conversationOnly,
  /** To everybody watching the conversation: all that is to be sent later in it, or was held back. */
  scheduled_messages_update: conversationOnly.extend({ items: z.array(scheduledMessageSchema) }),
  /** To the operator who wrote it: it was due and is not sent until somebody decides. */
  message_held: heldMessageSchema,
  presence_update: z.object({ operator: operatorReferenceSchema, status: operatorPresenceSchema }),
  operator_joined: z.object({ lineUserId: lineUserIdSchema, operator: operatorReferenceSchema }),
  operator_left: z.object({ lineUserId: lineUserIdSchema, operator: operatorReferenceSchema }),
  /** The queue has changed: how many wait, and how many left a ticket. */
  queue_update: z.object({ waiting: z.number().int(), tickets: z.number().int() }),
  /** Somebody changed the business hours: when tickets that are open now enter the queue. */
  opening_changed: z.object({ opensAt: timestampSchema.nullable() }),
  /** To those who have subscribed: the figures have changed. */
  analytics_update: liveKpisSchema,
  sla_alert: slaAlertSchema,
  /** A tag has another name or colour, is gone, or many customers got or lost one: what shows tags is old. */
  tags_changed: z.object({}),
  /** Every alert that is open now. */
  alerts_update: openAlertsSchema,
  /** Some of what happened may not have been told: fetch it, as after a lost connection. */
  catch_up: z.object({}),
  error: socketErrorSchema,
  pong: z.object({ serverTime: z.iso.datetime() }),
} as const;

export type ClientEventName = keyof typeof clientEvents;
export type ClientEventInput<Name extends ClientEventName> = z.input<(typeof clientEvents)[Name]['input']>;
export type ParsedClientEvent<Name extends ClientEventName> = z.output<(typeof clientEvents)[Name]['input']>;
export type ClientEventOutput<Name extends ClientEventName> = z.output<(typeof clientEvents)[Name]['output']>;
export type ServerEventName = keyof typeof serverEvents;
export type ServerEventPayload<Name extends ServerEventName> = z.output<(typeof serverEvents)[Name]>;

/** Every acknowledgement has this shape. */
export type Acknowledgement<Data> =
  | { ok: true; data: Data }
  | { ok: false; error: { code: SocketErrorCode; message: string; details?: unknown } };

/** For the type parameters of Socket.IO's server and client. */
export type ServerToClientEvents = {
  [Name in ServerEventName]: (payload: ServerEventPayload<Name>) => void;
};
export type ClientToServerEvents = {
  [Name in ClientEventName]: (
    input: ClientEventInput<Name>,
    acknowledge?: (answer: Acknowledgement<ClientEventOutput<Name>>) => void,
  ) => void;
};
