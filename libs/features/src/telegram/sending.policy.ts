/**
 * Half of what Telegram allows in a group, so that a test and other bots of the shop have room.
 * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export const messagesPerMinute = 10;

/** So many that wait at the same moment are told in one message. */
export const summarisedFrom = 4;

/** What happened longer ago is no news any more. */
export const newsLifeMs = 15 * 60_000;

/** Failures in a row after which people are told at the console; one or two go by themselves. */
export const failuresToAlert = 3;

const firstPauseMs = 5000;
const longestPauseMs = 5 * 60_000;

/**
 * What the next message is about: one notification, or all of them when there are many.
 * @param waiting the oldest first
 * @returns nothing while enough has been sent in the last minute.
 */
export function nextMessageOf<Notification>(
  waiting: readonly Notification[],
  sentInLastMinute: number,
): Notification[] {
  if (sentInLastMinute >= messagesPerMinute) return [];
  return waiting.slice(0, waiting.length >= summarisedFrom ? waiting.length : 1);
}

/** How long Telegram is left alone after so many failures in a row. */
export function pauseAfterMs(failuresInRow: number): number {
  return Math.min(firstPauseMs * 2 ** Math.max(0, failuresInRow - 1), longestPauseMs);
}
