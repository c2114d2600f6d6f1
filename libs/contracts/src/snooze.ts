import { z } from 'zod';
import { endpoint } from './endpoint';
import { lineUserIdSchema, timestampSchema } from './primitives';
import { sessionSchema } from './sessions';

/** A conversation that nobody misses for longer than this is better closed. */
export const longestSnoozeDays = 366;

const conversationParams = { lineUserId: lineUserIdSchema };

export const snoozeConversation = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/snooze',
  summary: 'Put the running session aside until a moment, or until the customer writes, which always ends it',
  access: 'signed-in',
  input: z.object({
    ...conversationParams,
    /** Null: until the customer writes. */
    until: timestampSchema.nullable(),
  }),
  output: sessionSchema,
});

export const wakeConversation = endpoint({
  method: 'DELETE',
  path: '/admin/live-chat/conversations/:lineUserId/snooze',
  summary: 'Take the session up again that was put aside; one that was not stays as it is',
  access: 'signed-in',
  input: z.object(conversationParams),
  output: sessionSchema,
});

/** Moments that are often meant, in the order in which they are offered. */
export const snoozeChoiceKindSchema = z.enum(['one_hour', 'three_hours', 'next_day', 'next_week']);
export type SnoozeChoiceKind = z.infer<typeof snoozeChoiceKindSchema>;

export const snoozeChoicesSchema = z.object({
  /** Of the account, in which people mean a time that they choose. */
  timeZone: z.string(),
  items: z.array(z.object({ kind: snoozeChoiceKindSchema, until: timestampSchema })),
});
export type SnoozeChoices = z.infer<typeof snoozeChoicesSchema>;

export const listSnoozeChoices = endpoint({
  method: 'GET',
  path: '/admin/live-chat/snooze-choices',
  summary: 'Moments until which a conversation can be put aside, by the business hours and as of now',
  access: 'signed-in',
  input: z.object({}),
  output: snoozeChoicesSchema,
});
