/**
 * The limits of the Messaging API for what we send, each with its section of
 * https://developers.line.biz/en/reference/messaging-api/. "Units" are UTF-16 code units (`text.length`), "characters"
 * are grapheme clusters: https://developers.line.biz/en/docs/messaging-api/text-character-count/ says which counts where.
 */
import type { messagingApi } from '@line/bot-sdk';
import { checkLineAction, MAX_LABEL_CHARACTERS } from './action-limits';
import { checkFlex } from './flex-limits';
import { graphemes } from './graphemes';
import { checkImagemap } from './imagemap-limits';
import {
  checkLength,
  checkUrl,
  isEncodedUri,
  jsonBytes,
  type LimitProblem,
  type OutgoingRules,
  problemUnless,
} from './limit-checks';
import { type OutgoingMessage, toLineMessages } from './outgoing-message';

export type { LimitProblem, OutgoingRules } from './limit-checks';

/** Messages in one reply or push (#send-push-message). */
export const MAX_MESSAGES_PER_CALL = 5;
/** Body of one request; more is answered with 413 (#status-codes). LINE writes "2 MB". */
export const MAX_REQUEST_BYTES = 2 * 1024 * 1024;
/** Units of a text message (#text-message). */
export const MAX_TEXT_UNITS = 5000;
/** Units of a location's title and of its address (#location-message). */
export const MAX_LOCATION_TEXT_UNITS = 100;
/** Units of the alternative text of a Flex message or imagemap (#flex-message). */
export const MAX_ALT_TEXT_UNITS = 1500;
/** Quick replies of one message (#quick-reply). */
export const MAX_QUICK_REPLIES = 13;
/** Units of the address to which LINE sends webhooks (#set-webhook-endpoint-url). */
export const MAX_WEBHOOK_URL_UNITS = 500;

/** A customer's id: unique within one provider (https://developers.line.biz/en/docs/messaging-api/getting-user-ids/). */
export function isLineUserId(value: unknown): value is string {
  return typeof value === 'string' && /^U[0-9a-f]{32}$/.test(value);
}

/** A group's id (#source-group). */
export function isLineGroupId(value: unknown): value is string {
  return typeof value === 'string' && /^C[0-9a-f]{32}$/.test(value);
}

/** The id of a multi-person chat (#source-room). */
export function isLineRoomId(value: unknown): value is string {
  return typeof value === 'string' && /^R[0-9a-f]{32}$/.test(value);
}

/** A message's id: digits in a string, too many of them for a JavaScript number (#message-event). */
export function isLineMessageId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}

/** The id of a rich menu: an opaque name with a prefix in all of LINE's examples (#create-rich-menu-alias). */
export function isRichMenuId(value: unknown): value is string {
  return typeof value === 'string' && /^richmenu-[0-9A-Za-z]{1,64}$/.test(value);
}

/** An address for webhooks; that it be https is left to LINE, as a simulator takes http (#set-webhook-endpoint-url). */
export function isWebhookUrl(value: string): boolean {
  return value.length <= MAX_WEBHOOK_URL_UNITS && isEncodedUri(value, ['https:', 'http:']);
}

/** The length of a text as LINE counts it against `MAX_TEXT_UNITS`. */
export function textUnits(text: string): number {
  return text.length;
}

/** Says everything for which LINE would refuse a call with these messages; empty when it may be made. */
export function checkOutgoing(
  messages: readonly OutgoingMessage[],
  rules: OutgoingRules = {},
): LimitProblem[] {
  const lineMessages = toLineMessages(messages);
  return [
    ...messages.flatMap((message, index) => checkContent(message, rules, `messages[${index}]`)),
    ...lineMessages.flatMap(({ quickReply }, index) =>
      checkQuickReplies(quickReply?.items ?? [], `messages[${index}].quickReply.items`),
    ),
    ...problemUnless(
      messages.length >= 1 && messages.length <= MAX_MESSAGES_PER_CALL,
      'messages',
      `must be 1 to ${MAX_MESSAGES_PER_CALL} messages`,
    ),
    ...problemUnless(
      jsonBytes(lineMessages) <= MAX_REQUEST_BYTES,
      'messages',
      `must not be larger than ${MAX_REQUEST_BYTES} bytes`,
    ),
  ];
}

function checkContent(message: OutgoingMessage, rules: OutgoingRules, path: string): LimitProblem[] {
  switch (message.type) {
    case 'text':
      return checkLength(message.text, MAX_TEXT_UNITS, `${path}.text`);
    case 'sticker':
      return [
        ...checkStickerId(message.packageId, `${path}.packageId`),
        ...checkStickerId(message.stickerId, `${path}.stickerId`),
      ];
    case 'image':
    case 'video':
      return [
        ...checkUrl(message.originalContentUrl, rules, `${path}.originalContentUrl`),
        ...checkUrl(message.previewImageUrl, rules, `${path}.previewImageUrl`),
      ];
    case 'audio':
      return [
        ...checkUrl(message.originalContentUrl, rules, `${path}.originalContentUrl`),
        ...problemUnless(
          Number.isSafeInteger(message.durationMs) && message.durationMs > 0,
          `${path}.duration`,
          'must be a whole number of milliseconds',
        ),
      ];
    case 'location':
      return [
        ...checkLength(message.title, MAX_LOCATION_TEXT_UNITS, `${path}.title`),
        ...checkLength(message.address, MAX_LOCATION_TEXT_UNITS, `${path}.address`),
        ...problemUnless(Math.abs(message.latitude) <= 90, `${path}.latitude`, 'must be between -90 and 90'),
        ...problemUnless(
          Math.abs(message.longitude) <= 180,
          `${path}.longitude`,
          'must be between -180 and 180',
        ),
      ];
    case 'flex':
      return [
        ...checkLength(message.altText, MAX_ALT_TEXT_UNITS, `${path}.altText`),
        ...checkFlex(message.contents, rules, `${path}.contents`),
      ];
    case 'imagemap':
      return [
        ...checkLength(message.altText, MAX_ALT_TEXT_UNITS, `${path}.altText`),
        ...checkImagemap(message, rules, path),
      ];
  }
}

function checkQuickReplies(items: readonly messagingApi.QuickReplyItem[], path: string): LimitProblem[] {
  return [
    ...items.flatMap(({ action }, index) =>
      checkLineAction({ ...action }, MAX_LABEL_CHARACTERS, `${path}[${index}].action`),
    ),
    ...problemUnless(items.length <= MAX_QUICK_REPLIES, path, `must be at most ${MAX_QUICK_REPLIES} items`),
  ];
}

function checkStickerId(id: string, path: string): LimitProblem[] {
  return problemUnless(/^\d{1,20}$/.test(id), path, 'must be the number of a sticker or package');
}

const words = new Intl.Segmenter('th', { granularity: 'word' });

/** Thai vowels that are written before their consonant (U+0E40-U+0E44), and those after it that Unicode does not join to it. */
const LEADING_VOWEL_AT_END = /[เแโใไ]$/;
const FOLLOWING_VOWEL_AT_START = /^[ะาๅๆฯ]/;

/**
 * Cuts a text into parts that fit into one message each, in order and without changing a character. Cuts after a line,
 * else after a space, else between words, if one ends in the last fifth of a part; never inside a character. Parts of
 * nothing but white space are left out, as nothing could be seen of them.
 *
 * @param limit the most UTF-16 units of a part, at least 2
 */
export function splitText(text: string, limit: number = MAX_TEXT_UNITS): string[] {
  const parts: string[] = [];
  let rest = text;
  while (textUnits(rest) > limit) {
    const end = endOfPart(rest, limit);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  parts.push(rest);
  return parts.length === 1 ? parts : parts.filter((part) => part.trim() !== '');
}

function endOfPart(text: string, limit: number): number {
  // A little more than fits: whether a character or word ends at the limit shows only in what follows.
  const window = text.slice(0, limit + 100);
  const ends = startsOf(graphemes, window).filter((at) => at <= limit);
  const whole = ends.filter((at) => !cutsThaiSyllable(window, at));
  const last = whole.at(-1) ?? ends.at(-1);
  // One single character longer than the limit has to be cut, but not inside a surrogate pair.
  if (last === undefined)
    return (window.codePointAt(limit - 1) ?? 0) > 0xffff && limit > 1 ? limit - 1 : limit;

  const nearby = whole.filter((at) => at > limit * 0.8);
  const wordStarts = new Set(startsOf(words, window));
  return (
    nearby.findLast((at) => window[at - 1] === '\n') ??
    nearby.findLast((at) => /\s/.test(window.charAt(at - 1))) ??
    nearby.findLast((at) => wordStarts.has(at)) ??
    last
  );
}

/** Where the segments of a text begin, without the first. */
function startsOf(segmenter: Intl.Segmenter, text: string): number[] {
  return Array.from(segmenter.segment(text), ({ index }) => index).slice(1);
}

function cutsThaiSyllable(text: string, at: number): boolean {
  return LEADING_VOWEL_AT_END.test(text.charAt(at - 1)) || FOLLOWING_VOWEL_AT_START.test(text.charAt(at));
}
