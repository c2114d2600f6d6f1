import { z } from 'zod';
import { isRecord } from './event-fields';
import { type LineAnswer, type NoAnswer, requestIdOf } from './line-transport';
import { isLineMessageId } from './limits';
import { toStorableText } from './storable-text';

/** What became of a reply or push. Only `accepted` and `uncertain` messages can have reached the customer. */
export type SendOutcome =
  /** LINE took the messages. It never tells whether the customer received or read them. */
  | {
      kind: 'accepted';
      /** In the order sent; empty when LINE's answer did not name them. */
      sentMessages: { id: string; quoteToken: string | null }[];
      requestId: string | null;
      /** An earlier push with the same retry key was the one that LINE took. */
      wasAlreadyAccepted: boolean;
    }
  /** Not sent, and the same request would be refused again. */
  | {
      kind: 'rejected';
      reason: RejectionReason;
      status: number;
      message: string;
      details: { message: string; property: string }[];
      requestId: string | null;
    }
  /** Safe to repeat unchanged: either certainly not accepted, or a push that its retry key keeps from arriving twice. */
  | {
      kind: 'retryable';
      reason:
        | 'rate_limited'
        | 'server_error'
        | 'unreachable'
        /** LINE has failed too often lately and was not called at all: no attempt was made. */
        | 'breaker_open';
      status: number | null;
      message: string;
      retryAfterMs: number | null;
      requestId: string | null;
    }
  /** A reply that may or may not have arrived: repeating or pushing it could show the customer everything twice. */
  | { kind: 'uncertain'; message: string };

export type RejectionReason =
  'invalid_reply_token' | 'monthly_limit' | 'unauthorised' | 'forbidden' | 'too_large' | 'invalid_request';

/**
 * Decides what LINE's answer, or its silence, means for the messages of a call.
 *
 * A reply has no retry key, so that whatever LINE may have accepted must not be repeated. A push repeated under its key
 * arrives once, and LINE says 409 when it had accepted it before.
 *
 * @see https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 * @see https://developers.line.biz/en/reference/messaging-api/#error-messages
 */
export function toSendOutcome(result: LineAnswer | NoAnswer, call: 'reply' | 'push'): SendOutcome {
  if (result.kind === 'no_answer') return outcomeWithoutAnswer(result, call);
  const { status } = result;
  if (status >= 200 && status < 300) return accepted(result, false);
  if (status === 409 && call === 'push') return accepted(result, true);
  if (status === 429 && !isMonthlyLimit(result)) return retryable(result, 'rate_limited');
  if (status >= 400 && status < 500 && status !== 409) return rejected(result, call);
  // Server errors, and what a messaging endpoint never answers by its documentation.
  return call === 'push'
    ? retryable(result, 'server_error')
    : { kind: 'uncertain', message: messageOf(result) };
}

/** A call that is not made because LINE would refuse it, told as LINE would tell it. */
export function refusedBeforeSending(property: string, message: string): SendOutcome {
  const details = [{ message, property }];
  return { kind: 'rejected', reason: 'invalid_request', status: 400, message, details, requestId: null };
}

function outcomeWithoutAnswer(result: NoAnswer, call: 'reply' | 'push'): SendOutcome {
  const { neverConnected, refusedByBreaker, retryAfterMs, message } = result;
  if (call === 'reply' && !neverConnected) return { kind: 'uncertain', message };
  const reason = refusedByBreaker ? 'breaker_open' : 'unreachable';
  return { kind: 'retryable', reason, status: null, message, retryAfterMs, requestId: null };
}

const sentMessageSchema = z
  .object({ id: z.string().refine(isLineMessageId), quoteToken: z.string().nullable().catch(null) })
  .transform(({ id, quoteToken }) => ({ id, quoteToken }));
/** All or none: the caller pairs them with its messages by their order. */
const sentMessagesSchema = z.object({ sentMessages: z.array(sentMessageSchema) });

function accepted({ headers, body }: LineAnswer, wasAlreadyAccepted: boolean): SendOutcome {
  return {
    kind: 'accepted',
    sentMessages: sentMessagesSchema.safeParse(body).data?.sentMessages ?? [],
    // Of the call that was accepted, which is an earlier one when this is its repetition.
    requestId: headers.get('x-line-accepted-request-id') ?? requestIdOf(headers),
    wasAlreadyAccepted,
  };
}

function retryable(answer: LineAnswer, reason: 'rate_limited' | 'server_error'): SendOutcome {
  const { status, headers } = answer;
  // LINE documents no Retry-After; a gateway in front of it may send one, in seconds.
  const retryAfter = headers.get('retry-after') ?? '';
  const retryAfterMs = /^\d{1,5}$/.test(retryAfter) ? Number(retryAfter) * 1000 : null;
  return {
    kind: 'retryable',
    reason,
    status,
    message: messageOf(answer),
    retryAfterMs,
    requestId: requestIdOf(headers),
  };
}

function rejected(answer: LineAnswer, call: 'reply' | 'push'): SendOutcome {
  return {
    kind: 'rejected',
    reason: reasonOf(answer, call),
    status: answer.status,
    message: messageOf(answer),
    details: detailsOf(answer),
    requestId: requestIdOf(answer.headers),
  };
}

function reasonOf(answer: LineAnswer, call: 'reply' | 'push'): RejectionReason {
  switch (answer.status) {
    case 400:
      // "Invalid reply token", or "The property, 'replyToken', in the request body is invalid".
      return call === 'reply' && /reply\s?token/i.test(messageOf(answer))
        ? 'invalid_reply_token'
        : 'invalid_request';
    case 401:
      return 'unauthorised';
    case 403:
      return 'forbidden';
    case 413:
      return 'too_large';
    case 429:
      return 'monthly_limit';
    default:
      return 'invalid_request';
  }
}

/** LINE tells its two kinds of 429 apart by their texts only. */
function isMonthlyLimit(answer: LineAnswer): boolean {
  return /monthly limit/i.test(messageOf(answer));
}

/** LINE's own words about an answer that is not a success, or its status when it has none. */
export function messageOf({ status, body }: LineAnswer): string {
  const said = isRecord(body) && typeof body.message === 'string' ? body.message.slice(0, 500) : '';
  return said === '' ? `LINE answered with status ${status}.` : toStorableText(said);
}

/**
 * Which messages of a refused call LINE found something wrong with, counted from 0 and in order; empty when it named
 * none, so that all of them must be taken for refused. It names them in the properties of its details, or, for Flex
 * messages, in the sentence before them: "A message (messages[0]) in the request body is invalid".
 *
 * @see https://developers.line.biz/en/reference/messaging-api/#error-responses
 */
export function rejectedMessageIndexes(
  details: readonly { property: string }[],
  message: string = '',
): number[] {
  const named = [message, ...details.map(({ property }) => property)].flatMap((text) => [
    ...text.matchAll(/\bmessages\[(\d{1,3})\]/g),
  ]);
  return [...new Set(named.map(([, index]) => Number(index)))].sort((left, right) => left - right);
}

/** LINE's list of what is wrong with which property; empty when it gave none. */
export function detailsOf({ body }: LineAnswer): { message: string; property: string }[] {
  if (!isRecord(body) || !Array.isArray(body.details)) return [];
  const textOf = (value: unknown) => (typeof value === 'string' ? toStorableText(value.slice(0, 500)) : '');
  return body.details
    .slice(0, 100)
    .filter(isRecord)
    .map(({ message, property }) => ({ message: textOf(message), property: textOf(property) }));
}
