import { isRecord } from './event-fields';
import type { InboundEventContent } from './inbound-event';
import { readInboundMessage } from './inbound-message';
import { isLineMessageId, isLineUserId } from './limits';
import { toStorableText } from './storable-text';

/**
 * Reads what is particular to the type of an event, or says why the event cannot be used: without its message, the
 * message's id or a postback's data there is nothing to act upon. Whatever else is missing or odd becomes null or
 * `unknown`.
 *
 * @see https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
 */
export function readEventContent(type: string, event: Record<string, unknown>): InboundEventContent | string {
  switch (type) {
    case 'message': {
      const message = readInboundMessage(event.message);
      return typeof message === 'string' ? message : { kind: 'message', message };
    }
    case 'messageEdited': {
      const message = readInboundMessage(event.message);
      if (typeof message === 'string') return message;
      // Only texts can be edited today. What LINE may let people edit tomorrow we do not understand yet.
      return message.type === 'text' ? { kind: 'message_edited', message } : { kind: 'other' };
    }
    case 'unsend': {
      const { messageId } = recordOf(event.unsend);
      if (!isLineMessageId(messageId)) return 'The unsend event names no message.';
      return { kind: 'message_unsent', lineMessageId: messageId };
    }
    case 'postback': {
      const { data, params } = recordOf(event.postback);
      if (typeof data !== 'string') return 'The postback has no data.';
      return { kind: 'postback', data: toStorableText(data), params: readPostbackParams(params) };
    }
    case 'follow':
      return { kind: 'followed', isUnblocked: recordOf(event.follow).isUnblocked === true };
    case 'unfollow':
      return { kind: 'unfollowed' };
    default:
      return readGroupEvent(type, event) ?? readRareEvent(type, event);
  }
}

function readGroupEvent(type: string, event: Record<string, unknown>): InboundEventContent | null {
  switch (type) {
    case 'join':
      return { kind: 'joined' };
    case 'leave':
      return { kind: 'left' };
    case 'memberJoined':
      return { kind: 'members_joined', lineUserIds: readMembers(recordOf(event.joined).members) };
    case 'memberLeft':
      return { kind: 'members_left', lineUserIds: readMembers(recordOf(event.left).members) };
    default:
      return null;
  }
}

function readRareEvent(type: string, event: Record<string, unknown>): InboundEventContent {
  switch (type) {
    case 'videoPlayComplete':
      return { kind: 'video_watched', trackingId: textOrNull(recordOf(event.videoPlayComplete).trackingId) };
    case 'beacon': {
      const beacon = recordOf(event.beacon);
      return {
        kind: 'beacon',
        hwid: textOrNull(beacon.hwid),
        beaconType: oneOf(beacon.type, ['enter', 'banner', 'stay']),
        deviceMessage: textOrNull(beacon.dm),
      };
    }
    case 'accountLink': {
      const link = recordOf(event.link);
      return {
        kind: 'account_linked',
        result: oneOf(link.result, ['ok', 'failed']),
        nonce: textOrNull(link.nonce),
      };
    }
    case 'membership': {
      const membership = recordOf(event.membership);
      const id = membership.membershipId;
      return {
        kind: 'membership',
        change: oneOf(membership.type, ['joined', 'left', 'renewed']),
        membershipId: Number.isSafeInteger(id) ? String(id) : textOrNull(id),
      };
    }
    case 'botSuspended':
      return { kind: 'bot_suspended' };
    case 'botResumed':
      return { kind: 'bot_resumed' };
    default:
      return { kind: 'other' };
  }
}

/** The chosen date or time, or the result of a rich-menu switch: LINE sends strings only. */
function readPostbackParams(params: unknown): Record<string, string> {
  if (!isRecord(params)) return {};
  const texts = Object.entries(params).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && name !== '__proto__' ? [[toStorableText(name), toStorableText(value)]] : [],
  );
  return Object.fromEntries(texts);
}

function readMembers(members: unknown): string[] {
  return Array.isArray(members) ? members.map((member) => recordOf(member).userId).filter(isLineUserId) : [];
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? toStorableText(value) : null;
}

function oneOf<Known extends string>(value: unknown, known: readonly Known[]): Known | 'unknown' {
  return known.find((candidate) => candidate === value) ?? 'unknown';
}
