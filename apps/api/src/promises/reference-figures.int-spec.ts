import { randomBytes } from 'node:crypto';
import { updateBusinessHours, type Week } from '@jsk/contracts/business-hours';
import type { Period } from '@jsk/contracts/periods';
import type { OperatorReference } from '@jsk/contracts/sessions';
import { StatisticsService } from '@jsk/features/analytics';
import { createOperator } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { AccountClock, dateAfter } from '@jsk/testing/reference/account-days';
import { HistoryRows } from '@jsk/testing/reference/history-rows';
import { knowAccount, type KnownAccount } from '@jsk/testing/reference/known-account';
import { randomAccount } from '@jsk/testing/reference/random-account';
import { RandomNumbers } from '@jsk/testing/reference/random-numbers';
import { upTo } from '@jsk/testing/reference/random-session';
import type { ReferenceFilter } from '@jsk/testing/reference/reported-sessions';
import type { AccountHistory, Moment } from '@jsk/testing/reference/session-history';
import { AccountComparison } from '../testing/account-comparison';
import { TestSystem } from '../testing/start-test-api';

/** More rounds take longer and find more: `REFERENCE_ROUNDS=20`. */
const rounds = Number(process.env.REFERENCE_ROUNDS ?? 1);
const firstSeed = Number(process.env.REFERENCE_SEED ?? Date.now() % 1_000_000);
jest.setTimeout(300_000);

/** Where clocks are set forward and back within the days that are looked at, and where a date was left out. */
const accounts = [
  { timeZone: 'Asia/Bangkok', now: '2026-03-04T05:00:00.123Z' },
  { timeZone: 'America/New_York', now: '2026-03-12T03:30:00Z' },
  { timeZone: 'America/New_York', now: '2025-11-06T04:59:59.999Z' },
  { timeZone: 'Pacific/Apia', now: '2012-01-05T09:00:00Z' },
] as const;

const days = 14;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const working = [
  { from: '08:00', to: '12:00' },
  { from: '13:15', to: '17:00' },
];
const week: Week = {
  1: working,
  2: working,
  3: working,
  4: working,
  5: [{ from: '20:00', to: '03:00' }],
  6: [],
  7: [],
};
const thresholds = { queue_wait: 300, first_response: 120, resolution: 1800 };

let system: TestSystem;
let administrator: OperatorSession;
let operators: OperatorReference[];
let comparison: AccountComparison;

beforeAll(async () => {
  // What is not to change meanwhile by itself.
  const sessions = { abandonAfterMinutes: 0, closeAfterMinutes: 0, warnBeforeMinutes: 0 };
  const sla = { queueWaitSeconds: 0, firstResponseSeconds: 0, resolutionSeconds: 0 };
  const routing = { requeueAfterMinutes: 0 };
  system = await TestSystem.start({ settings: { sessions, sla, routing } });
  administrator = await system.signIn({ role: 'ADMIN' });
  const created = [];
  for (let count = 0; count < 5; count += 1) created.push(await createOperator(system.rows));
  operators = created.map(({ id, displayName }) => ({ id, name: displayName }));
  comparison = new AccountComparison(administrator, operators);
});
beforeEach(async () => {
  for (const table of ['customers', 'operator_presence_spans', 'operator_availability'])
    await system.rows.select(`DELETE FROM ${table}`);
});
afterAll(() => system.stop());

const refresh = () => system.api.app.get(StatisticsService).refreshNow();

/** What happened in an account, what is known of it at the moment, and the rows of it. */
class TestAccount {
  readonly rows = new HistoryRows(system.rows);
  private readonly clock: AccountClock;

  constructor(
    readonly random: RandomNumbers,
    timeZone: string,
    /** All that happens, up to some weeks later. */
    private readonly whole: AccountHistory,
    private now: Moment,
  ) {
    this.clock = new AccountClock(timeZone);
  }

  static async create(random: RandomNumbers, timeZone: string, now: Moment): Promise<TestAccount> {
    await administrator.call(updateBusinessHours, { timeZone, week });
    const customers = Array.from({ length: 250 }, () => `U${randomBytes(16).toString('hex')}`);
    const ids = operators.map(({ id }) => id);
    const later = now + 20 * dayMs;
    const options = {
      random,
      timeZone,
      now: later,
      days: days + 20,
      sessions: 1000,
      customers,
      operators: ids,
    };
    const account = new TestAccount(random, timeZone, randomAccount(options), now);
    system.api.setClock(new Date(now));
    await account.rows.writeCustomers(customers);
    await account.rows.writeAccount(account.known);
    return account;
  }

  get known(): KnownAccount {
    const { now, clock } = this;
    const { sessions, messages, presence } = this.whole;
    const history: AccountHistory = {
      sessions: sessions.filter(({ beganAt }) => beganAt <= now).map((session) => upTo(session, now)),
      messages: messages.filter(({ at }) => at <= now),
      presence: presence
        .filter(({ from }) => from < now)
        .map((span) => ({ ...span, to: Math.min(span.to, now), lasts: span.to >= now })),
    };
    return knowAccount(history, { now, clock, week, thresholds });
  }

  /** Lets time pass, and what happens meanwhile be written. */
  async pass(ms: number): Promise<void> {
    const before = this.known;
    this.now += ms;
    system.api.setClock(new Date(this.now));
    const after = this.known;
    const known = new Map(before.sessions.map((session) => [session.number, session]));
    for (const session of after.sessions) {
      const old = known.get(session.number);
      if (old && JSON.stringify(old) !== JSON.stringify(session)) await this.rows.changeSession(old, session);
    }
    // Only now: a customer has one open session at a time.
    await this.rows.writeSessions(after.sessions.filter(({ number }) => !known.has(number)));
    await this.rows.writeMessages(after.messages.filter(({ at }) => at > before.now));
    for (const table of ['operator_presence_spans', 'operator_availability'])
      await system.rows.select(`DELETE FROM ${table}`);
    await this.rows.writePresence(after.presence);
  }

  /** Days that have something to tell, and some that have not. */
  period(): Period {
    const today = this.clock.dateOf(this.now);
    const endDate = dateAfter(today, 1 - this.random.below(days));
    return { startDate: dateAfter(endDate, -this.random.below(days)), endDate };
  }
}

function randomFilter(random: RandomNumbers): ReferenceFilter {
  const operatorId = random.pick(operators).id;
  return random.pick<ReferenceFilter>([
    {},
    { status: random.pick(['WAITING', 'ACTIVE', 'CLOSED', 'ABANDONED'] as const) },
    { outcome: random.pick(['claimed', 'answered', 'closed', 'abandoned'] as const) },
    { outcome: random.pick(['left_queue', 'open', 'came_back', 'not_come_back'] as const) },
    { begunBy: random.pick(['customer', 'operator'] as const) },
    { operatorId, score: 1 + random.below(5) },
    { firstResponderId: operatorId, trigger: 'KEYWORD' },
    { trigger: 'KEYWORD', keyword: 'คำ 1' },
    { weekday: 1 + random.below(7), hour: random.below(24) },
    { breach: random.pick(['queue_wait', 'first_response', 'resolution'] as const) },
  ]);
}

/** Some periods of the account, in every way in which they are told. */
async function compare(account: TestAccount, periods: number): Promise<void> {
  const { random, known } = account;
  await comparison.liveFigures(known);
  for (let count = 0; count < periods; count += 1) {
    const period = account.period();
    for (const measuredBy of ['clock', 'business'] as const) {
      await comparison.dashboard(known, period, measuredBy);
      await comparison.operatorFigures(known, period, measuredBy);
      await comparison.operatorReport(known, period, measuredBy, random.pick(operators));
    }
    await comparison.hours(known, period);
    await comparison.breaches(known, period);
    for (const filter of [{}, randomFilter(random), randomFilter(random)]) {
      await comparison.summary(known, period, filter);
      await comparison.list(known, period, filter);
      await comparison.file(known, period, filter);
    }
  }
}

const cases = Array.from({ length: rounds }, (_, round) =>
  accounts.map((account, index) => ({ ...account, seed: firstSeed + round * accounts.length + index })),
).flat();

describe('What is told of an account equals what is plainly counted from everything that happened', () => {
  it.each(cases)('in $timeZone up to $now (seed $seed)', async ({ timeZone, now, seed }) => {
    const random = new RandomNumbers(seed);
    const account = await TestAccount.create(random, timeZone, Date.parse(now));
    await compare(account, 1);
    await refresh();
    await compare(account, 2);
    for (const ms of [random.below(3 * 60 * minuteMs), dayMs + random.below(8 * dayMs)]) {
      await account.pass(ms);
      await compare(account, 1);
    }
    await refresh();
    await compare(account, 1);
  });
});
