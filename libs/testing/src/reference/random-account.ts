import { AccountClock } from './account-days';
import type { RandomNumbers } from './random-numbers';
import { RandomSession, upTo } from './random-session';
import type {
  AccountHistory,
  MessageHistory,
  Moment,
  PresenceHistory,
  SessionHistory,
} from './session-history';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export interface RandomAccountOptions {
  readonly random: RandomNumbers;
  readonly timeZone: string;
  /** Nothing happens later. */
  readonly now: Moment;
  /** So far back it goes. */
  readonly days: number;
  readonly sessions: number;
  /** Ids of customers. */
  readonly customers: readonly string[];
  /** Ids of operators. */
  readonly operators: readonly string[];
}

/** @returns all that could have happened in an account up to now. */
export function randomAccount(options: RandomAccountOptions): AccountHistory {
  const sessions: SessionHistory[] = [];
  // Some customers are never free again.
  for (let round = 0; sessions.length < options.sessions && round < 100; round += 1) {
    for (const lineUserId of options.customers) addSession(options, sessions, lineUserId);
  }
  return {
    sessions,
    messages: messagesOf(options, sessions),
    presence: options.operators.flatMap((operatorId) => presenceOf(options, operatorId)),
  };
}

/** The customer's next one, unless the last is not over, or now is reached. */
function addSession(options: RandomAccountOptions, sessions: SessionHistory[], lineUserId: string): void {
  const { random, now, operators } = options;
  const last = sessions.findLast((session) => session.lineUserId === lineUserId);
  const end = last?.events.at(-1);
  if (last && end?.kind !== 'ended' && end?.kind !== 'given_up') return;
  const beganAt = end ? end.at + pauseOf(random) : beginningOf(options);
  if (beganAt > now) return;
  const number = sessions.length + 1;
  sessions.push(upTo(RandomSession.make(random, operators, { number, lineUserId, beganAt }), now));
}

/** After how long a customer comes back. */
function pauseOf(random: RandomNumbers): number {
  const edges = [0, dayMs - 1000, dayMs - 1, dayMs, dayMs + 1, dayMs + 1000];
  if (random.chance(0.3)) return random.pick(edges);
  return random.below(random.chance(0.5) ? dayMs : 6 * dayMs);
}

function beginningOf({ random, timeZone, now, days }: RandomAccountOptions): Moment {
  const anywhere = now - random.below(days * dayMs);
  if (random.chance(0.8)) return anywhere;
  // Where a day begins, and right before and after.
  const clock = new AccountClock(timeZone);
  let midnight = Math.floor(anywhere / hourMs) * hourMs;
  while (clock.dateOf(midnight) === clock.dateOf(midnight - 1)) midnight -= hourMs / 4;
  return midnight + random.pick([-1000, -1, 0, 1, 1000]);
}

function messagesOf(options: RandomAccountOptions, sessions: readonly SessionHistory[]): MessageHistory[] {
  const { random, customers, now } = options;
  const messages: MessageHistory[] = [];
  const add = (lineUserId: string, at: Moment, by: MessageHistory['by']) => {
    const costs = ['free', 'paid', 'coalesced', null] as const;
    if (at <= now) messages.push({ lineUserId, at, by, cost: by === 'CUSTOMER' ? null : random.pick(costs) });
  };
  for (const { lineUserId, beganAt, trigger, events } of sessions) {
    if (trigger.kind !== 'OPERATOR' && random.chance(0.9)) add(lineUserId, beganAt, 'CUSTOMER');
    for (const { at, kind } of events) {
      if (kind === 'answered') add(lineUserId, at, 'OPERATOR');
      if (kind === 'ended') add(lineUserId, at, 'SYSTEM');
    }
  }
  for (let count = 0; count < sessions.length / 4; count += 1) {
    const [lineUserId, at] = [random.pick(customers), beginningOf(options)];
    add(lineUserId, at, 'CUSTOMER');
    add(lineUserId, at + 1, 'BOT');
  }
  return messages;
}

/** Comes and goes, also over midnight, and is perhaps there now. */
function presenceOf({ random, now, days }: RandomAccountOptions, operatorId: string): PresenceHistory[] {
  const spans: PresenceHistory[] = [];
  let at = now - days * dayMs;
  while (at < now) {
    const from = at + (random.chance(0.4) ? 0 : random.below(14 * hourMs));
    const to = from + 1 + random.below(random.chance(0.1) ? 50 * hourMs : 4 * hourMs);
    if (from >= now) break;
    const status = random.chance(0.75) ? 'online' : 'away';
    const lasts = to >= now;
    spans.push({ operatorId, status, from, to: Math.min(to, now), lasts });
    at = to;
  }
  return spans;
}
