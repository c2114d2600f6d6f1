import { z } from 'zod';
import { endpoint } from './endpoint';
import { timestampSchema } from './primitives';
import { administratorRoles } from './roles';

/** As BotFather gives it out. https://core.telegram.org/bots/api#authorizing-your-bot */
export const botTokenSchema = z
  .string()
  .trim()
  .regex(/^\d{5,20}:[A-Za-z0-9_-]{20,100}$/, 'must look like 123456:ABC-DEF…');

/** A number, negative for groups, or the @name of a channel. https://core.telegram.org/bots/api#sendmessage */
export const telegramChatIdSchema = z
  .string()
  .trim()
  .regex(/^(-?\d{1,20}|@[A-Za-z]\w{3,63})$/, 'must be a number or an @name');

export const telegramSchema = z.object({
  isEnabled: z.boolean(),
  /** Where the token comes from; the token itself never leaves the server. */
  botToken: z.enum(['stored', 'environment', 'missing', 'unreadable']),
  chatId: z.string().nullable(),
  tellsHandoffs: z.boolean(),
  tellsAlerts: z.boolean(),
  lastSentAt: timestampSchema.nullable(),
  /** The newest failure since then, in Telegram's words. */
  lastFailure: z.object({ at: timestampSchema, message: z.string() }).nullable(),
  /** Notifications that still wait to be sent. */
  waitingCount: z.number().int(),
});
export type TelegramIntegration = z.infer<typeof telegramSchema>;

export const getTelegram = endpoint({
  method: 'GET',
  path: '/admin/integrations/telegram',
  summary: 'Who is told by Telegram, and whether that works',
  access: administratorRoles,
  input: z.object({}),
  output: telegramSchema,
});

export const updateTelegram = endpoint({
  method: 'PUT',
  path: '/admin/integrations/telegram',
  summary: 'Change the integration; a token that is left out stays as it is, null removes it',
  access: administratorRoles,
  input: z.object({
    isEnabled: z.boolean(),
    /** Null removes the one that is stored, so that the environment's is used. */
    botToken: botTokenSchema.nullable().optional(),
    /** Null: the environment's is used. */
    chatId: telegramChatIdSchema.nullable(),
    tellsHandoffs: z.boolean(),
    tellsAlerts: z.boolean(),
  }),
  output: telegramSchema,
});

export const testTelegram = endpoint({
  method: 'POST',
  path: '/admin/integrations/telegram/test',
  summary: 'Send a message now; what Telegram answered is in the result',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({ ok: z.boolean(), botName: z.string().nullable(), message: z.string().nullable() }),
});
