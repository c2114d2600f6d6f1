import { z } from 'zod';
import { endpoint } from './endpoint';
import { messageSchema } from './messages';
import { idSchema, lineUserIdSchema, pageOf, pagingFields, timestampSchema } from './primitives';
import { operatorReferenceSchema, sessionSchema } from './sessions';

export const tagSchema = z.object({ id: idSchema, name: z.string(), color: z.string() });
export type Tag = z.infer<typeof tagSchema>;

/** Somebody asked for a person while the shop was closed; at opening the conversation enters the queue. */
export const offlineTicketSchema = z.object({
  id: idSchema,
  createdAt: timestampSchema,
  skill: z.string().nullable(),
  /** The next opening; null when there is none within a year. */
  entersQueueAt: timestampSchema.nullable(),
});
export type OfflineTicket = z.infer<typeof offlineTicketSchema>;

export const conversationSchema = z.object({
  lineUserId: lineUserIdSchema,
  displayName: z.string(),
  pictureUrl: z.string().nullable(),
  statusMessage: z.string().nullable(),
  language: z.string().nullable(),
  chatMode: z.enum(['BOT', 'HUMAN']),
  isBlocked: z.boolean(),
  /** Another module of the LINE account holds the chat: nothing may be sent until it hands it back. */
  isOnStandby: z.boolean(),
  /** The open session, or else the last one. */
  session: sessionSchema.nullable(),
  /** The open ticket; null when there is none. */
  ticket: offlineTicketSchema.nullable(),
  lastMessage: messageSchema.nullable(),
  /** Customer messages this operator has not read. */
  unreadCount: z.number().int(),
  /**
   * Customer messages ever. Socket updates go to everybody at once and cannot carry each operator's own unread
   * count; whoever knows how many they have read takes the difference.
   */
  customerMessageCount: z.number().int(),
  tags: z.array(tagSchema),
  waitingSince: timestampSchema.nullable(),
  /** Until then an answer costs nothing: the customer's newest event has a reply token that nobody has used. */
  freeReplyUntil: timestampSchema.nullable(),
  createdAt: timestampSchema,
});
export type Conversation = z.infer<typeof conversationSchema>;

/** Fields of a conversation that changed. `unreadCount` is only there when it is meant for the receiving operator. */
export const conversationPatchSchema = conversationSchema.partial().required({ lineUserId: true });
export type ConversationPatch = z.infer<typeof conversationPatchSchema>;

export const conversationFilterSchema = z.enum(['all', 'waiting', 'active', 'mine', 'tickets', 'closed']);
export type ConversationFilter = z.infer<typeof conversationFilterSchema>;

/** How many conversations each tab holds; counted up to 100, which the interface shows as "99+". */
export const conversationCountsSchema = z.object({
  all: z.number().int(),
  waiting: z.number().int(),
  active: z.number().int(),
  mine: z.number().int(),
  /** Asked while the shop was closed. */
  tickets: z.number().int(),
  closed: z.number().int(),
});
export type ConversationCounts = z.infer<typeof conversationCountsSchema>;

const conversationParams = { lineUserId: lineUserIdSchema };

export const listConversations = endpoint({
  method: 'GET',
  path: '/admin/live-chat/conversations',
  summary: 'The conversation list, newest activity first (waiting: longest waiting first with sort=waiting)',
  access: 'signed-in',
  input: z.object({
    status: conversationFilterSchema.default('all'),
    q: z.string().trim().max(100).optional(),
    tag: idSchema.optional(),
    unread: z.stringbool().optional(),
    sort: z.enum(['newest', 'waiting']).default('newest'),
    ...pagingFields,
  }),
  output: pageOf(conversationSchema).extend({ counts: conversationCountsSchema }),
});

export const startConversation = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations',
  summary: 'An operator starts a conversation with a customer and owns it',
  access: 'signed-in',
  input: z.object(conversationParams),
  output: conversationSchema,
  successStatus: 201,
});

export const getConversation = endpoint({
  method: 'GET',
  path: '/admin/live-chat/conversations/:lineUserId',
  summary: 'One conversation',
  access: 'signed-in',
  input: z.object(conversationParams),
  output: conversationSchema,
});

export const claimConversation = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/claim',
  summary: 'Take a waiting conversation; of many at once one wins, the others get 409 with the operator',
  access: 'signed-in',
  input: z.object(conversationParams),
  output: sessionSchema,
});

export const closeConversation = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/close',
  summary: 'Close the open session; the customer is told and is with the bot again',
  access: 'signed-in',
  input: z.object(conversationParams),
  output: sessionSchema,
});

/** To an operator, to whoever has a skill, or back into the queue: exactly one of the three. */
export const transferInputSchema = z
  .object({
    ...conversationParams,
    toOperatorId: idSchema.optional(),
    /** Name of the skill. */
    skill: z.string().trim().min(1).max(100).optional(),
    queue: z.literal(true).optional(),
    reason: z.string().trim().max(500).optional(),
  })
  .refine(
    ({ toOperatorId, skill, queue }) => [toOperatorId, skill, queue].filter(Boolean).length === 1,
    'must name one of toOperatorId, skill and queue',
  );

export const transferConversation = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/transfer',
  summary:
    'Hand the conversation to another operator, to a skill, or back to the queue where it keeps its place',
  access: 'signed-in',
  input: transferInputSchema,
  output: sessionSchema,
});

export const changeChatMode = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/mode',
  summary: 'Silence the bot in a conversation, or let it answer again; 409 while a session is open',
  access: 'signed-in',
  input: z.object({ ...conversationParams, mode: z.enum(['BOT', 'HUMAN']) }),
  output: conversationSchema,
});

export const markConversationRead = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/read',
  summary: 'The signed-in operator has read up to this message',
  access: 'signed-in',
  input: z.object({ ...conversationParams, messageId: idSchema }),
  output: z.object({ unreadCount: z.number().int() }),
});

export const refreshProfile = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/refresh-profile',
  summary: "Fetch the customer's name and picture from LINE again",
  access: 'signed-in',
  input: z.object(conversationParams),
  output: conversationSchema,
});

export const operatorPresenceSchema = z.enum(['online', 'away', 'offline']);
export type OperatorPresence = z.infer<typeof operatorPresenceSchema>;

/** Colleagues a conversation can be transferred to. */
export const colleagueSchema = operatorReferenceSchema.extend({
  presence: operatorPresenceSchema,
  activeSessions: z.number().int(),
  capacity: z.number().int(),
  /** Names of what they can do. */
  skills: z.array(z.string()),
});
export type Colleague = z.infer<typeof colleagueSchema>;

export const listColleagues = endpoint({
  method: 'GET',
  path: '/admin/live-chat/colleagues',
  summary: 'Everybody who can take a conversation, with presence and load',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ items: z.array(colleagueSchema) }),
});
