import type { z } from 'zod';
import type { LineAnswer, NoAnswer } from './line-transport';
import { detailsOf, messageOf } from './send-outcome';

/** LINE did not do what was asked; `status` is null when it did not answer or was not asked. */
export interface CallFailure {
  kind: 'failed';
  status: number | null;
  message: string;
}

export type ProfileOutcome =
  | {
      kind: 'found';
      displayName: string;
      pictureUrl: string | null;
      statusMessage: string | null;
      language: string | null;
    }
  /** Unknown, blocking, without consent, or neither a friend nor a writer: LINE does not say which. */
  | { kind: 'not_found' }
  | CallFailure;

export type GroupOutcome =
  | { kind: 'found'; groupName: string; pictureUrl: string | null }
  /** It does not exist, or we are not in it. */
  | { kind: 'not_found' }
  | CallFailure;

export type ContentOutcome =
  /** The stream throws when the content does not arrive whole. Read it, or call `abort`. */
  | { kind: 'ready'; contentType: string; stream: AsyncIterable<Uint8Array>; abort(): void }
  /** LINE is still preparing it: ask again later. */
  | { kind: 'not_ready' }
  /** The customer has unsent the message. */
  | { kind: 'gone' }
  /** LINE no longer has it, or never had. */
  | { kind: 'not_found' }
  | CallFailure;

/** How far LINE is with preparing a video or sound. */
export type TranscodingOutcome =
  | { kind: 'known'; status: 'processing' | 'succeeded' | 'failed' }
  | { kind: 'gone' }
  | { kind: 'not_found' }
  | CallFailure;

export type ActionOutcome = { kind: 'done' } | CallFailure;

/** Messages a month; `limit` is null for an account without one. Both are approximate. */
export type QuotaOutcome = { kind: 'known'; limit: number | null; used: number } | CallFailure;

export type BotInfoOutcome =
  | {
      kind: 'known';
      /** Equals the `destination` of the webhooks of this account. */
      lineUserId: string;
      basicId: string;
      displayName: string;
      pictureUrl: string | null;
      /** `chat`: people can also answer in LINE's own manager, which we do not see. */
      chatMode: 'chat' | 'bot' | 'unknown';
      markAsReadMode: 'auto' | 'manual' | 'unknown';
    }
  | CallFailure;

/** What LINE finds wrong, property by property. */
export interface Invalid {
  kind: 'invalid';
  message: string;
  details: { message: string; property: string }[];
}

export type ValidationOutcome = { kind: 'valid' } | Invalid | CallFailure;

export type RichMenuCreationOutcome = { kind: 'created'; richMenuId: string } | Invalid | CallFailure;

export type RichMenuListOutcome =
  { kind: 'known'; richMenus: { richMenuId: string; name: string }[] } | CallFailure;

export type WebhookEndpointOutcome =
  | {
      kind: 'known';
      url: string;
      /** Whether "Use webhook" is switched on: LINE delivers nothing otherwise. */
      isActive: boolean;
    }
  /** No address is set. */
  | { kind: 'not_found' }
  | CallFailure;

export type WebhookTestOutcome =
  | {
      kind: 'known';
      /** Whether our server answered LINE's test webhook with a status of 2xx. */
      success: boolean;
      /** What our server answered; 0 or less when it did not. */
      statusCode: number;
      reason: (typeof WEBHOOK_TEST_REASONS)[number];
      /** LINE's own words. */
      detail: string;
    }
  | CallFailure;

/** @see https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint */
export const WEBHOOK_TEST_REASONS = [
  'OK',
  'COULD_NOT_CONNECT',
  'REQUEST_TIMEOUT',
  'ERROR_STATUS_CODE',
  'UNCLASSIFIED',
] as const;

/** Why there is no content, by the status of LINE's answer. */
export function contentUnavailable(status: number): ContentOutcome {
  switch (status) {
    case 202:
      return { kind: 'not_ready' };
    case 404:
      return { kind: 'not_found' };
    case 410:
      return { kind: 'gone' };
    default:
      return { kind: 'failed', status, message: `LINE answered with status ${status}.` };
  }
}

/** LINE did what was asked, whatever its answer says besides. */
function isSuccess(answer: LineAnswer | NoAnswer): boolean {
  return answer.kind === 'answer' && answer.status >= 200 && answer.status < 300;
}

/** What LINE answered, in the given shape. */
export function toKnown<Output extends object>(
  answer: LineAnswer | NoAnswer,
  schema: z.ZodType<Output>,
): ({ kind: 'known' } & Output) | CallFailure {
  const output = parseSuccess(answer, schema);
  return output ? { kind: 'known', ...output } : failure(answer);
}

/** What LINE answered, in the given shape, or that it has no such thing. */
export function toFound<Output extends object>(
  answer: LineAnswer | NoAnswer,
  schema: z.ZodType<Output>,
): ({ kind: 'found' } & Output) | { kind: 'not_found' } | CallFailure {
  if (hasStatus(answer, 404)) return { kind: 'not_found' };
  const output = parseSuccess(answer, schema);
  return output ? { kind: 'found', ...output } : failure(answer);
}

/** For calls by which LINE says what it finds wrong with an object. */
export function toValidationOutcome(answer: LineAnswer | NoAnswer): ValidationOutcome {
  return isSuccess(answer) ? { kind: 'valid' } : invalidOrFailed(answer);
}

/** An answer that is not the one hoped for: LINE may have said what is wrong with which property. */
export function invalidOrFailed(answer: LineAnswer | NoAnswer): Invalid | CallFailure {
  if (answer.kind === 'no_answer' || answer.status !== 400) return failure(answer);
  return { kind: 'invalid', message: messageOf(answer), details: detailsOf(answer) };
}

export function hasStatus(answer: LineAnswer | NoAnswer, status: number): boolean {
  return answer.kind === 'answer' && answer.status === status;
}

/** The body of a successful answer in the given shape, else undefined. */
export function parseSuccess<Output>(
  answer: LineAnswer | NoAnswer,
  schema: z.ZodType<Output>,
): Output | undefined {
  return answer.kind === 'answer' && isSuccess(answer) ? schema.safeParse(answer.body).data : undefined;
}

/** For calls whose answer says no more than that they were done. */
export function toActionOutcome(answer: LineAnswer | NoAnswer): ActionOutcome {
  return isSuccess(answer) ? { kind: 'done' } : failure(answer);
}

/** What went wrong when the answer is not the one hoped for. */
export function failure(answer: LineAnswer | NoAnswer): CallFailure {
  if (answer.kind === 'no_answer') return { kind: 'failed', status: null, message: answer.message };
  const { status } = answer;
  return {
    kind: 'failed',
    status,
    message: isSuccess(answer) ? 'LINE answered something unknown.' : messageOf(answer),
  };
}

/** A call that is not made because LINE would refuse it. */
export function notAsked(message: string): CallFailure {
  return { kind: 'failed', status: null, message };
}
