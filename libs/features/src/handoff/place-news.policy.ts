import type { RoutingSettings } from '@jsk/contracts/settings';
import { safeTokenLifeMs } from '../messages';

/** A customer's place in the queue, what they were told of it, and what telling them would cost. */
export interface ToldPlace {
  /** 1 is the one who has waited longest. */
  readonly position: number;
  /** Null when they were told none yet. */
  readonly toldPosition: number | null;
  readonly toldAt: Date | null;
  /** When each unused reply token expires, newest first. */
  readonly freshTokens: readonly Date[];
}

/** Nobody is told more often than this, even for free: it would be noise. */
const freeEveryMs = 30_000;

/** What costs a message comes at most this often. */
const paidEveryMs = 120_000;

/** Close enough to the front to get ready. */
const nearestPositions = 3;

/** The only token there is belongs to the person's answer, until it is so old that nobody will use it any more. */
const unneededBelowMs = 15_000;

/** What expires sooner may not reach LINE in time, and would leave as a push. */
const usableAboveMs = 3_000;

/** Whether a customer is told now that the place got better. */
export function isToldNow(
  { position, toldPosition, toldAt, freshTokens }: ToldPlace,
  setting: RoutingSettings['positionUpdates'],
  now: Date,
): boolean {
  const isBetter = toldPosition === null || position < toldPosition;
  if (setting === 'never' || !isBetter) return false;
  const silentMs = toldAt ? now.getTime() - toldAt.getTime() : Infinity;
  if (hasTokenToSpare(freshTokens, now)) return silentMs >= freeEveryMs;
  if (setting === 'when_free' || freshTokens.length > 0 || toldPosition === null) return false;
  return silentMs >= paidEveryMs && (position <= nearestPositions || position <= toldPosition / 2);
}

/** Whether a reply is left for the person's answer afterwards, or would expire unused anyway. */
function hasTokenToSpare(freshTokens: readonly Date[], now: Date): boolean {
  const lives = freshTokens.map((expiresAt) => expiresAt.getTime() - now.getTime());
  if (lives.filter((life) => life > safeTokenLifeMs).length > 1) return true;
  const [newest] = lives;
  return newest !== undefined && newest > usableAboveMs && newest <= unneededBelowMs;
}
