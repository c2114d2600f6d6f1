import {
  exportSessions,
  getSessionsSummary,
  listReportedSessions,
  type ReportedSession,
} from '@jsk/contracts/reports';
import { createCustomer } from '@jsk/testing/factories';
import { type OperatorSession, requestOf } from '@jsk/testing/operator-session';
import { parse } from 'csv-parse/sync';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;
let agent: OperatorSession;
let nok: string;

const year = { startDate: '2025-01-01', endDate: '2025-12-31' };

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN' });
  agent = await system.signIn();
  nok = await createCustomer(system.rows);
});
beforeEach(() => system.rows.select('DELETE FROM sessions'));
afterAll(() => system.stop());

interface Past {
  beganAt: string;
  claimedAfter?: number;
  answeredAfter?: number;
  endedAfter?: number;
  status?: 'CLOSED' | 'ABANDONED';
  closedBy?: string;
  trigger?: string;
  score?: number;
}

/** A session of the past; the times are in seconds after it began. */
async function session({
  beganAt,
  claimedAfter,
  answeredAfter,
  endedAfter,
  status = 'CLOSED',
  closedBy = 'OPERATOR',
  trigger = 'POSTBACK',
  score,
}: Past): Promise<string> {
  const after = (seconds: number | undefined) =>
    seconds === undefined ? null : new Date(Date.parse(beganAt) + seconds * 1000);
  const open = claimedAfter === undefined ? 'WAITING' : 'ACTIVE';
  const [row] = await system.rows.select<{ id: string }>(
    `INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, created_at, claimed_at, first_response_at,
                           first_responder_id, closed_at, closed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
    [
      await createCustomer(system.rows),
      endedAfter === undefined ? open : status,
      claimedAfter === undefined ? null : agent.user.id,
      trigger,
      beganAt,
      after(claimedAfter),
      after(answeredAfter),
      answeredAfter === undefined ? null : agent.user.id,
      after(endedAfter),
      endedAfter === undefined ? null : closedBy,
    ],
  );
  const id = row?.id ?? '';
  if (score !== undefined) {
    await system.rows.select(
      `INSERT INTO csat_surveys (session_id, line_user_id, due_at, sent_at, score, answered_at)
       SELECT id, line_user_id, closed_at, closed_at, $2, closed_at FROM sessions WHERE id = $1`,
      [id, score],
    );
  }
  return id;
}

async function download(input: Parameters<typeof requestOf<typeof exportSessions>>[1]): Promise<string> {
  const { path } = requestOf(exportSessions, input);
  const response = await fetch(administrator.apiUrl + path, {
    headers: { authorization: `Bearer ${administrator.accessToken}` },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer()).toString();
}

describe('The sessions of a period as a file', () => {
  it('have the columns that other programs read, in UTF-8 that spreadsheets recognise', async () => {
    const id = await session({
      beganAt: '2025-03-03T03:00:00.000Z',
      claimedAfter: 30,
      answeredAfter: 45.9,
      endedAfter: 600,
      score: 4,
    });
    const text = await download(year);
    const [header = '', row = '', end] = text.split('\r\n');
    expect(header).toBe(
      '\uFEFFSession ID,LINE User ID,Status,Operator ID,Created At,Claimed At,First Response At,Closed At,' +
        'Wait Time (s),First Response Time (s),Resolution Time (s),CSAT Score,Transfer Count',
    );
    expect(row.replace(/U[0-9a-f]{32}/, 'U')).toBe(
      `${id},U,CLOSED,${agent.user.id},2025-03-03T03:00:00.000Z,2025-03-03T03:00:30.000Z,2025-03-03T03:00:45.900Z,` +
        '2025-03-03T03:10:00.000Z,30,15,600,4,0',
    );
    expect(end).toBe('');
  });

  it('leave empty what there is not', async () => {
    const id = await session({ beganAt: '2025-03-03T03:00:00.000Z' });
    const row = (await download(year)).split('\r\n')[1] ?? '';
    expect(row.replace(/U[0-9a-f]{32}/, 'U')).toBe(`${id},U,WAITING,,2025-03-03T03:00:00.000Z,,,,,,,,0`);
  });

  it('belong to the day on which they began, where the account is', async () => {
    await session({ beganAt: '2025-03-02T16:59:59.999Z' });
    const first = await session({ beganAt: '2025-03-02T17:00:00.000Z' });
    const last = await session({ beganAt: '2025-03-03T16:59:59.999Z' });
    await session({ beganAt: '2025-03-03T17:00:00.000Z' });
    const rows = parse(await download({ startDate: '2025-03-03', endDate: '2025-03-03' }), { bom: true });
    expect(rows.slice(1).map(([id]) => id)).toEqual([first, last]);
  });

  it('are all there once, however many and however many began at the same moment', async () => {
    await system.rows.select(
      `INSERT INTO sessions (line_user_id, status, trigger_kind, created_at, closed_at, closed_by)
       SELECT $1, 'ABANDONED', 'POSTBACK', timestamptz '2025-05-05T05:05:05Z' + interval '1 minute' * (n / 4000), now(),
              'SYSTEM'
         FROM generate_series(1, 12001) n`,
      [nok],
    );
    const rows = parse<Record<string, string>>(await download(year), { bom: true, columns: true });
    expect(rows).toHaveLength(12_001);
    expect(new Set(rows.map((row) => row['Session ID'])).size).toBe(12_001);
    const summary = await administrator.call(getSessionsSummary, year);
    expect(summary.sessions).toBe(12_001);
  });

  it('are noted in the audit log when they are taken out', async () => {
    await download({ days: 3 });
    const taken = await system.rows.select<{ detail: object }>(
      `SELECT detail FROM audit_log WHERE action = 'report.exported' ORDER BY id DESC LIMIT 1`,
    );
    expect(taken[0]?.detail).toMatchObject({ days: 3, startDate: expect.any(String) });
  });
});

describe('The sessions of a period in figures', () => {
  it('count each status, and measure what there is to measure', async () => {
    const beganAt = '2025-03-03T03:00:00.000Z';
    await session({ beganAt, claimedAfter: 10, answeredAfter: 40, endedAfter: 100, score: 5 });
    await session({ beganAt, claimedAfter: 20, answeredAfter: 30, endedAfter: 301, score: 2 });
    await session({ beganAt, endedAfter: 600, status: 'ABANDONED', closedBy: 'SYSTEM' });
    await session({ beganAt, claimedAfter: 0, answeredAfter: 9, endedAfter: 99, trigger: 'OPERATOR' });
    await session({ beganAt });
    expect(await administrator.call(getSessionsSummary, year)).toEqual({
      period: year,
      sessions: 5,
      byStatus: { WAITING: 1, ACTIVE: 0, CLOSED: 3, ABANDONED: 1 },
      averageWaitSeconds: 15,
      averageFirstResponseSeconds: 20,
      averageResolutionSeconds: (100 + 301 + 99) / 3,
      averageScore: 3.5,
      surveysSent: 2,
      surveysAnswered: 2,
      responseRate: 1,
    });
  });

  it('are nothing where nothing happened', async () => {
    expect(await administrator.call(getSessionsSummary, year)).toMatchObject({
      sessions: 0,
      byStatus: { WAITING: 0, ACTIVE: 0, CLOSED: 0, ABANDONED: 0 },
      averageWaitSeconds: null,
      averageScore: null,
      responseRate: null,
    });
  });
});

describe('The sessions behind a figure', () => {
  const beganAt = '2025-03-03T03:00:00.000Z';

  async function idsOf(filter: object): Promise<string[]> {
    const { items } = await administrator.call(listReportedSessions, { ...year, ...filter });
    return items.map(({ sessionId }: ReportedSession) => sessionId);
  }

  it('are found by what became of them', async () => {
    const claimed = await session({ beganAt, claimedAfter: 10 });
    const closed = await session({ beganAt, claimedAfter: 10, endedAfter: 100 });
    const abandoned = await session({ beganAt, endedAfter: 600, status: 'ABANDONED', closedBy: 'SYSTEM' });
    const left = await session({ beganAt, endedAfter: 60, closedBy: 'USER' });
    expect(await idsOf({ outcome: 'claimed' })).toEqual([closed, claimed]);
    expect(await idsOf({ outcome: 'closed' })).toEqual([closed]);
    expect(await idsOf({ outcome: 'abandoned' })).toEqual([left, abandoned]);
    expect(await idsOf({ outcome: 'left_queue' })).toEqual([left]);
    expect(await idsOf({ outcome: 'open' })).toEqual([claimed]);
    expect(await idsOf({ outcome: 'not_come_back' })).toEqual([closed]);
    expect(await idsOf({ status: 'ABANDONED' })).toEqual([abandoned]);
  });

  it('are found by whether the customer came back before 24 hours were over', async () => {
    const first = await session({ beganAt, claimedAfter: 0, endedAfter: 60 });
    const back = async (at: string) =>
      system.rows.select(
        `WITH begun AS (SELECT line_user_id FROM sessions WHERE id = $1)
         INSERT INTO sessions (line_user_id, status, trigger_kind, created_at, closed_at, closed_by)
         SELECT line_user_id, 'ABANDONED', 'POSTBACK', $2, $2::timestamptz + interval '1 minute', 'SYSTEM' FROM begun`,
        [first, at],
      );
    await back('2025-03-04T03:01:00.000Z');
    expect(await idsOf({ outcome: 'not_come_back' })).toEqual([first]);
    await system.rows.select('DELETE FROM sessions WHERE id <> $1', [first]);
    await back('2025-03-04T03:00:59.999Z');
    expect(await idsOf({ outcome: 'came_back' })).toEqual([first]);
    expect(await idsOf({ outcome: 'not_come_back' })).toEqual([]);
  });

  it('are found by weekday and hour where the account is, by operator, trigger and score', async () => {
    const monday = await session({ beganAt, claimedAfter: 1, answeredAfter: 2, endedAfter: 3, score: 1 });
    const sunday = await session({ beganAt: '2025-03-02T16:30:00.000Z', trigger: 'CONTINUE' });
    expect(await idsOf({ weekday: 1, hour: 10 })).toEqual([monday]);
    expect(await idsOf({ weekday: 7, hour: 23 })).toEqual([sunday]);
    expect(await idsOf({ operatorId: agent.user.id })).toEqual([monday]);
    expect(await idsOf({ firstResponderId: agent.user.id })).toEqual([monday]);
    expect(await idsOf({ trigger: 'CONTINUE' })).toEqual([sunday]);
    expect(await idsOf({ begunBy: 'customer' })).toEqual([monday, sunday]);
    expect(await idsOf({ begunBy: 'operator' })).toEqual([]);
    expect(await idsOf({ outcome: 'answered' })).toEqual([monday]);
    expect(await idsOf({ score: 1 })).toEqual([monday]);
    expect(await idsOf({ score: 5 })).toEqual([]);
  });

  it('come page by page, newest first, none twice and none left out', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.unshift(await session({ beganAt }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await administrator.call(listReportedSessions, { ...year, limit: 3, cursor });
      seen.push(...page.items.map(({ sessionId }) => sessionId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids);
  });
});

describe('A period', () => {
  it.each([
    [{ startDate: '2025-02-30' }, 'startDate'],
    [{ startDate: '2025-02-02', endDate: '2025-02-01' }, 'endDate'],
    [{ startDate: '2020-01-01', endDate: '2025-01-01' }, 'startDate'],
    [{ days: 0 }, 'days'],
    [{ days: 1e9 }, 'days'],
  ])('that cannot be is refused at its field: %j', async (period, path) => {
    for (const endpoint of [exportSessions, getSessionsSummary, listReportedSessions]) {
      await expect(administrator.call(endpoint, period)).rejects.toMatchObject({
        status: 400,
        problem: { code: 'validation_error', errors: [expect.objectContaining({ path })] },
      });
    }
  });
});
