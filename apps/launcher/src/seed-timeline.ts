import type { DemoConversation } from './seed-history';
import { type Payment, payForMessages, type TimelineEntry } from './seed-payment';

/** When everything in a conversation happened, and how its messages left. */
export interface PastConversation {
  /** One for each line. */
  readonly times: readonly Date[];
  /** One for each line; null for those of the customer. */
  readonly payments: readonly (Payment | null)[];
  readonly claimedAt: Date | null;
}

type Told = Pick<DemoConversation, 'lines' | 'hoursAgo'> & {
  readonly session: Pick<
    NonNullable<DemoConversation['session']>,
    'askedAtLine' | 'claimedAfterSeconds'
  > | null;
};

export function pastOf({ lines, session, hoursAgo }: Told, now: Date): PastConversation {
  let at = now.getTime() - hoursAgo * 3_600_000;
  const times = lines.map(({ afterSeconds }) => new Date((at += afterSeconds * 1000)));
  const askedAt = session ? times[session.askedAtLine] : undefined;
  const claimedAfter = session?.claimedAfterSeconds ?? null;
  const claimedAt =
    askedAt && claimedAfter !== null ? new Date(askedAt.getTime() + claimedAfter * 1000) : null;
  const spoken = lines.map(({ by }, index): TimelineEntry => ({ by, at: times[index] ?? now }));
  const claim: TimelineEntry[] = claimedAt ? [{ by: 'claim', at: claimedAt }] : [];
  const timeline = [...spoken, ...typingBetween(spoken), ...claim].toSorted(
    (one, other) => one.at.getTime() - other.at.getTime(),
  );
  const paid = payForMessages(timeline);
  const payments = spoken.map((entry) => paid[timeline.indexOf(entry)] ?? null);
  return { times, payments, claimedAt };
}

/** Consoles say so every three seconds, a moment after the operator has begun. */
const typingBeginsAfterMs = 500;
const typingRepeatsAfterMs = 3_000;

/** An operator who writes bubble after bubble types in between. */
function typingBetween(spoken: readonly TimelineEntry[]): TimelineEntry[] {
  return spoken.flatMap(({ by, at }, index) => {
    const next = spoken[index + 1];
    if (by !== 'operator' || next?.by !== 'operator') return [];
    const begins = at.getTime() + typingBeginsAfterMs;
    const count = Math.ceil((next.at.getTime() - begins) / typingRepeatsAfterMs);
    return Array.from({ length: Math.max(0, count) }, (_, time) => ({
      by: 'typing' as const,
      at: new Date(begins + time * typingRepeatsAfterMs),
    }));
  });
}
