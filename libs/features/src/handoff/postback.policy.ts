import { toStorableText } from '@jsk/line/storable-text';
import { type Rating, readRating } from '../csat';
import { acknowledgeData } from '../messages';

/** What a tap on a button of ours, or of somebody else's message, asks for. */
export type Postback =
  | {
      readonly kind: 'handoff' | 'leave_queue' | 'end_chat' | 'continue' | 'queue_position';
      /** The session the button was made for; null when it names none. */
      readonly sessionId: string | null;
    }
  /** A star of a survey; whether it was ever sent to this customer is another question. */
  | { readonly kind: 'rating'; readonly rating: Rating | 'impossible' }
  /** Hands over a fresh reply token and nothing else. */
  | { readonly kind: 'acknowledge' }
  /** Not ours, or not usable: operators see it, and nothing follows. */
  | { readonly kind: 'unknown' };

/** LINE's limit (https://developers.line.biz/en/reference/messaging-api/#postback-action). */
const longestData = 300;

const idShape = /^[1-9]\d{0,17}$/;

/** @param data what the button carries; customers and other programs may send anything. Never throws. */
export function readPostback(data: string): Postback {
  if (data === acknowledgeData) return { kind: 'acknowledge' };
  if (data.length > longestData || !isWellEncoded(data)) return { kind: 'unknown' };
  const rating = readRating(data);
  if (rating) return { kind: 'rating', rating };
  const fields = new URLSearchParams(data);
  const action = fields.get('action');
  const sessionId = fields.get('session');
  if (sessionId !== null && !idShape.test(sessionId)) return { kind: 'unknown' };
  switch (action) {
    case 'handoff':
    case 'leave_queue':
    case 'end_chat':
    case 'continue':
    case 'queue_position':
      return { kind: action, sessionId };
    default:
      return { kind: 'unknown' };
  }
}

/** What operators see of a tap: its data, and what the customer chose in a picker or which menu was switched to. */
export function describePostback(data: string, params: Readonly<Record<string, string>>): string {
  const chosen = Object.entries(params).map(([name, value]) => `${name}: ${value}`);
  const description = [data, ...chosen].filter((part) => part !== '').join(' · ');
  return toStorableText(description.slice(0, longestData));
}

function isWellEncoded(data: string): boolean {
  try {
    decodeURIComponent(data.replaceAll('+', ' '));
    return true;
  } catch {
    return false;
  }
}
