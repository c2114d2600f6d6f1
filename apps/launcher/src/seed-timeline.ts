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

export function pastOf({ lines, session, hoursAgo }: DemoConversation, now: Date): PastConversation {
  let at = now.getTime() - hoursAgo * 3_600_000;
  const times = lines.map(({ afterSeconds }) => new Date((at += afterSeconds * 1000)));
  const askedAt = session ? times[session.askedAtLine] : undefined;
  const claimedAfter = session?.claimedAfterSeconds ?? null;
  const claimedAt =
    askedAt && claimedAfter !== null ? new Date(askedAt.getTime() + claimedAfter * 1000) : null;
  const spoken = lines.map(({ by }, index): TimelineEntry => ({ by, at: times[index] ?? now }));
  if (!claimedAt) return { times, payments: payForMessages(spoken), claimedAt };
  const before = spoken.filter((entry) => entry.at <= claimedAt).length;
  const payments = payForMessages(spoken.toSpliced(before, 0, { by: 'claim', at: claimedAt }));
  return { times, payments: payments.toSpliced(before, 1), claimedAt };
}
