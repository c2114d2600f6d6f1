import { type Dashboard, getDashboard, getHourly, type Hourly } from '@jsk/contracts/analytics';
import { getBusinessHours, updateBusinessHours } from '@jsk/contracts/business-hours';
import { StatisticsService } from '@jsk/features/analytics';
import { createCustomer } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Client } from 'pg';
import { createPastMessage } from '../testing/past-message';
import { createPastSession } from '../testing/past-session';
import { TestSystem } from '../testing/start-test-api';

/** So many days the histories go back. */
const days = 12;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

let system: TestSystem;
let administrator: OperatorSession;

beforeAll(async () => {
  // What is not to change meanwhile by itself.
  const sessions = { abandonAfterMinutes: 0, closeAfterMinutes: 0, warnBeforeMinutes: 0 };
  const sla = { queueWaitSeconds: 0, firstResponseSeconds: 0, resolutionSeconds: 0 };
  system = await TestSystem.start({ settings: { sessions, sla } });
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(async () => {
  await setTimeZone('Asia/Bangkok');
  await system.rows.select('DELETE FROM customers');
  await refresh();
});
afterAll(() => system.stop());

const refresh = () => system.api.app.get(StatisticsService).refreshNow();

async function setTimeZone(timeZone: string): Promise<void> {
  const { week } = await administrator.call(getBusinessHours, {});
  await administrator.call(updateBusinessHours, { timeZone, week });
}

type Answer = Omit<Dashboard, 'computedAt'> & Pick<Hourly, 'cells'>;

/** Everything that is told of a period. */
async function ask(period: object = { days }): Promise<Answer> {
  const { computedAt: _, ...dashboard } = await administrator.call(getDashboard, period);
  const business = await administrator.call(getDashboard, { ...period, measuredBy: 'business' });
  const { cells } = await administrator.call(getHourly, period);
  return { ...dashboard, totals: { ...dashboard.totals, ...business.totals }, cells };
}

/** The same, counted from all the rows as if nothing were stored. */
async function askPlainly(period: object = { days }): Promise<Answer> {
  const [{ before }] = (await system.rows.select<{ before: string }>(
    `WITH was AS (SELECT before::text FROM statistics_basis)
     UPDATE statistics_basis SET before = '-infinity' RETURNING (SELECT before FROM was)`,
  )) as [{ before: string }];
  const answer = await ask(period);
  await system.rows.select('UPDATE statistics_basis SET before = $1', [before]);
  return answer;
}

const storedDays = async () => {
  const [row] = await system.rows.select<{ count: number }>(
    `SELECT count(*)::int FROM daily_session_statistics v, statistics_basis b
      WHERE v.day NOT IN (SELECT day_in(moment, b.time_zone) FROM statistics_changes)`,
  );
  return row?.count ?? 0;
};

/** A generator of numbers from 0 to below 1 that can be repeated (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Acts on random rows at random moments of the last days. */
class RandomHistory {
  private readonly customers: string[] = [];

  constructor(private readonly random: () => number) {}

  async begin(): Promise<void> {
    for (let count = 0; count < 12; count += 1) this.customers.push(await createCustomer(system.rows));
    for (let count = 0; count < 60; count += 1) await this.addSession();
    for (let count = 0; count < 80; count += 1) await this.addMessage();
  }

  /** Something that may happen, today or late. */
  async act(): Promise<unknown> {
    const acts = [
      () => this.addSession(),
      () => this.addMessage(),
      () =>
        this.change(
          'sessions',
          `status = 'CLOSED', closed_by = 'OPERATOR', closed_at = now(), operator_id = ${administrator.user.id},
           claimed_at = coalesce(claimed_at, now())`,
          'closed_at IS NULL',
        ),
      () =>
        this.change(
          'sessions',
          `status = 'ABANDONED', closed_by = 'SYSTEM', closed_at = now()`,
          'claimed_at IS NULL AND closed_at IS NULL',
        ),
      () => this.change('sessions', 'transfer_count = transfer_count + 1', 'true'),
      () =>
        this.change(
          'csat_surveys',
          'score = 4, answered_at = now()',
          'score IS NULL AND sent_at IS NOT NULL',
        ),
      () => this.change('messages', `cost = 'paid'`, `cost = 'free'`),
      () => this.change('messages', `cost = NULL`, `cost = 'paid'`),
      () =>
        system.rows.select(
          'DELETE FROM messages WHERE id = (SELECT id FROM messages ORDER BY random() LIMIT 1)',
        ),
      () => system.rows.select('DELETE FROM customers WHERE line_user_id = $1', [this.customers.pop()]),
    ];
    return acts[this.below(acts.length)]?.();
  }

  private async addSession(): Promise<unknown> {
    const beganAt = this.moment();
    const wait = this.below(400);
    const isClaimed = this.random() < 0.8;
    const endedAfter = wait + this.below(this.random() < 0.2 ? 90_000 : 3600);
    const isOver = beganAt.getTime() + endedAfter * 1000 < Date.now() - minuteMs && this.random() < 0.9;
    return createPastSession(system.rows, {
      beganAt,
      // One open session per customer.
      ...(isOver && { lineUserId: this.customer() }),
      operatorId: administrator.user.id,
      trigger: (['KEYWORD', 'POSTBACK', 'OPERATOR'] as const)[this.below(3)] ?? 'KEYWORD',
      keyword: `คำ ${this.below(20)}`,
      closedBy: this.random() < 0.3 ? 'USER' : 'OPERATOR',
      transfers: this.below(2),
      isAbandoned: !isClaimed,
      ...(isClaimed && { claimedAfter: wait, answeredAfter: wait + this.below(100) }),
      ...(isOver && { endedAfter }),
      ...(isOver && isClaimed && { score: this.random() < 0.5 ? null : 1 + this.below(5) }),
      openSeconds: { wait: this.below(300), firstResponse: this.below(90), resolution: this.below(3000) },
    });
  }

  private addMessage(): Promise<unknown> {
    const cost = ([undefined, 'free', 'paid', 'coalesced'] as const)[this.below(4)];
    const message = { lineUserId: this.customer(), at: this.moment() };
    return createPastMessage(system.rows, cost ? { ...message, cost } : message);
  }

  private change(table: string, set: string, where: string): Promise<unknown> {
    const key = table === 'csat_surveys' ? 'session_id' : 'id';
    return system.rows.select(
      `UPDATE ${table} SET ${set} WHERE ${key} = (SELECT ${key} FROM ${table} WHERE ${where} ORDER BY random() LIMIT 1)`,
    );
  }

  private moment(): Date {
    return new Date(Date.now() - Math.floor(this.random() * days * dayMs));
  }

  private customer(): string {
    return this.customers[this.below(this.customers.length)] ?? '';
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}

describe('Statistics of days that are over', () => {
  it.each([1, 2, 3])(
    'equal what the rows say, whatever happens between refreshes (history %i)',
    async (seed) => {
      const random = randomFrom(seed);
      const history = new RandomHistory(random);
      await history.begin();
      for (let step = 0; step < 12; step += 1) {
        if (random() < 0.4) await refresh();
        for (let count = 0; count < 3; count += 1) await history.act();
        const period = { days: 1 + Math.floor(random() * days) };
        expect(await ask(period)).toEqual(await askPlainly(period));
      }
      await refresh();
      expect(await storedDays()).toBeGreaterThan(days / 2);
      expect(await ask()).toEqual(await askPlainly());
    },
  );

  it('equal what the rows say after refreshes during which things happened', async () => {
    const history = new RandomHistory(randomFrom(4));
    await history.begin();
    const acts = async () => {
      for (let count = 0; count < 40; count += 1) await history.act();
    };
    const refreshes = async () => {
      for (let count = 0; count < 4; count += 1) await refresh();
    };
    await Promise.all([acts(), refreshes(), refreshes()]);
    expect(await ask()).toEqual(await askPlainly());
  });

  it('take up what was written before a refresh began and was not yet there', async () => {
    const beganAt = new Date(Date.now() - 5 * dayMs);
    const id = await createPastSession(system.rows, {
      beganAt,
      operatorId: administrator.user.id,
      claimedAfter: 5,
    });
    await refresh();
    const writer = new Client({ connectionString: system.rows.url });
    await writer.connect();
    await writer.query('BEGIN');
    await writer.query(
      `UPDATE sessions SET status = 'CLOSED', closed_by = 'OPERATOR', closed_at = now() WHERE id = $1`,
      [id],
    );
    await refresh();
    await writer.query('COMMIT');
    await writer.end();
    expect((await ask()).totals).toMatchObject({ sessions: 1, closed: 1, open: 0 });
  });

  it('are made anew at once for another time zone, and are right until then', async () => {
    const history = new RandomHistory(randomFrom(5));
    await history.begin();
    await refresh();
    for (const timeZone of ['America/New_York', 'Pacific/Apia', 'Asia/Kathmandu']) {
      await setTimeZone(timeZone);
      expect(await ask()).toEqual(await askPlainly());
      await waitFor(
        async () =>
          expect(await system.rows.count('statistics_basis WHERE time_zone = $1', [timeZone])).toBe(1),
        { description: 'the days are counted by the new time zone' },
      );
      expect(await storedDays()).toBeGreaterThan(0);
      expect(await ask()).toEqual(await askPlainly());
    }
  });

  it('are left alone while there is nothing to gain', async () => {
    const asOf = async () => system.rows.select('SELECT as_of FROM statistics_basis');
    const statistics = system.api.app.get(StatisticsService);
    const before = await asOf();
    await statistics.runDue();
    expect(await asOf()).toEqual(before);
    const endedLate = (daysAgo: number) =>
      createPastSession(system.rows, {
        beganAt: new Date(Date.now() - daysAgo * dayMs),
        operatorId: administrator.user.id,
        claimedAfter: 5,
        endedAfter: 60,
      });
    await endedLate(3);
    await statistics.runDue();
    expect(await asOf()).toEqual(before);
    for (const daysAgo of [4, 5, 6]) await endedLate(daysAgo);
    await statistics.runDue();
    expect(await asOf()).not.toEqual(before);
  });
});
