import { getDashboard, getHourly } from '@jsk/contracts/analytics';
import { StatisticsService } from '@jsk/features/analytics';
import { createCustomer } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { Client } from 'pg';
import { createPastMessage } from '../testing/past-message';
import { createPastSession, type PastSession } from '../testing/past-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;

/** Monday to Sunday, in Bangkok. */
const week = { startDate: '2025-03-03', endDate: '2025-03-09' };

beforeAll(async () => {
  system = await TestSystem.start({ settings: { sessions: { abandonAfterMinutes: 0 } } });
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(() => system.rows.select('DELETE FROM customers'));
afterAll(() => system.stop());

const at = (time: string) => new Date(`${time}+07:00`);

const session = (beganAt: string, past: Omit<PastSession, 'beganAt'> = {}) =>
  createPastSession(system.rows, { operatorId: administrator.user.id, ...past, beganAt: at(beganAt) });

/** Somebody came after ten seconds, answered after five more, and ended it. */
const served = (beganAt: string, endedAfter: number, past: Omit<PastSession, 'beganAt'> = {}) =>
  session(beganAt, { claimedAfter: 10, answeredAfter: 15, endedAfter, ...past });

const dashboardOf = (period: object = week) => administrator.call(getDashboard, period);

/** The answer is the same wherever it comes from. */
async function beforeAndAfterRefresh(check: () => Promise<void>): Promise<void> {
  await system.rows.select(`UPDATE statistics_basis SET before = '-infinity'`);
  await check();
  await system.api.app.get(StatisticsService).refreshNow();
  expect(await system.rows.count('statistics_changes')).toBe(0);
  await check();
}

describe('The dashboard of a period', () => {
  it('has every day of it, also those on which nothing happened', async () => {
    const { days, period, previousPeriod, totals, funnel, triggers, cost } = await dashboardOf();
    expect([period, previousPeriod]).toEqual([week, { startDate: '2025-02-24', endDate: '2025-03-02' }]);
    const dates = [3, 4, 5, 6, 7, 8, 9].map((day) => `2025-03-0${day}`);
    expect(days.map(({ date, sessions }) => ({ date, sessions }))).toEqual(
      dates.map((date) => ({ date, sessions: 0 })),
    );
    expect(cost.days).toEqual(dates.map((date) => ({ date, free: 0, paid: 0, coalesced: 0 })));
    expect(totals).toMatchObject({ sessions: 0, abandonmentRate: null, wait: { count: 0, average: null } });
    expect(funnel).toEqual({ contacts: 0, askedForPerson: 0, claimed: 0, resolved: 0 });
    expect(triggers).toEqual([]);
  });

  it('counts the sessions that began in it, beside those of the period before', async () => {
    const lineUserId = await createCustomer(system.rows);
    await served('2025-03-02T23:59:59', 600);
    await served('2025-03-03T00:00:00', 100, { score: 5, transfers: 2, lineUserId });
    await served('2025-03-03T20:00:00', 200, { score: null, lineUserId });
    await session('2025-03-05T10:00:00', { endedAfter: 90, isAbandoned: true, closedBy: 'SYSTEM' });
    await session('2025-03-05T10:00:00', { endedAfter: 30, closedBy: 'USER' });
    await session('2025-03-09T23:59:59', { claimedAfter: 0, trigger: 'OPERATOR' });
    await served('2025-03-10T00:00:00', 600);

    await beforeAndAfterRefresh(async () => {
      const { totals, previousTotals, days } = await dashboardOf();
      expect(totals).toEqual({
        sessions: 5,
        startedByOperator: 1,
        claimed: 3,
        closed: 2,
        abandoned: 2,
        leftQueue: 1,
        open: 1,
        abandonmentRate: 0.5,
        transfers: 2,
        wait: { count: 2, average: 10, p50: 10, p90: 10, p99: 10 },
        firstResponse: { count: 2, average: 5, p50: 5, p90: 5, p99: 5 },
        resolution: { count: 2, average: 150, p50: 100, p90: 200, p99: 200 },
        firstContactKnown: 2,
        firstContactResolved: 1,
        firstContactResolution: 0.5,
        surveysSent: 2,
        surveysAnswered: 1,
        responseRate: 0.5,
        averageScore: 5,
        satisfied: 1,
        satisfaction: 1,
        slaBreaches: expect.any(Number) as number,
      });
      expect(previousTotals).toMatchObject({ sessions: 1, closed: 1, resolution: { count: 1, p50: 600 } });
      expect(days[0]).toEqual({
        date: '2025-03-03',
        sessions: 2,
        closed: 2,
        abandoned: 0,
        abandonmentRate: 0,
        firstResponseP50: 5,
        firstResponseP90: 5,
        resolutionP50: 100,
      });
      expect(days[2]).toMatchObject({ abandoned: 2, abandonmentRate: 1, firstResponseP50: null });
    });
  });

  it('measures by the hours in which the shop was open when asked to', async () => {
    await served('2025-03-03T10:00:00', 100, { openSeconds: { wait: 1, firstResponse: 2, resolution: 3 } });
    await beforeAndAfterRefresh(async () => {
      const { totals, days, measuredBy } = await dashboardOf({ ...week, measuredBy: 'business' });
      expect({ measuredBy, ...totals }).toMatchObject({
        measuredBy: 'business',
        wait: { p99: 1 },
        firstResponse: { p99: 2 },
        resolution: { p99: 3 },
      });
      expect(days[0]).toMatchObject({ firstResponseP50: 2, resolutionP50: 3 });
    });
  });

  it('follows contacts of a day from writing to being served', async () => {
    const [writer, asker, served1] = await Promise.all([1, 2, 3].map(() => createCustomer(system.rows)));
    const wrote = (lineUserId = '', time: string) =>
      createPastMessage(system.rows, { lineUserId, at: at(time) });
    // Twice on one day is one contact, on two days it is two.
    for (const time of ['2025-03-03T10:00:00', '2025-03-03T11:00:00', '2025-03-04T00:00:00']) {
      await wrote(writer, time);
    }
    await wrote(asker, '2025-03-03T10:00:00');
    await wrote(served1, '2025-03-03T10:00:00');
    await session('2025-03-03T10:01:00', { lineUserId: asker ?? '', endedAfter: 60, isAbandoned: true });
    await served('2025-03-03T10:01:00', 60, { lineUserId: served1 ?? '' });
    // Nobody asked for a person, and somebody did who had written nothing that day.
    await served('2025-03-04T10:00:00', 60, { lineUserId: writer ?? '', trigger: 'OPERATOR' });
    await served('2025-03-05T10:00:00', 60);
    await beforeAndAfterRefresh(async () => {
      const { funnel } = await dashboardOf();
      expect(funnel).toEqual({ contacts: 4, askedForPerson: 2, claimed: 1, resolved: 1 });
    });
  });

  it('tells what messages cost, by day', async () => {
    const lineUserId = await createCustomer(system.rows);
    for (const cost of ['free', 'free', 'paid', 'coalesced'] as const) {
      await createPastMessage(system.rows, { lineUserId, at: at('2025-03-09T23:59:59'), cost });
    }
    await createPastMessage(system.rows, { lineUserId, at: at('2025-03-03T00:00:00'), cost: 'paid' });
    await createPastMessage(system.rows, { lineUserId, at: at('2025-03-10T00:00:00'), cost: 'paid' });
    await beforeAndAfterRefresh(async () => {
      const { cost } = await dashboardOf();
      expect(cost).toMatchObject({ free: 2, paid: 2, coalesced: 1 });
      expect(cost.days[0]).toEqual({ date: '2025-03-03', free: 0, paid: 1, coalesced: 0 });
      expect(cost.days[6]).toEqual({ date: '2025-03-09', free: 2, paid: 1, coalesced: 1 });
    });
  });

  it('names the twelve most frequent reasons, and counts the others together', async () => {
    for (let keyword = 1; keyword <= 14; keyword += 1) {
      await served('2025-03-03T10:00:00', 60, { trigger: 'KEYWORD', keyword: `คำ ${keyword}` });
    }
    await served('2025-03-04T10:00:00', 60, { trigger: 'KEYWORD', keyword: 'คำ 7' });
    await served('2025-03-04T10:00:00', 60);
    await served('2025-03-04T10:00:00', 60, { trigger: 'OPERATOR' });
    await beforeAndAfterRefresh(async () => {
      const { triggers } = await dashboardOf();
      expect(triggers).toHaveLength(13);
      expect(triggers[0]).toEqual({ trigger: { kind: 'KEYWORD', keyword: 'คำ 7' }, sessions: 2 });
      expect(triggers[12]).toEqual({ trigger: null, sessions: 3 });
    });
  });

  it('takes at most two statements for each part, however long the period is', async () => {
    const statements = jest.spyOn(Client.prototype, 'query');
    const countOf = async (ask: () => Promise<unknown>) => {
      statements.mockClear();
      await ask();
      return statements.mock.calls.filter(([query]) => {
        const text = typeof query === 'string' ? query : ((query as { text?: string }).text ?? '');
        // The job that keeps statistics may look at the same tables meanwhile.
        return /\b(statistics_basis|daily_\w+|hourly_\w+)\b/.test(text) && !/isDue|REFRESH/.test(text);
      }).length;
    };
    // Once to find out which days are stored; then the counts, times, times by day, messages and reasons.
    for (const days of [1, 90]) {
      expect(await countOf(() => dashboardOf({ days }))).toBe(6);
      expect(await countOf(() => administrator.call(getHourly, { days }))).toBe(2);
    }
    statements.mockRestore();
  });
});

describe('The hours of the week', () => {
  it('count when customers ask for a person', async () => {
    await served('2025-03-03T10:59:59', 60);
    await session('2025-03-03T10:00:00', { endedAfter: 60, isAbandoned: true });
    await served('2025-03-09T00:00:00', 60);
    await served('2025-03-05T10:00:00', 60, { trigger: 'OPERATOR' });
    await beforeAndAfterRefresh(async () => {
      const { cells, timeZone } = await administrator.call(getHourly, week);
      expect(timeZone).toBe('Asia/Bangkok');
      expect(cells).toEqual([
        { weekday: 1, hour: 10, sessions: 2 },
        { weekday: 7, hour: 0, sessions: 1 },
      ]);
    });
  });
});

describe('Whoever asks', () => {
  it.each([getDashboard, getHourly])('has to be an administrator ($path)', async (endpoint) => {
    const agent = await system.signIn();
    await expect(agent.call(endpoint, week)).rejects.toMatchObject({ status: 403 });
  });

  it.each([
    ['endDate', { startDate: '2025-03-09', endDate: '2025-03-03' }],
    ['days', { days: 367 }],
    ['measuredBy', { ...week, measuredBy: 'moon' }],
  ])('is told what is wrong with %s', async (path, asked) => {
    await expect(administrator.call(getDashboard, asked as object)).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path }] },
    });
  });
});
