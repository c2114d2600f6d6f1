import { getLiveKpis, type LiveFigure, type LiveFigureName } from '@jsk/contracts/analytics';
import { createCustomer } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { Client } from 'pg';
import { createPastSession, type PastSession } from '../testing/past-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

/** Noon in Bangkok. */
const noon = new Date('2026-03-04T05:00:00Z');

beforeAll(async () => {
  // Whoever works on what is open would change it.
  system = await TestSystem.start({ environment: { WORKER_MODE: 'separate' } });
  operator = await system.signIn();
});
beforeEach(async () => {
  await system.rows.select('DELETE FROM sessions');
  system.api.setClock(noon);
});
afterAll(() => system.stop());

const minutes = (count: number) => count * 60;
const hours = (count: number) => count * 3600;
const days = (count: number) => count * 86_400;

/** A session that began so many seconds before noon. */
function began(secondsAgo: number, past: Omit<PastSession, 'beganAt'> = {}): Promise<string> {
  const beganAt = new Date(noon.getTime() - secondsAgo * 1000);
  const isHeld = past.claimedAfter !== undefined;
  return createPastSession(system.rows, {
    ...(isHeld && { operatorId: operator.user.id }),
    ...past,
    beganAt,
  });
}

async function figure(name: LiveFigureName): Promise<LiveFigure | undefined> {
  const { figures } = await operator.call(getLiveKpis, {});
  return figures.find((one) => one.name === name);
}

describe('Of an account in which nothing has happened', () => {
  it('the counts are zero, and nothing else is known', async () => {
    const { figures, waitingSince, operatorsOnline, at } = await operator.call(getLiveKpis, {});
    expect({ waitingSince, operatorsOnline, at }).toEqual({
      waitingSince: null,
      operatorsOnline: 0,
      at: noon.toISOString(),
    });
    expect(figures.map(({ name, value }) => [name, value])).toEqual([
      ['waiting', 0],
      ['active', 0],
      ['sessionsToday', 0],
      ['firstResponse', null],
      ['resolution', null],
      ['satisfaction', null],
      ['firstContactResolution', null],
      ['abandonment', null],
      ['slaBreaches', 0],
    ]);
    expect(new Set(figures.map(({ status }) => status))).toEqual(new Set(['none']));
  });
});

describe('What is open', () => {
  it('waits, or is with somebody; what is put aside is neither', async () => {
    await began(minutes(3));
    await began(minutes(9));
    await began(minutes(20), { claimedAfter: 60 });
    await began(minutes(30), { claimedAfter: 60, isSnoozed: true });
    expect(await figure('waiting')).toMatchObject({ value: 2, previous: null, status: 'none' });
    expect(await figure('active')).toMatchObject({ value: 1, previous: null });
    const { waitingSince } = await operator.call(getLiveKpis, {});
    expect(waitingSince).toBe(new Date(noon.getTime() - minutes(9) * 1000).toISOString());
  });
});

describe('What happened today', () => {
  it('is what began since midnight where the shop is, beside yesterday up to this time', async () => {
    await began(hours(11));
    await began(hours(12));
    await began(hours(13), { claimedAfter: 5, endedAfter: 10 });
    await began(hours(25), { claimedAfter: 5, endedAfter: 10 });
    await began(hours(36), { claimedAfter: 5, endedAfter: 10 });
    await began(hours(37), { claimedAfter: 5, endedAfter: 10 });
    expect(await figure('sessionsToday')).toMatchObject({ value: 2, previous: 2 });
  });

  it('is resolved when it ended today, whenever it began', async () => {
    await began(hours(13), { claimedAfter: 5, endedAfter: hours(2) });
    await began(hours(2), { claimedAfter: 5, endedAfter: hours(1) });
    await began(hours(2), { endedAfter: minutes(10), isAbandoned: true });
    await began(hours(26), { claimedAfter: 5, endedAfter: minutes(30) });
    expect(await figure('resolution')).toMatchObject({ value: hours(1.5), outOf: 2, previous: minutes(30) });
  });

  it('is abandoned of what was claimed or is over, without what an operator began', async () => {
    await began(hours(1), { endedAfter: minutes(10), isAbandoned: true });
    await began(hours(1), { claimedAfter: 5 });
    await began(hours(1), { claimedAfter: 5, endedAfter: 100 });
    await began(hours(1), { claimedAfter: 5, endedAfter: 100 });
    await began(hours(1));
    await began(hours(1), { claimedAfter: 0, trigger: 'OPERATOR' });
    await began(hours(30), { endedAfter: minutes(10), isAbandoned: true });
    expect(await figure('abandonment')).toMatchObject({ value: 0.25, outOf: 4, previous: 1 });
  });

  it('is broken when the moment of the promise passed today', async () => {
    const sessionId = await began(hours(13), { claimedAfter: hours(13) - 10 });
    const broken = (kind: string, secondsAgo: number) =>
      system.rows.select(
        `INSERT INTO sla_breaches (session_id, kind, threshold_seconds, due_at, began_at)
         SELECT id, $2, 300, $3, created_at FROM sessions WHERE id = $1`,
        [sessionId, kind, new Date(noon.getTime() - secondsAgo * 1000)],
      );
    await broken('queue_wait', hours(11));
    await broken('first_response', hours(30));
    await broken('resolution', hours(13));
    expect(await figure('slaBreaches')).toMatchObject({ value: 1, previous: 1 });
  });
});

describe('The first response', () => {
  it('is of first answers in the last hour, whenever the customer came, beside the hour before', async () => {
    await began(hours(3), { claimedAfter: hours(2), answeredAfter: hours(2) + 30 });
    await began(minutes(10), { claimedAfter: 10, answeredAfter: 25 });
    await began(minutes(90), { claimedAfter: 0, answeredAfter: 80 });
    await began(hours(4), { claimedAfter: 0, answeredAfter: 500 });
    await began(minutes(10), { claimedAfter: 0, answeredAfter: 400, trigger: 'OPERATOR' });
    expect(await figure('firstResponse')).toEqual({
      name: 'firstResponse',
      value: 22.5,
      previous: 80,
      outOf: 2,
      target: 60,
      status: 'good',
    });
  });
});

describe('What customers think', () => {
  it('is the share of 4 and 5 among the answers of seven days', async () => {
    const rated = (secondsAgo: number, score: number) =>
      began(secondsAgo, { claimedAfter: 0, endedAfter: 60, score });
    await rated(hours(1), 5);
    await rated(days(6), 4);
    await rated(days(6.5), 3);
    await rated(days(7.5), 1);
    await rated(days(9), 1);
    expect(await figure('satisfaction')).toMatchObject({ value: 2 / 3, previous: 1 / 3, outOf: 3 });
    expect(await figure('satisfaction')).toMatchObject({ target: 0.8, status: 'warning' });
  });

  it('shows in who comes back: of seven days that ended a day ago', async () => {
    const ended = { claimedAfter: 0, endedAfter: 60 };
    const returning = await createCustomer(system.rows);
    await began(days(3), { ...ended, lineUserId: returning });
    await began(days(3) - hours(23), { ...ended, lineUserId: returning });
    await began(days(2) - hours(23), ended);
    await began(days(8.5), ended);
    await began(hours(20), ended);
    expect(await figure('firstContactResolution')).toMatchObject({
      value: 2 / 3,
      previous: 2 / 3,
      outOf: 3,
      target: 0.7,
      status: 'warning',
    });
  });
});

describe('Reading them', () => {
  it('takes two statements', async () => {
    await operator.call(getLiveKpis, {});
    const statements = jest.spyOn(Client.prototype, 'query');
    await operator.call(getLiveKpis, {});
    const asked = statements.mock.calls.filter(([query]) => {
      const text = typeof query === 'string' ? query : ((query as { text?: string }).text ?? '');
      return /\b(sessions|csat_surveys|settings|business_hours|operators)\b/.test(text);
    });
    statements.mockRestore();
    expect(asked).toHaveLength(2);
  });
});
