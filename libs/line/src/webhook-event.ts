import { isRecord, readOccurredAt, readWebhookEventId } from './event-fields';
import type { EventSource, InboundEvent } from './inbound-event';
import { readInboundMessage } from './inbound-message';
import { isLineGroupId, isLineMessageId, isLineRoomId, isLineUserId } from './limits';
import { toStorableText } from './storable-text';

/**
 * What old consoles send as a connection test: two events that nobody sent and that must never be answered
 * (https://github.com/line/line-bot-sdk-python/issues/80).
 */
const CONNECTION_TEST_REPLY_TOKEN = /^(0{32}|f{32})$/;
const CONNECTION_TEST_USER_ID = 'Udeadbeefdeadbeefdeadbeefdeadbeef';

/**
 * Turns one stored event of a webhook into the product's own words. Unknown properties are ignored, optional ones may
 * be missing or odd, ids must be right. Never throws: an event that cannot be used is `malformed`.
 *
 * @param payload JSON text of one element of the webhook's `events`
 * @see https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
 */
export function translateWebhookEvent(payload: string): InboundEvent {
  let event: unknown;
  try {
    event = JSON.parse(payload);
  } catch {
    return malformed('The event is not JSON.');
  }
  if (!isRecord(event)) return malformed('The event is not a JSON object.');
  if (typeof event.type !== 'string' || event.type === '') return malformed('The event has no type.');
  if (isConnectionTest(event)) {
    return {
      ...readBase(event),
      source: { kind: 'unknown' },
      replyToken: null,
      kind: 'other',
      lineType: 'connectionTest',
    };
  }
  return translateByType(event.type, event);
}

function translateByType(type: string, event: Record<string, unknown>): InboundEvent {
  const base = readBase(event);
  switch (type) {
    case 'message':
    case 'messageEdited': {
      const message = readInboundMessage(event.message);
      if (typeof message === 'string') return malformed(message);
      return { ...base, kind: type === 'message' ? 'message' : 'message_edited', message };
    }
    case 'unsend': {
      const lineMessageId = isRecord(event.unsend) ? event.unsend.messageId : undefined;
      if (!isLineMessageId(lineMessageId)) return malformed('The unsend event names no message.');
      return { ...base, kind: 'message_unsent', lineMessageId };
    }
    case 'follow':
      return {
        ...base,
        kind: 'followed',
        isUnblocked: isRecord(event.follow) && event.follow.isUnblocked === true,
      };
    case 'unfollow':
      return { ...base, kind: 'unfollowed' };
    case 'postback': {
      const { postback } = event;
      if (!isRecord(postback) || typeof postback.data !== 'string')
        return malformed('The postback has no data.');
      const data = toStorableText(postback.data);
      return { ...base, kind: 'postback', data, params: readPostbackParams(postback.params) };
    }
    default:
      return { ...base, kind: 'other', lineType: toStorableText(type.slice(0, 64)) };
  }
}

function malformed(reason: string): InboundEvent {
  return { kind: 'malformed', reason };
}

function isConnectionTest({ replyToken, source }: Record<string, unknown>): boolean {
  if (typeof replyToken === 'string' && CONNECTION_TEST_REPLY_TOKEN.test(replyToken)) return true;
  return isRecord(source) && source.userId === CONNECTION_TEST_USER_ID;
}

function readBase(event: Record<string, unknown>) {
  const mode = event.mode === 'active' || event.mode === 'standby' ? event.mode : 'unknown';
  const { replyToken, deliveryContext } = event;
  const mayBeAnswered = mode === 'active' && typeof replyToken === 'string' && replyToken !== '';
  return {
    webhookEventId: readWebhookEventId(event.webhookEventId),
    occurredAt: readOccurredAt(event.timestamp),
    isRedelivery: isRecord(deliveryContext) && deliveryContext.isRedelivery === true,
    mode,
    source: readSource(event.source),
    replyToken: mayBeAnswered ? toStorableText(replyToken) : null,
  } as const;
}

function readSource(source: unknown): EventSource {
  if (!isRecord(source)) return { kind: 'unknown' };
  const lineUserId = isLineUserId(source.userId) ? source.userId : null;
  if (source.type === 'user' && lineUserId !== null) return { kind: 'customer', lineUserId };
  if (source.type === 'group' && isLineGroupId(source.groupId)) {
    return { kind: 'group', groupId: source.groupId, lineUserId };
  }
  if (source.type === 'room' && isLineRoomId(source.roomId)) {
    return { kind: 'room', roomId: source.roomId, lineUserId };
  }
  return { kind: 'unknown' };
}

/** The chosen date or time, or the result of a rich-menu switch: LINE sends strings only. */
function readPostbackParams(params: unknown): Record<string, string> {
  if (!isRecord(params)) return {};
  const texts = Object.entries(params).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && name !== '__proto__' ? [[toStorableText(name), toStorableText(value)]] : [],
  );
  return Object.fromEntries(texts);
}
