import type { z } from 'zod';
import type { LineAnswer, NoAnswer } from './line-transport';
import { messageOf } from './send-outcome';

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

export type ValidationOutcome =
  | { kind: 'valid' }
  | { kind: 'invalid'; message: string; details: { message: string; property: string }[] }
  | CallFailure;

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
export function isSuccess(answer: LineAnswer | NoAnswer): boolean {
  return answer.kind === 'answer' && answer.status >= 200 && answer.status < 300;
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
