import type { MessageError } from '@jsk/contracts/messages';
import { rejectedMessageIndexes, type SendOutcome } from '@jsk/line/send-outcome';
import type { Delivery } from './deliveries.repository';

/** What happens to a call to LINE after its answer, or before it is made again. Pure; times in milliseconds. */
export type NextStep =
  | { readonly step: 'accept' }
  | {
      readonly step: 'retry';
      readonly afterMs: number;
      readonly error: MessageError;
      /** False when LINE was not called at all. */
      readonly hasBeenTried: boolean;
    }
  | { readonly step: 'push_instead' }
  | {
      readonly step: 'fail';
      readonly error: MessageError;
      /** The messages of the call that LINE found fault with, counted from 0; none means the call as a whole. */
      readonly rejected: readonly number[];
    }
  /** LINE does not accept our access token: nothing leaves until it does. */
  | { readonly step: 'pause'; readonly error: MessageError }
  | { readonly step: 'leave_unknown'; readonly error: MessageError };

/**
 * A retry key protects from doubles for 24 h from the first attempt; we stop well before.
 * https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
const retryWindowMs = 20 * 60 * 60 * 1000;

const firstDelayMs = 1000;
const longestDelayMs = 5 * 60 * 1000;

/** Longer than any call may take, so that a lease that ran out means that its process is gone. */
export const leaseMs = 60_000;

/** @param random in [0, 1); spreads retries of many conversations. */
export function stepAfter(
  outcome: SendOutcome,
  delivery: Pick<Delivery, 'via' | 'attempts' | 'firstAttemptAt'>,
  now: Date,
  random: number,
): NextStep {
  switch (outcome.kind) {
    case 'accepted':
      return { step: 'accept' };
    case 'uncertain':
      return { step: 'leave_unknown', error: { code: 'outcome_unknown', message: outcome.message } };
    case 'rejected':
      if (outcome.reason === 'invalid_reply_token' && delivery.via === 'reply')
        return { step: 'push_instead' };
      if (outcome.reason === 'unauthorised') {
        return { step: 'pause', error: { code: 'sending_paused', message: outcome.message } };
      }
      return { step: 'fail', error: rejection(outcome), rejected: faultyMessages(outcome) };
    case 'retryable': {
      const error = retryableError(outcome);
      if (isTooOld(delivery, now))
        return { step: 'fail', error: { code: 'too_old', message: error.message }, rejected: [] };
      const hasBeenTried = outcome.reason !== 'breaker_open';
      // Many conversations wait for the same moment: they must not all come at once.
      const askedFor =
        outcome.retryAfterMs === null ? null : Math.round(outcome.retryAfterMs + random * 1000);
      return {
        step: 'retry',
        afterMs: askedFor ?? backoffMs(delivery.attempts, random),
        error,
        hasBeenTried,
      };
    }
  }
}

/** What becomes of a call whose process died in the middle: nobody knows whether LINE took it. */
export function stepAfterLostLease(delivery: Pick<Delivery, 'via' | 'firstAttemptAt'>, now: Date): NextStep {
  const error: MessageError = {
    code: 'outcome_unknown',
    message: 'The process that sent this ended before LINE answered',
  };
  if (delivery.via === 'reply' || isTooOld(delivery, now)) return { step: 'leave_unknown', error };
  return { step: 'retry', afterMs: 0, error, hasBeenTried: true };
}

/** Reasons for which a message certainly never reached the customer. */
const certainlyNotSent: ReadonlySet<MessageError['code']> = new Set([
  'rejected_by_line',
  'quota_exhausted',
  'unauthorised',
  'earlier_failed',
  'media_unavailable',
]);

/**
 * How an operator's wish to send again is fulfilled. What LINE may have taken is repeated as it was, under the key that
 * keeps it from arriving twice, as long as LINE remembers the key; what it certainly has not taken is queued anew and
 * may leave as a free reply.
 */
export function stepForRetry(
  delivery: Pick<Delivery, 'via' | 'attempts' | 'firstAttemptAt'> | null,
  errorCode: string | null,
  now: Date,
): { readonly step: 'queue_anew' } | { readonly step: 'repeat'; readonly keyFirstUsedAt: Date } {
  if (!delivery || delivery.attempts === 0 || certainlyNotSent.has(errorCode as MessageError['code']))
    return { step: 'queue_anew' };
  if (delivery.via === 'reply') return { step: 'repeat', keyFirstUsedAt: now };
  return isTooOld(delivery, now)
    ? { step: 'queue_anew' }
    : { step: 'repeat', keyFirstUsedAt: delivery.firstAttemptAt };
}

/** 1 s, 2 s, 4 s … at most 5 min, each shortened by up to a half. */
export function backoffMs(attempts: number, random: number): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** attempts);
  return Math.round(full * (1 - random / 2));
}

function isTooOld({ firstAttemptAt }: Pick<Delivery, 'firstAttemptAt'>, now: Date): boolean {
  return now.getTime() - firstAttemptAt.getTime() > retryWindowMs;
}

function rejection(outcome: Extract<SendOutcome, { kind: 'rejected' }>): MessageError {
  const details = outcome.details.map(({ property, message }) => `${property}: ${message}`).join('; ');
  const message = details ? `${outcome.message} (${details})` : outcome.message;
  if (outcome.reason === 'monthly_limit') return { code: 'quota_exhausted', message };
  if (outcome.reason === 'forbidden') return { code: 'unauthorised', message };
  return { code: 'rejected_by_line', message };
}

function faultyMessages({ reason, details, message }: Extract<SendOutcome, { kind: 'rejected' }>): number[] {
  return reason === 'invalid_request' ? rejectedMessageIndexes(details, message) : [];
}

function retryableError(outcome: Extract<SendOutcome, { kind: 'retryable' }>): MessageError {
  const code = outcome.reason === 'rate_limited' ? 'rate_limited' : 'unreachable';
  return { code, message: outcome.message };
}
