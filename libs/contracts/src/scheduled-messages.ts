import { z } from 'zod';
import { endpoint } from './endpoint';
import { messageSchema } from './messages';
import {
  clientIdSchema,
  idSchema,
  lineUserIdSchema,
  outgoingTextSchema,
  timestampSchema,
} from './primitives';
import { operatorReferenceSchema } from './sessions';

export const scheduleLimits = {
  minimumLeadMs: 60_000,
  maximumLeadMs: 30 * 24 * 60 * 60_000,
  /** Of one conversation, that are not sent yet. */
  open: 20,
} as const;

/**
 * Why a message was not sent when it was due. not_theirs: the conversation is somebody else's by now, or waits in the
 * queue. customer_wrote: the customer has written since, and it was not to be sent then. operator_gone: who wrote it
 * cannot sign in any more. The others are what keeps anything from being sent.
 */
export const heldReasonSchema = z.enum([
  'not_theirs',
  'customer_wrote',
  'operator_gone',
  'customer_blocked',
  'customer_barred',
  'chat_on_standby',
]);
export type HeldReason = z.infer<typeof heldReasonSchema>;

export const scheduledMessageSchema = z.object({
  id: idSchema,
  lineUserId: lineUserIdSchema,
  /** Who wrote it and in whose name it is sent. */
  operator: operatorReferenceSchema,
  text: z.string(),
  sendAt: timestampSchema,
  cancelIfCustomerWrites: z.boolean(),
  /** open: waits for its time. held: was due, and somebody has to decide. */
  state: z.enum(['open', 'held']),
  heldReason: heldReasonSchema.nullable(),
});
export type ScheduledMessage = z.infer<typeof scheduledMessageSchema>;

export const heldMessageSchema = scheduledMessageSchema.extend({
  /** Of the customer. */
  displayName: z.string(),
});
export type HeldMessage = z.infer<typeof heldMessageSchema>;

const scheduledPath = '/admin/live-chat/conversations/:lineUserId/scheduled-messages';
const ofConversation = { lineUserId: lineUserIdSchema };
const ofMessage = { ...ofConversation, scheduledMessageId: idSchema };
const scheduledInput = {
  text: outgoingTextSchema,
  /** A minute to 30 days ahead. */
  sendAt: timestampSchema,
  cancelIfCustomerWrites: z.boolean().default(false),
};
const scheduledListSchema = z.object({ items: z.array(scheduledMessageSchema) });

export const listScheduledMessages = endpoint({
  method: 'GET',
  path: scheduledPath,
  summary: 'What is to be sent later in a conversation, and what was held back, soonest first',
  access: 'signed-in',
  input: z.object(ofConversation),
  output: scheduledListSchema,
});

export const listHeldMessages = endpoint({
  method: 'GET',
  path: '/admin/live-chat/held-messages',
  summary: 'What the signed-in operator wanted sent and was held back, in every conversation they may see',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ items: z.array(heldMessageSchema) }),
});

export const scheduleMessage = endpoint({
  method: 'POST',
  path: scheduledPath,
  summary: 'Have a text sent later, as a push; the same clientId again answers with the same one',
  access: 'signed-in',
  input: z.object({ ...ofConversation, ...scheduledInput, clientId: clientIdSchema }),
  output: scheduledMessageSchema,
  successStatus: 201,
});

export const updateScheduledMessage = endpoint({
  method: 'PUT',
  path: `${scheduledPath}/:scheduledMessageId`,
  summary: 'Change what is sent later, or when; one that was held back waits for its new time',
  access: 'signed-in',
  input: z.object({ ...ofMessage, ...scheduledInput }),
  output: scheduledMessageSchema,
});

export const cancelScheduledMessage = endpoint({
  method: 'DELETE',
  path: `${scheduledPath}/:scheduledMessageId`,
  summary: 'Do not send it',
  access: 'signed-in',
  input: z.object(ofMessage),
  output: z.object({}),
});

export const sendScheduledMessage = endpoint({
  method: 'POST',
  path: `${scheduledPath}/:scheduledMessageId/send`,
  summary: 'Send it now, in the name of whoever asks for it',
  access: 'signed-in',
  input: z.object(ofMessage),
  output: messageSchema,
});
