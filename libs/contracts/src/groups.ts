import { z } from 'zod';
import { endpoint } from './endpoint';
import { messagePayloadSchema, messageTypeSchema } from './messages';
import { idSchema, pageOf, pagingFields, timestampSchema } from './primitives';
import { administratorRoles } from './roles';

/**
 * LINE's id of a group (`C…`) or of a chat of several people without one (`R…`).
 * Source: https://developers.line.biz/en/reference/messaging-api/#source-group
 */
export const groupIdSchema = z
  .string()
  .regex(/^[CR][0-9a-f]{32}$/, 'must be C or R followed by 32 hex digits (0-9, a-f)');

/** Our account came into the group or was removed from it; somebody else did. */
export const groupEventSchema = z.enum(['joined', 'left', 'member_joined', 'member_left']);
export type GroupEvent = z.infer<typeof groupEventSchema>;

export const groupMessageSchema = z.object({
  id: idSchema,
  groupId: groupIdSchema,
  /** Both are null for members who have not agreed that accounts may know them. */
  member: z.object({ lineUserId: z.string().nullable(), name: z.string().nullable() }),
  /** Files of groups are not copied: their type is all there is. */
  type: messageTypeSchema,
  text: z.string().nullable(),
  payload: messagePayloadSchema.nullable(),
  /** For type system: who came or left. */
  event: groupEventSchema.nullable(),
  state: z.enum(['received', 'unsent']),
  /** When its author last changed it. */
  editedAt: timestampSchema.nullable(),
  /** LINE's clock. A thread is shown in order of (createdAt, id). */
  createdAt: timestampSchema,
});
export type GroupMessage = z.infer<typeof groupMessageSchema>;

export const groupSchema = z.object({
  id: groupIdSchema,
  /** A room is a chat of several people that has no name. */
  kind: z.enum(['group', 'room']),
  name: z.string().nullable(),
  pictureUrl: z.string().nullable(),
  /** Whether our account is still in it. */
  isMember: z.boolean(),
  lastMessage: groupMessageSchema.nullable(),
  lastActivityAt: timestampSchema,
});
export type Group = z.infer<typeof groupSchema>;

export const listGroups = endpoint({
  method: 'GET',
  path: '/admin/line-groups',
  summary:
    'Groups and rooms that the account is or was in, newest activity first; 403 while the setting is off',
  access: administratorRoles,
  input: z.object(pagingFields),
  output: pageOf(groupSchema),
});

export const listGroupMessages = endpoint({
  method: 'GET',
  path: '/admin/line-groups/:groupId/messages',
  summary:
    'A page of what was written in a group: the newest, or before a message; 403 while the setting is off',
  access: administratorRoles,
  input: z.object({
    groupId: groupIdSchema,
    beforeId: idSchema.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    /** Oldest first. */
    messages: z.array(groupMessageSchema),
    hasMore: z.boolean(),
  }),
});
