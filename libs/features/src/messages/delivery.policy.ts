import type { MessageError } from '@jsk/contracts/messages';
import type { SendOutcome } from '@jsk/line/send-outcome';
import type { OpenDelivery } from './deliveries.repository';

/** What happens to a call to LINE after its answer, or before it is made again. Pure; times in milliseconds. */
export type NextStep =
  | { readonly step: 'accept' }
  | { readonly step: 'retry'; readonly afterMs: number; readonly error: MessageError }
  | { readonly step: 'push_instead' }
  | { readonly step: 'fail'; readonly error: MessageError }
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
  delivery: Pick<OpenDelivery, 'via' | 'attempts' | 'firstAttemptAt'>,
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
      return { step: 'fail', error: rejection(outcome) };
    case 'retryable': {
      const error = retryableError(outcome);
      if (isTooOld(delivery, now))
        return { step: 'fail', error: { code: 'too_old', message: error.message } };
      return { step: 'retry', afterMs: outcome.retryAfterMs ?? backoffMs(delivery.attempts, random), error };
    }
  }
}

/** What becomes of a call whose process died in the middle: nobody knows whether LINE took it. */
export function stepAfterLostLease(
  delivery: Pick<OpenDelivery, 'via' | 'firstAttemptAt'>,
  now: Date,
): NextStep {
  const error: MessageError = {
    code: 'outcome_unknown',
    message: 'The process that sent this ended before LINE answered',
  };
  if (delivery.via === 'reply' || isTooOld(delivery, now)) return { step: 'leave_unknown', error };
  return { step: 'retry', afterMs: 0, error };
}

/** 1 s, 2 s, 4 s … at most 5 min, each shortened by up to a half. */
export function backoffMs(attempts: number, random: number): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** attempts);
  return Math.round(full * (1 - random / 2));
}

function isTooOld({ firstAttemptAt }: Pick<OpenDelivery, 'firstAttemptAt'>, now: Date): boolean {
  return now.getTime() - firstAttemptAt.getTime() > retryWindowMs;
}

function rejection(outcome: Extract<SendOutcome, { kind: 'rejected' }>): MessageError {
  const details = outcome.details.map(({ property, message }) => `${property}: ${message}`).join('; ');
  const message = details ? `${outcome.message} (${details})` : outcome.message;
  if (outcome.reason === 'monthly_limit') return { code: 'quota_exhausted', message };
  if (outcome.reason === 'unauthorised') return { code: 'unauthorised', message };
  return { code: 'rejected_by_line', message };
}

function retryableError(outcome: Extract<SendOutcome, { kind: 'retryable' }>): MessageError {
  const code = outcome.reason === 'rate_limited' ? 'rate_limited' : 'unreachable';
  return { code, message: outcome.message };
}
