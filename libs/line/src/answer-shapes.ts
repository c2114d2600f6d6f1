import { z } from 'zod';
import { WEBHOOK_TEST_REASONS } from './call-outcome';
import { isLineUserId, isRichMenuId } from './limits';
import { toStorableText } from './storable-text';

/**
 * What LINE answers, in our own words. Texts are made storable; what LINE calls optional may be missing or odd. Each has
 * its section of https://developers.line.biz/en/reference/messaging-api/.
 */

const text = z.string().transform(toStorableText);
const optionalText = text.nullable().catch(null);

/** (#get-profile); without status and language: (#get-group-member-profile, #get-room-member-profile). */
export const profileShape = z.object({
  displayName: text,
  pictureUrl: optionalText,
  statusMessage: optionalText,
  language: optionalText,
});

/** (#get-group-summary) */
export const groupShape = z.object({ groupName: text, pictureUrl: optionalText });

/** (#get-quota): messages a month, or null without a limit. */
export const quotaShape = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('none') }),
    z.object({ type: z.literal('limited'), value: z.number() }),
  ])
  .transform((quota) => ({ limit: quota.type === 'limited' ? quota.value : null }));

/** (#get-consumption) */
export const consumptionShape = z
  .object({ totalUsage: z.number() })
  .transform(({ totalUsage }) => ({ used: totalUsage }));

/** (#get-bot-info) */
export const botInfoShape = z
  .object({
    userId: z.string().refine(isLineUserId),
    basicId: text,
    displayName: text,
    pictureUrl: optionalText,
    chatMode: z.enum(['chat', 'bot', 'unknown']).catch('unknown'),
    markAsReadMode: z.enum(['auto', 'manual', 'unknown']).catch('unknown'),
  })
  .transform(({ userId, ...rest }) => ({ lineUserId: userId, ...rest }));

/** (#verify-video-or-audio-preparation-status) */
export const transcodingShape = z.object({ status: z.enum(['processing', 'succeeded', 'failed']) });

/** (#create-rich-menu) */
export const createdRichMenuShape = z.object({ richMenuId: z.string().refine(isRichMenuId) });

/** (#get-rich-menu-list) */
export const richMenuListShape = z
  .object({
    richmenus: z.array(z.object({ richMenuId: z.string().refine(isRichMenuId), name: text.catch('') })),
  })
  .transform(({ richmenus }) => ({ richMenus: richmenus }));

/** (#get-webhook-endpoint-information) */
export const webhookEndpointShape = z
  .object({ endpoint: text, active: z.boolean() })
  .transform(({ endpoint, active }) => ({ url: endpoint, isActive: active }));

/** (#test-webhook-endpoint) */
export const webhookTestShape = z.object({
  success: z.boolean(),
  statusCode: z.number().int(),
  reason: z.enum(WEBHOOK_TEST_REASONS).catch('UNCLASSIFIED'),
  detail: text.catch(''),
});
