import { z } from 'zod';
import { closingRequirementSchema, maxClosingReasonLength } from './closing';
import { endpoint } from './endpoint';
import { administratorRoles, allRoles, type Role, roleSchema } from './roles';

/** What a setting may be: characters of a text, and numbers in the unit that their name ends with. */
export const settingsLimits = {
  customerText: 1000,
  /** LINE allows so many on a quick reply. https://developers.line.biz/en/reference/messaging-api/#quick-reply */
  acknowledge: 20,
  coalesceWindowMs: { min: 0, max: 3000 },
  typingHoldSeconds: { min: 0, max: 30 },
  noticeHoldSeconds: { min: 0, max: 40 },
  retentionDays: { min: 1, max: 3650 },
  auditDays: { min: 30, max: 3650 },
  /** 0, or 30 at least. */
  messageDays: { min: 0, max: 3650 },
  webhookEventDays: { min: 7, max: 90 },
  offerPersonAfterMisses: { min: 0, max: 10 },
  requeueAfterMinutes: { min: 0, max: 240 },
  abandonAfterMinutes: { min: 0, max: 240 },
  closeAfterMinutes: { min: 0, max: 1440 },
  warnBeforeMinutes: { min: 0, max: 60 },
  sessionTimeoutMinutes: { min: 0, max: 1440 },
  sessionWarningMinutes: { min: 1, max: 60 },
  /** Of what a customer types to leave, to end or to go on, and how many such texts. */
  command: 40,
  commands: 20,
  closingReason: maxClosingReasonLength,
  closingReasons: 30,
  delayMinutes: { min: 0, max: 1440 },
  expiryHours: { min: 1, max: 720 },
  queueWaitSeconds: { min: 0, max: 86_400 },
  firstResponseSeconds: { min: 0, max: 86_400 },
  resolutionSeconds: { min: 0, max: 604_800 },
  nearPercent: { min: 50, max: 99 },
  satisfactionPercent: { min: 0, max: 100 },
  firstContactPercent: { min: 0, max: 100 },
} as const;

/** What the product says to customers by itself. Thai, because customers read it. */
export const customerTextsSchema = z.object({
  greeting: customerText('สวัสดีค่ะ ยินดีต้อนรับ พิมพ์คำถามได้เลย หรือพิมพ์ "คุยกับเจ้าหน้าที่" เมื่อต้องการคุยกับคนค่ะ'),
  fallback: customerText('ขออภัยค่ะ ยังไม่เข้าใจคำถามนี้ ลองพิมพ์ใหม่อีกครั้ง หรือพิมพ์ "คุยกับเจ้าหน้าที่" เพื่อคุยกับเจ้าหน้าที่ได้เลยค่ะ'),
  handoff: customerText('รับเรื่องแล้วค่ะ กำลังเรียกเจ้าหน้าที่มาดูแล ระหว่างรอพิมพ์รายละเอียดไว้ได้เลยนะคะ'),
  closed: customerText('ขอบคุณที่ติดต่อเราค่ะ หากมีเรื่องให้ช่วยอีก พิมพ์มาได้ทุกเมื่อเลยนะคะ'),
  /** `{opensAt}` is the next opening and `{hours}` are the opening hours. */
  outsideHours: customerText(
    'ขณะนี้อยู่นอกเวลาทำการค่ะ ({hours}) บันทึกเรื่องไว้ให้แล้ว เจ้าหน้าที่จะดูแลเมื่อเปิดทำการ{opensAt} ระหว่างนี้ฝากรายละเอียดไว้ได้เลยนะคะ',
  ),
  /** A ticket has entered the queue at opening; only sent when it is free. */
  ticketQueued: customerText('เปิดทำการแล้วค่ะ เรื่องที่ฝากไว้เข้าคิวแล้ว เจ้าหน้าที่จะทักไปในไม่ช้านะคะ'),
  leftQueue: customerText('ออกจากคิวเรียบร้อยแล้วค่ะ หากต้องการคุยกับเจ้าหน้าที่อีก ทักมาได้ทุกเมื่อเลยนะคะ'),
  abandoned: customerText(
    'ขออภัยที่ให้รอนานค่ะ ขณะนี้เจ้าหน้าที่ยังไม่ว่าง ฝากข้อความไว้ได้เลย หรือพิมพ์ "คุยกับเจ้าหน้าที่" เพื่อเข้าคิวอีกครั้งค่ะ',
  ),
  /** `{minutes}` are left. */
  timeoutWarning: customerText('ยังอยู่ไหมคะ หากไม่มีข้อความใน {minutes} นาที ระบบจะปิดการสนทนานี้ให้นะคะ'),
  timedOut: customerText('ปิดการสนทนาแล้ว เนื่องจากไม่มีข้อความสักพักค่ะ หากมีเรื่องให้ช่วยอีก พิมพ์มาได้ทุกเมื่อเลยนะคะ'),
  /** After several texts without an answer; a button for talking to a person goes with it. */
  offerPerson: customerText('ขออภัยค่ะ ยังไม่เข้าใจคำถามนี้ ต้องการคุยกับเจ้าหน้าที่ไหมคะ'),
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

/** What the bot does besides answering. */
export const botSettingsSchema = z.object({
  /** So many texts in a row without an answer, and a person is offered; 0: never. */
  offerPersonAfterMisses: whole(settingsLimits.offerPersonAfterMisses).default(2),
});
export type BotSettings = z.infer<typeof botSettingsSchema>;

/** Who gets which customer. */
export const routingSettingsSchema = z.object({
  /** Operators claim by hand, or customers are given to those who are online and not full. */
  assignment: z.enum(['manual', 'round_robin', 'least_busy']).default('manual'),
  /** A customer who comes back goes to the operator of the last time, if that one can take more. */
  lastOperatorFirst: z.boolean().default(true),
  /** Which conversations an agent sees: all; those of the own skills and without one; or the own and the waiting ones. */
  visibility: z.enum(['all', 'skill', 'own']).default('all'),
  /** A customer without an answer whose operator has been away so long goes back to the queue; 0: never. */
  requeueAfterMinutes: whole(settingsLimits.requeueAfterMinutes).default(10),
  /** Whether customers are told their new place when it changes. */
  positionUpdates: z.enum(['never', 'when_free', 'always']).default('when_free'),
});
export type RoutingSettings = z.infer<typeof routingSettingsSchema>;

const command = z.string().trim().min(1).max(settingsLimits.command);
const commands = z.array(command).max(settingsLimits.commands);

/** A reason with which conversations are closed; one that is not active was used once and is offered no more. */
export const closingReasonSchema = z.object({
  text: z.string().trim().min(1).max(settingsLimits.closingReason),
  isActive: z.boolean().default(true),
});
export type ClosingReason = z.infer<typeof closingReasonSchema>;

const closingReasons = z
  .array(closingReasonSchema)
  .max(settingsLimits.closingReasons)
  .refine((reasons) => new Set(reasons.map(({ text }) => text)).size === reasons.length, 'must differ')
  .default(
    ['แก้ปัญหาแล้ว', 'ให้ข้อมูลแล้ว', 'ส่งต่อทีมอื่น', 'ลูกค้าไม่ตอบ', 'สแปม'].map((text) => ({ text, isActive: true })),
  );

/** What happens to sessions by themselves, and what customers can do about theirs. */
export const sessionSettingsSchema = z.object({
  /** Nobody waits longer than this without being told that nobody comes; 0: for ever. */
  abandonAfterMinutes: whole(settingsLimits.abandonAfterMinutes).default(10),
  /** A conversation in which nobody writes for so long is closed; 0: never. */
  closeAfterMinutes: whole(settingsLimits.closeAfterMinutes).default(30),
  /** Customer and operator are warned so long before that; 0: not at all. */
  warnBeforeMinutes: whole(settingsLimits.warnBeforeMinutes).default(5),
  /** Whether the warning is sent when it would cost a message. */
  warning: z.enum(['always', 'when_free']).default('when_free'),
  /** A tag: the customer has to carry one. A reason: one of `closingReasons` has to be chosen. */
  closing: closingRequirementSchema.default('nothing'),
  closingReasons,
  /** Whole messages with which a customer leaves the queue. */
  leaveQueueCommands: commands.default(['ออกจากคิว', 'ยกเลิกคิว', 'leave queue']),
  /** Whole messages with which a customer ends the chat. */
  endChatCommands: commands.default(['จบแชต', 'จบการสนทนา', 'end chat']),
  /** Whole messages with which a customer wants the last operator again. */
  continueCommands: commands.default(['คุยต่อ', 'continue']),
});
export type SessionSettings = z.infer<typeof sessionSettingsSchema>;

/** A warning must come after the last message, not before it. */
function warnsInTime({ closeAfterMinutes, warnBeforeMinutes }: SessionSettings): boolean {
  return closeAfterMinutes === 0 || warnBeforeMinutes < closeAfterMinutes;
}

/** Who must choose a reason needs one to choose from. */
function hasReasonToChoose({ closing, closingReasons: reasons }: SessionSettings): boolean {
  return closing !== 'reason' || reasons.some(({ isActive }) => isActive);
}

/** What customers are asked after a person has served them. The texts are Thai, because customers read them. */
export const surveySettingsSchema = z.object({
  isOn: z.boolean().default(true),
  /** How long after the end of the session; with 0 it leaves in the same call as the closing notice. */
  delayMinutes: whole(settingsLimits.delayMinutes).default(0),
  /** An answer is taken for so long. */
  expiryHours: whole(settingsLimits.expiryHours).default(24),
  /** Whether it is sent when it would cost a message. */
  cost: z.enum(['always', 'when_free']).default('always'),
  question: customerText('วันนี้เจ้าหน้าที่ดูแลคุณเป็นอย่างไรบ้างคะ แตะเพื่อให้คะแนนได้เลยค่ะ'),
  /** For 1 or 2 stars. */
  thanksForLow: customerText('ขอบคุณสำหรับคะแนนค่ะ ขออภัยที่ยังดูแลได้ไม่ดีพอ เราจะนำไปปรับปรุงนะคะ'),
  /** For 3 stars. */
  thanksForMiddle: customerText('ขอบคุณสำหรับคะแนนค่ะ เราจะดูแลให้ดียิ่งขึ้นนะคะ'),
  /** For 4 or 5 stars. */
  thanksForHigh: customerText('ขอบคุณสำหรับคะแนนค่ะ ดีใจที่ได้ดูแลนะคะ'),
  asksForComment: z.boolean().default(true),
  commentRequest: customerText('มีอะไรอยากบอกเราเพิ่มเติมไหมคะ พิมพ์ตอบกลับมาได้เลยค่ะ'),
  thanksForComment: customerText('ขอบคุณสำหรับความคิดเห็นค่ะ'),
  expired: customerText('แบบประเมินนี้หมดเวลาแล้วค่ะ ขอบคุณที่ตั้งใจให้คะแนนนะคะ'),
  alreadyAnswered: customerText('ได้รับคะแนนของการสนทนานี้แล้วค่ะ ขอบคุณนะคะ'),
});
export type SurveySettings = z.infer<typeof surveySettingsSchema>;

/** What customers are promised; docs/metrics.md says from when to when each time is. 0: it is not promised. */
export const slaSettingsSchema = z.object({
  queueWaitSeconds: whole(settingsLimits.queueWaitSeconds).default(300),
  firstResponseSeconds: whole(settingsLimits.firstResponseSeconds).default(120),
  resolutionSeconds: whole(settingsLimits.resolutionSeconds).default(1800),
  /** When so much of the time has passed, operators are told that it is about to be over. */
  nearPercent: whole(settingsLimits.nearPercent).default(80),
  /** Whether a broken promise is told by Telegram, too. */
  tellsTelegram: z.boolean().default(false),
});
export type SlaSettings = z.infer<typeof slaSettingsSchema>;

/** What the live figures are to reach; 0: nothing in particular. */
export const targetsSettingsSchema = z.object({
  firstResponseSeconds: whole(settingsLimits.firstResponseSeconds).default(60),
  satisfactionPercent: whole(settingsLimits.satisfactionPercent).default(80),
  firstContactPercent: whole(settingsLimits.firstContactPercent).default(70),
});
export type TargetsSettings = z.infer<typeof targetsSettingsSchema>;

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

/** How long things are kept, in days. */
export const retentionSettingsSchema = z.object({
  imageDays: days.default(365),
  videoDays: days.default(180),
  audioDays: days.default(180),
  fileDays: days.default(365),
  auditDays: whole(settingsLimits.auditDays).default(90),
  /** What was said in conversations that are not open, notes and comments included; 0: as long as the customer is known. */
  messageDays: whole(settingsLimits.messageDays)
    .refine((value) => value === 0 || value >= 30, 'must be 0, or 30 at least')
    .default(0),
  /** Events of LINE: without what was written after an hour, unless they could not be processed. */
  webhookEventDays: whole(settingsLimits.webhookEventDays).default(30),
});
export type RetentionSettings = z.infer<typeof retentionSettingsSchema>;

/** Roles that can be kept from seeing something; super administrators see everything. */
export const maskableRoles = ['ADMIN', 'AGENT'] as const satisfies readonly Role[];

/** Who sees what identifies customers outside of LINE. */
export const privacySettingsSchema = z.object({
  /** They see the last signs only of LINE's ids, of personal fields, and of telephone numbers and addresses in exports. */
  maskIdentifiersFor: z.array(z.enum(maskableRoles)).max(maskableRoles.length).default([]),
});
export type PrivacySettings = z.infer<typeof privacySettingsSchema>;

/** How long a sign-in lasts in a browser that nobody uses. */
export const securitySettingsSchema = z.object({
  /** The console signs out whoever did nothing for so long, in any of its tabs; 0: never. */
  sessionTimeoutMinutes: whole(settingsLimits.sessionTimeoutMinutes).default(30),
  /** So long before that it asks whether anybody is there. */
  sessionWarningMinutes: whole(settingsLimits.sessionWarningMinutes).default(5),
  /** Who of these roles has no second factor sets one up at the next sign-in, before anything else. */
  mfaRequiredRoles: z.array(roleSchema).max(allRoles.length).default([]),
});
export type SecuritySettings = z.infer<typeof securitySettingsSchema>;

/** Somebody must have been able to do nothing before they are asked about it. */
function asksInTime({ sessionTimeoutMinutes, sessionWarningMinutes }: SecuritySettings): boolean {
  return sessionTimeoutMinutes === 0 || sessionWarningMinutes < sessionTimeoutMinutes;
}

/** Every section of the settings, under the key it is stored with. */
export const settingsSections = {
  customer_texts: customerTextsSchema,
  messaging: messagingSettingsSchema,
  webhook: webhookSettingsSchema,
  retention: retentionSettingsSchema,
  bot: botSettingsSchema,
  routing: routingSettingsSchema,
  sessions: sessionSettingsSchema,
  survey: surveySettingsSchema,
  sla: slaSettingsSchema,
  targets: targetsSettingsSchema,
  security: securitySettingsSchema,
  privacy: privacySettingsSchema,
} as const;

export const settingsSchema = z.object({
  customerTexts: customerTextsSchema,
  messaging: messagingSettingsSchema,
  webhook: webhookSettingsSchema,
  retention: retentionSettingsSchema,
  bot: botSettingsSchema,
  routing: routingSettingsSchema,
  sessions: sessionSettingsSchema,
  survey: surveySettingsSchema,
  sla: slaSettingsSchema,
  targets: targetsSettingsSchema,
  security: securitySettingsSchema,
  privacy: privacySettingsSchema,
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
    bot: botSettingsSchema.strict(),
    routing: routingSettingsSchema.strict(),
    sessions: sessionSettingsSchema.strict(),
    survey: surveySettingsSchema.strict(),
    sla: slaSettingsSchema.strict(),
    targets: targetsSettingsSchema.strict(),
    security: securitySettingsSchema.strict(),
    privacy: privacySettingsSchema.strict(),
  })
  .partial()
  .refine(({ sessions }) => !sessions || warnsInTime(sessions), {
    message: 'must be less than closeAfterMinutes',
    path: ['sessions', 'warnBeforeMinutes'],
  })
  .refine(({ sessions }) => !sessions || hasReasonToChoose(sessions), {
    message: 'must have an active one while a reason is required',
    path: ['sessions', 'closingReasons'],
  })
  .refine(({ security }) => !security || asksInTime(security), {
    message: 'must be less than sessionTimeoutMinutes',
    path: ['security', 'sessionWarningMinutes'],
  });
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
