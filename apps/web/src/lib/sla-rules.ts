import { getSlaRules, type SlaAlert, type SlaKind, type SlaRules } from '@jsk/contracts/sla';
import type { Session } from '@jsk/contracts/sessions';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from './api-client';

/** Administrators seldom change them, and the server has the last word about what is broken. */
const staysTrueMs = 5 * 60_000;

/** What customers are promised now. */
export const slaRulesOptions = queryOptions({
  queryKey: ['sla-rules'],
  queryFn: ({ signal }) => call(getSlaRules, {}, { signal }),
  staleTime: staysTrueMs,
  refetchInterval: staysTrueMs,
});

/** A promise to a customer that is about to be broken, or is. Moments are in ms of the server's clock. */
export interface UrgentPromise {
  kind: SlaKind;
  state: SlaAlert['state'];
  dueAt: number;
  thresholdSeconds: number;
}

/** What is promised of each kind, and the field that says how long it may take. */
export const thresholdNames = {
  queue_wait: 'queueWaitSeconds',
  first_response: 'firstResponseSeconds',
  resolution: 'resolutionSeconds',
} as const satisfies Record<SlaKind, keyof SlaRules>;

/** @returns what has to be done soonest, as docs/metrics.md measures it; null while nothing is urgent. */
export function urgentPromise(session: Session, rules: SlaRules, now: number): UrgentPromise | null {
  const urgent = runningSince(session).flatMap(({ kind, since }): UrgentPromise[] => {
    const thresholdSeconds = rules[thresholdNames[kind]];
    const dueAt = since + thresholdSeconds * 1000;
    const nearAt = since + thresholdSeconds * 10 * rules.nearPercent;
    if (thresholdSeconds === 0 || now < nearAt) return [];
    return [{ kind, state: now < dueAt ? 'near' : 'breached', dueAt, thresholdSeconds }];
  });
  return urgent.sort((a, b) => a.dueAt - b.dueAt)[0] ?? null;
}

/** Since when each promise runs that was not kept yet; what is put aside does not count into the resolution. */
function runningSince(session: Session): { kind: SlaKind; since: number }[] {
  if (session.closedAt !== null) return [];
  const { createdAt, claimedAt, firstResponseAt, snoozedAt, snoozedSeconds } = session;
  const began = Date.parse(createdAt);
  const isAwaited = session.trigger.kind !== 'OPERATOR';
  if (claimedAt === null) return isAwaited ? [{ kind: 'queue_wait', since: began }] : [];
  return [
    ...(isAwaited && firstResponseAt === null
      ? [{ kind: 'first_response' as const, since: Date.parse(claimedAt) }]
      : []),
    ...(snoozedAt === null ? [{ kind: 'resolution' as const, since: began + snoozedSeconds * 1000 }] : []),
  ];
}

/** Somebody has changed what is promised since it was fetched. */
export function refreshOldRules(client: QueryClient, { kind, thresholdSeconds }: SlaAlert): void {
  const { queryKey } = slaRulesOptions;
  const known = client.getQueryData(queryKey);
  if (known && known[thresholdNames[kind]] !== thresholdSeconds) void client.invalidateQueries({ queryKey });
}
