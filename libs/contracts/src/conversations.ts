import { z } from 'zod';
import { closingFields } from './closing';
import { endpoint } from './endpoint';
import { messageSchema } from './messages';
import { idSchema, lineUserIdSchema, pageOf, pagingFields, timestampSchema } from './primitives';
import { operatorReferenceSchema, sessionSchema } from './sessions';
import { tagSchema } from './tags';

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
  /** An operator does not want to hear from the customer: nobody is called, and nothing can be sent. */
  isBarred: z.boolean(),
  /** Another module of the LINE account holds the chat: nothing may be sent until it hands it back. */
  isOnStandby: z.boolean(),
  /** The open session, or else the last one. */
  session: sessionSchema.nullable(),
  /** The open ticket; null when there is none. */
  ticket: offlineTicketSchema.nullable(),
  /** The last one of the customer, an operator or the bot: neither a line of the system nor a notice of ours. */
  lastMessage: messageSchema.nullable(),
  /** Customer messages this operator has not read. */
  unreadCount: z.number().int(),
  /** This operator keeps it at the top of their lists. */
  isPinned: z.boolean(),
  /**
   * Customer messages ever. Socket updates go to everybody at once and cannot carry each operator's own unread
   * count; whoever knows how many they have read takes the difference.
   */
  customerMessageCount: z.number().int(),
  tags: z.array(tagSchema),
  /** A note mentions this operator, who has not looked at the conversation since. */
  hasOpenMention: z.boolean(),
  waitingSince: timestampSchema.nullable(),
  /** Since when the customer has written without an answer of an operator or the bot; a session's end answers, too. */
  unansweredSince: timestampSchema.nullable(),
  /** What is to be sent later: when the next is, and how many were due and held back. */
  scheduled: z.object({ nextAt: timestampSchema.nullable(), held: z.number().int() }),
  /** Until then an answer costs nothing: the customer's newest event has a reply token that nobody has used. */
  freeReplyUntil: timestampSchema.nullable(),
  createdAt: timestampSchema,
});
export type Conversation = z.infer<typeof conversationSchema>;

/** Fields of a conversation that changed. `unreadCount` and `hasOpenMention` are only there when they are meant for the receiving operator. */
export const conversationPatchSchema = conversationSchema.partial().required({ lineUserId: true });
export type ConversationPatch = z.infer<typeof conversationPatchSchema>;

export const conversationFilterSchema = z.enum([
  'all',
  'waiting',
  'active',
  'mine',
  'snoozed',
  'tickets',
  'mentions',
  'closed',
]);
export type ConversationFilter = z.infer<typeof conversationFilterSchema>;

/** How many conversations each tab holds; counted up to 100, which the interface shows as "99+". */
export const conversationCountsSchema = z.object({
  all: z.number().int(),
  waiting: z.number().int(),
  active: z.number().int(),
  mine: z.number().int(),
  /** Put aside; these are in none of the tabs before. */
  snoozed: z.number().int(),
  /** Asked while the shop was closed. */
  tickets: z.number().int(),
  /** With a note that mentions this operator, who has not looked since. */
  mentions: z.number().int(),
  closed: z.number().int(),
});
export type ConversationCounts = z.infer<typeof conversationCountsSchema>;

/**
 * newest: last message first. waiting: who has waited in the queue longest, then the others, newest first. unanswered:
 * whose message has gone without an answer longest, then the others, newest first. Pinned ones come before all.
 */
export const conversationSortSchema = z.enum(['newest', 'waiting', 'unanswered']);
export type ConversationSort = z.infer<typeof conversationSortSchema>;

/** How many conversations an operator can keep at the top. */
export const maxPinnedConversations = 20;

/** By how many tags at once a list can be narrowed. */
export const maxFilterTags = 20;

const conversationParams = { lineUserId: lineUserIdSchema };

export const listConversations = endpoint({
  method: 'GET',
  path: '/admin/live-chat/conversations',
  summary: 'The conversation list: what the operator has pinned, then the rest as sorted',
  access: 'signed-in',
  input: z.object({
    status: conversationFilterSchema.default('all'),
    q: z.string().trim().max(100).optional(),
    /** Ids, separated by commas: conversations that carry any of these tags. */
    tag: z
      .string()
      .transform((ids) => ids.split(','))
      .pipe(z.array(idSchema).max(maxFilterTags))
      .optional(),
    unread: z.stringbool().optional(),
    sort: conversationSortSchema.default('newest'),
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

export const pinConversation = endpoint({
  method: 'PUT',
  path: '/admin/live-chat/conversations/:lineUserId/pin',
  summary: 'Keep a conversation at the top of the own lists; 409 when there are as many as there may be',
  access: 'signed-in',
  input: z.object(conversationParams),
  output: z.object({ isPinned: z.boolean() }),
});

export const unpinConversation = endpoint({
  method: 'DELETE',
  path: '/admin/live-chat/conversations/:lineUserId/pin',
  summary: 'Let a conversation take its place in the own lists again',
  access: 'signed-in',
  input: z.object(conversationParams),
  output: z.object({ isPinned: z.boolean() }),
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
  summary:
    'Close the open session; the customer is told and is with the bot again. 400 when a rule asks for more',
  access: 'signed-in',
  input: z.object({ ...conversationParams, ...closingFields }),
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

export const markConversationUnread = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/unread',
  summary: "The signed-in operator wants the customer's last message to count as unread again",
  access: 'signed-in',
  input: z.object(conversationParams),
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
  /** Conversations at hand; those that are put aside do not count. */
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
