import { z } from 'zod';
import { botLimits } from './bot-limits';
import { matchKindSchema } from './bot-rules';
import { endpoint } from './endpoint';
import { imagemapAreaSchema } from './imagemap';
import { idSchema } from './primitives';
import { replyImageSchema } from './reply-images';
import { administratorRoles } from './roles';

/** One message of an answer, as a preview shows it. */
export const answerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('sticker'), packageId: z.string(), stickerId: z.string() }),
  z.object({ type: z.literal('image'), image: replyImageSchema }),
  z.object({
    type: z.literal('flex'),
    altText: z.string(),
    contents: z.record(z.string(), z.unknown()),
  }),
  z.object({
    type: z.literal('imagemap'),
    altText: z.string(),
    image: replyImageSchema,
    areas: z.array(imagemapAreaSchema),
  }),
]);
export type AnswerMessage = z.infer<typeof answerMessageSchema>;

/** A rule that matched, and which of its words did. */
export const botMatchSchema = z.object({
  /** `handoff_keyword` and `command` go before intents, intents before auto-replies. */
  rule: z.enum(['command', 'handoff_keyword', 'intent', 'auto_reply']),
  id: idSchema.nullable(),
  name: z.string(),
  keyword: z.string(),
  matchKind: matchKindSchema,
});
export type BotMatch = z.infer<typeof botMatchSchema>;

export const botTestSchema = z.object({
  /** The text as it is compared: one form of each letter, nothing invisible. */
  comparedText: z.string(),
  /** Everything that matched, the one that answers first; empty when the fallback answers. */
  matches: z.array(botMatchSchema),
  messages: z.array(answerMessageSchema),
  /** Whether the customer would join the queue, or leave a ticket while the shop is closed. */
  handsOff: z.boolean(),
  skill: z.string().nullable(),
});
export type BotTest = z.infer<typeof botTestSchema>;

export const testBot = endpoint({
  method: 'POST',
  path: '/admin/bot/test',
  summary: 'What would match a text and be sent, and why; nothing is sent or stored',
  access: administratorRoles,
  input: z.object({ text: z.string().min(1).max(botLimits.testText) }),
  output: botTestSchema,
});
