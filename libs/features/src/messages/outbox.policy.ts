import { MAX_LABEL_CHARACTERS } from '@jsk/line/action-limits';
import { charactersOf } from '@jsk/line/graphemes';
import { MAX_MESSAGES_PER_CALL } from '@jsk/line/limits';

/** When queued messages leave, and how they are paid for. Pure; times in milliseconds unless said otherwise. */

/** An operator who wrote within this time is writing several bubbles. */
export const burstMs = 10_000;

/** A token with less life than this is only taken when there is no better one. */
export const safeTokenLifeMs = 10_000;

/** What is left of a token's life when a bubble stops waiting for the next one. */
const answerReserveMs = 5_000;

/** Consoles say every three seconds that somebody types. */
const typingLastsMs = 4_000;

export interface QueuedMessage {
  readonly id: string;
  readonly notBefore: Date | null;
}

/** What to do with the queue of a conversation: send these, come again later, or nothing. */
export type Gathered =
  | { readonly kind: 'send'; readonly ids: readonly string[] }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'nothing' };

/**
 * Which messages leave in the next call. As soon as one of them is due, those that were waiting for company go along,
 * in the order in which they were written.
 * @param queued the oldest ones, in order; at most as many as LINE takes in one call
 */
export function gather(queued: readonly QueuedMessage[], now: Date): Gathered {
  if (queued.length === 0) return { kind: 'nothing' };
  const isFull = queued.length >= MAX_MESSAGES_PER_CALL;
  const isDue = queued.some(({ notBefore }) => notBefore === null || notBefore <= now);
  if (isFull || isDue) return { kind: 'send', ids: queued.map(({ id }) => id) };
  const until = Math.min(...queued.map(({ notBefore }) => notBefore?.getTime() ?? 0));
  return { kind: 'wait', until: new Date(until) };
}

/**
 * How long an operator's bubble waits for the next one: each call that is saved is a counted message that is saved. A
 * lone message that costs the same either way leaves at once; the only token there is must do for all that is said.
 * @param freshTokens when each unused token expires, newest first
 */
export function holdForBurst(
  bubble: { followsAnother: boolean; freshTokens: readonly Date[] },
  windowMs: number,
  now: Date,
): Date | null {
  const [token, ...others] = bubble.freshTokens;
  const sharesToken = token !== undefined && others.length === 0;
  if (windowMs === 0 || !(bubble.followsAnother || sharesToken)) return null;
  return earliest(now, now.getTime() + windowMs, token);
}

/**
 * Until when bubbles that wait are kept because their operator is typing the next one.
 * @param waitingSince when the oldest of them was written
 * @param token when the newest unused one expires; null when there is none
 * @returns null when they should wait no longer than they do.
 */
export function holdWhileTyping(
  { waitingSince, token }: { waitingSince: Date; token: Date | null },
  typingHoldSeconds: number,
  now: Date,
): Date | null {
  const longest = waitingSince.getTime() + typingHoldSeconds * 1000;
  return earliest(now, Math.min(longest, now.getTime() + typingLastsMs), token ?? undefined);
}

/** A hold never outlives the token it is meant to save. */
function earliest(now: Date, until: number, token: Date | undefined): Date | null {
  const latest = token ? Math.min(until, token.getTime() - answerReserveMs) : until;
  return latest > now.getTime() ? new Date(latest) : null;
}

/**
 * How long a notice waits for the human answer that may share its reply token. With two tokens it need not wait; with
 * none there is nothing to save.
 * @param freshTokens when each unused token expires, newest first
 */
export function holdForNotice(freshTokens: readonly Date[], holdSeconds: number, now: Date): Date | null {
  const [token] = freshTokens;
  if (freshTokens.length !== 1 || !token || holdSeconds === 0) return null;
  const latest = token.getTime() - safeTokenLifeMs;
  const until = Math.min(now.getTime() + holdSeconds * 1000, latest);
  return until > now.getTime() ? new Date(until) : null;
}

/** The first message of a push is counted, the others ride along; a reply costs nothing. */
export function costOf(via: 'reply' | 'push', position: number): 'free' | 'paid' | 'coalesced' {
  if (via === 'reply') return 'free';
  return position === 0 ? 'paid' : 'coalesced';
}

/** Whether a call carries the quick reply with which the customer can hand over a fresh reply token. */
export function offersFreshToken(
  setting: 'never' | 'on_notices' | 'when_quota_is_low' | 'always',
  call: { endsWithNotice: boolean; hasOpenSession: boolean; hasFreshTokenLeft: boolean; isQuotaLow: boolean },
): boolean {
  if (setting === 'never' || !call.hasOpenSession || call.hasFreshTokenLeft) return false;
  if (call.endsWithNotice) return true;
  return setting === 'always' || (setting === 'when_quota_is_low' && call.isQuotaLow);
}

/** Whether LINE takes the text as the label of a quick reply. */
export function canBeLabel(text: string): boolean {
  return charactersOf(text).length <= MAX_LABEL_CHARACTERS;
}
