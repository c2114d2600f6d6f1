import { z } from 'zod';
import { endpoint } from './endpoint';
import { administratorRoles } from './roles';

/** What a setting may be: characters of a text, and numbers in the unit that their name ends with. */
export const settingsLimits = {
  customerText: 1000,
  /** LINE allows so many on a quick reply. https://developers.line.biz/en/reference/messaging-api/#quick-reply */
  acknowledge: 20,
  coalesceWindowMs: { min: 0, max: 3000 },
  typingHoldSeconds: { min: 0, max: 30 },
  noticeHoldSeconds: { min: 0, max: 40 },
  retentionDays: { min: 1, max: 3650 },
} as const;

/** What the product says to customers by itself. Thai, because customers read it. */
export const customerTextsSchema = z.object({
  greeting: customerText('สวัสดีค่ะ ยินดีต้อนรับ พิมพ์คำถามได้เลย หรือพิมพ์ "คุยกับเจ้าหน้าที่" เมื่อต้องการคุยกับคนค่ะ'),
  fallback: customerText('ขออภัยค่ะ ยังไม่เข้าใจคำถามนี้ ลองพิมพ์ใหม่อีกครั้ง หรือพิมพ์ "คุยกับเจ้าหน้าที่" เพื่อคุยกับเจ้าหน้าที่ได้เลยค่ะ'),
  handoff: customerText('รับเรื่องแล้วค่ะ กำลังเรียกเจ้าหน้าที่มาดูแล ระหว่างรอพิมพ์รายละเอียดไว้ได้เลยนะคะ'),
  closed: customerText('ขอบคุณที่ติดต่อเราค่ะ หากมีเรื่องให้ช่วยอีก พิมพ์มาได้ทุกเมื่อเลยนะคะ'),
  /** A quick reply: a tap on it gives us a fresh reply token. */
  acknowledge: z.string().trim().min(1).max(settingsLimits.acknowledge).default('รับทราบค่ะ'),
});
export type CustomerTexts = z.infer<typeof customerTextsSchema>;

function whole({ min, max }: { min: number; max: number }) {
  return z.number().int().min(min).max(max);
}

function customerText(text: string) {
  return z.string().trim().min(1).max(settingsLimits.customerText).default(text);
}

/** How messages leave and what they may cost. */
export const messagingSettingsSchema = z.object({
  /**
   * An operator's bubble waits so long for the next one where one call is cheaper than two: after another bubble, and
   * when there is one free reply left. 0 turns it off.
   */
  coalesceWindowMs: whole(settingsLimits.coalesceWindowMs).default(700),
  /** While the operator types the next one, such a bubble waits on, at most so long in all; 0 turns it off. */
  typingHoldSeconds: whole(settingsLimits.typingHoldSeconds).default(8),
  /**
   * A notice of ours waits so long for an operator's first answer, so that both are free; then it goes alone. 0 turns
   * it off.
   */
  noticeHoldSeconds: whole(settingsLimits.noticeHoldSeconds).default(6),
  /** Whether a closing notice is sent when it would cost a message. */
  closingNotice: z.enum(['always', 'when_free']).default('always'),
  /** When a message carries a quick reply with which the customer can hand over a fresh reply token. */
  freshTokenQuickReply: z.enum(['never', 'on_notices', 'when_quota_is_low', 'always']).default('on_notices'),
  /** When the customer sees that a message was read. */
  markAsRead: z.enum(['never', 'on_open', 'on_reply', 'manually']).default('on_open'),
  /** Whether the customer sees that something is coming: from the bot and while somebody is called. */
  loadingForBot: z.boolean().default(true),
  /** The same from the operator: when the conversation is claimed, and while the answer is typed. */
  loadingWhileTyping: z.boolean().default(true),
});
export type MessagingSettings = z.infer<typeof messagingSettingsSchema>;

/** Types of LINE events that can be left alone; messages and unsends are always processed. */
export const optionalEventTypes = [
  'follow',
  'unfollow',
  'postback',
  'messageEdited',
  'join',
  'leave',
  'memberJoined',
  'memberLeft',
  'videoPlayComplete',
  'beacon',
  'accountLink',
  'membership',
] as const;

/** Which webhook events are processed; the others are stored and ignored. */
export const webhookSettingsSchema = z.object({
  ignoredEventTypes: z.array(z.enum(optionalEventTypes)).default([]),
  /** Whether messages of groups can be read in the console. */
  showGroups: z.boolean().default(false),
});
export type WebhookSettings = z.infer<typeof webhookSettingsSchema>;

const days = whole(settingsLimits.retentionDays);

/** How long files of messages are kept, in days. */
export const retentionSettingsSchema = z.object({
  imageDays: days.default(365),
  videoDays: days.default(180),
  audioDays: days.default(180),
  fileDays: days.default(365),
});
export type RetentionSettings = z.infer<typeof retentionSettingsSchema>;

/** Every section of the settings, under the key it is stored with. */
export const settingsSections = {
  customer_texts: customerTextsSchema,
  messaging: messagingSettingsSchema,
  webhook: webhookSettingsSchema,
  retention: retentionSettingsSchema,
} as const;

export const settingsSchema = z.object({
  customerTexts: customerTextsSchema,
  messaging: messagingSettingsSchema,
  webhook: webhookSettingsSchema,
  retention: retentionSettingsSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

/**
 * What an administrator sends: a section is replaced as a whole, with the default for each field that is left out. A
 * field that does not exist is refused, because it was meant to have an effect.
 */
export const settingsChangeSchema = z
  .strictObject({
    customerTexts: customerTextsSchema.strict(),
    messaging: messagingSettingsSchema.strict(),
    webhook: webhookSettingsSchema.strict(),
    retention: retentionSettingsSchema.strict(),
  })
  .partial();
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

export const getSettings = endpoint({
  method: 'GET',
  path: '/admin/settings',
  summary: 'Every setting',
  access: administratorRoles,
  input: z.object({}),
  output: settingsSchema,
});

export const updateSettings = endpoint({
  method: 'PATCH',
  path: '/admin/settings',
  summary: 'Replace whole sections of the settings; those that are not named stay as they are',
  access: administratorRoles,
  input: settingsChangeSchema,
  output: settingsSchema,
});
