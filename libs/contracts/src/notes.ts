import { z } from 'zod';
import { endpoint } from './endpoint';
import { messageSchema } from './messages';
import {
  clientIdSchema,
  idSchema,
  lineUserIdSchema,
  outgoingTextSchema,
  pageOf,
  pagingFields,
} from './primitives';

/** So long a note can be changed or taken back by whoever wrote it. */
export const noteChangeableMs = 15 * 60_000;

const conversationParams = { lineUserId: lineUserIdSchema };

/**
 * Those who are told that they are mentioned. Of these only who is active and may see the conversation is told; the
 * payload of the stored note names them.
 */
const mentionsSchema = z.array(idSchema).max(20).default([]);

export const writeNote = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/notes',
  summary: 'Write a note that only operators see; the same clientId again answers with the same note',
  access: 'signed-in',
  input: z.object({
    ...conversationParams,
    text: outgoingTextSchema,
    clientId: clientIdSchema,
    mentions: mentionsSchema,
  }),
  output: messageSchema,
  successStatus: 201,
});

export const listNotes = endpoint({
  method: 'GET',
  path: '/admin/live-chat/conversations/:lineUserId/notes',
  summary: 'The notes of a conversation, newest first',
  access: 'signed-in',
  input: z.object({ ...conversationParams, ...pagingFields }),
  output: pageOf(messageSchema),
});

export const changeNote = endpoint({
  method: 'PUT',
  path: '/admin/live-chat/conversations/:lineUserId/notes/:messageId',
  summary: 'Change a note of one’s own, within 15 minutes',
  access: 'signed-in',
  input: z.object({
    ...conversationParams,
    messageId: idSchema,
    text: outgoingTextSchema,
    mentions: mentionsSchema,
  }),
  output: messageSchema,
});

export const withdrawNote = endpoint({
  method: 'DELETE',
  path: '/admin/live-chat/conversations/:lineUserId/notes/:messageId',
  summary: 'Take back a note of one’s own, within 15 minutes; that there was one stays',
  access: 'signed-in',
  input: z.object({ ...conversationParams, messageId: idSchema }),
  output: messageSchema,
});

export const seeMentions = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/mentions/seen',
  summary: 'The signed-in operator has opened the conversation: nobody waits for them to look at it any more',
  access: 'signed-in',
  input: z.object(conversationParams),
  output: z.object({ hasOpenMention: z.literal(false) }),
});
