import type { SlaKind } from '@jsk/contracts/sla';
import { follow } from './known-session';
import type { Breach, Moment, SessionHistory } from './session-history';

export type Thresholds = Readonly<Record<SlaKind, number>>;

/**
 * What was promised of a session and is broken by now: the moment at which the threshold passed, and who had the session
 * right before it.
 */
export function breachesOf(history: SessionHistory, thresholds: Thresholds, now: Moment): Breach[] {
  const { beganAt, claimedAt, answeredAt, endedAt, trigger } = follow(history);
  const breaches: Breach[] = [];
  const check = (kind: SlaKind, passesAt: Moment, keptAt: Moment | null) => {
    if (thresholds[kind] === 0 || passesAt > (keptAt ?? now)) return;
    const operatorId = kind === 'queue_wait' ? null : ownerBefore(history, passesAt);
    breaches.push({ kind, thresholdSeconds: thresholds[kind], at: passesAt, operatorId });
  };
  if (trigger.kind !== 'OPERATOR') {
    check('queue_wait', beganAt + thresholds.queue_wait * 1000, claimedAt ?? endedAt);
    if (claimedAt !== null) {
      check('first_response', claimedAt + thresholds.first_response * 1000, answeredAt ?? endedAt);
    }
  }
  const resolutionPassesAt = momentAfter(history, thresholds.resolution * 1000);
  if (claimedAt !== null && resolutionPassesAt !== null) check('resolution', resolutionPassesAt, endedAt);
  return breaches;
}

/** @returns when so much time had passed that was not put aside, or null when it stands still before. */
function momentAfter(history: SessionHistory, ms: number): Moment | null {
  const { beganAt, aside, asideSince } = follow(history);
  let passesAt = beganAt + ms;
  for (const { from, to } of aside) if (from < passesAt) passesAt += to - from;
  return asideSince !== null && asideSince < passesAt ? null : passesAt;
}

function ownerBefore(history: SessionHistory, at: Moment): string | null {
  const before = history.events.filter((event) => event.at < at && event.kind !== 'ended');
  return follow({ ...history, events: before }).operatorId;
}
