import {
  exportOperatorFigures,
  getOperatorFigures,
  listOperatorFigures,
  type OperatorFigures,
} from '@jsk/contracts/analytics';
import { StatisticsService } from '@jsk/features/analytics';
import { createCustomer, createOperator } from '@jsk/testing/factories';
import { type OperatorSession, requestOf } from '@jsk/testing/operator-session';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { createPastSession, type PastSession } from '../testing/past-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;
let nok: OperatorSession;
let ann: { id: string; displayName: string };

/** The evening of the 5th in Bangkok. */
const now = new Date('2026-03-05T12:00:00Z');
const period = { startDate: '2026-03-02', endDate: '2026-03-05' };

beforeAll(async () => {
  // What is not to change meanwhile by itself.
  const sessions = { abandonAfterMinutes: 0, closeAfterMinutes: 0, warnBeforeMinutes: 0 };
  const sla = { queueWaitSeconds: 0, firstResponseSeconds: 0, resolutionSeconds: 0 };
  system = await TestSystem.start({ settings: { sessions, sla } });
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(async () => {
  for (const table of ['sessions', 'operator_presence_spans', 'operator_availability'])
    await system.rows.select(`DELETE FROM ${table}`);
  nok = await system.signIn({ displayName: 'นก' });
  ann = await createOperator(system.rows, { displayName: 'Ann' });
  system.api.setClock(now);
});
afterAll(() => system.stop());

/** In Bangkok, such as `02 08:30`, of March. */
const at = (dayAndTime: string) => new Date(`2026-03-${dayAndTime.replace(' ', 'T')}:00+07:00`);

const had = (beganAt: string, past: Omit<PastSession, 'beganAt'>) =>
  createPastSession(system.rows, {
    operatorId: nok.user.id,
    claimedAfter: 10,
    ...past,
    beganAt: at(beganAt),
  });

const wasThere = (from: string, to: string, status = 'online') =>
  system.rows.select(
    `INSERT INTO operator_presence_spans (operator_id, status, started_at, ended_at) VALUES ($1, $2, $3, $4)`,
    [nok.user.id, status, at(from), at(to)],
  );

async function figures(): Promise<OperatorFigures[]> {
  return (await administrator.call(listOperatorFigures, period)).items;
}

describe('What operators did in a period', () => {
  it('is told of everybody who had a session or was there, the busiest first', async () => {
    await had('03 09:00', {});
    await had('03 10:00', {});
    await had('03 11:00', { operatorId: ann.id });
    await had('01 23:59', { operatorId: administrator.user.id });
    const third = await createOperator(system.rows);
    await system.rows.select(
      `INSERT INTO operator_availability (operator_id, status, changed_at, last_seen_at) VALUES ($1, 'away', $2, $3)`,
      [third.id, at('05 18:00'), at('05 18:50')],
    );
    const items = await figures();
    expect(items.map(({ operator, sessions, awaySeconds }) => [operator, sessions, awaySeconds])).toEqual([
      [{ id: nok.user.id, name: 'นก' }, 2, 0],
      [{ id: ann.id, name: 'Ann' }, 1, 0],
      [{ id: third.id, name: third.displayName }, 0, 3000],
    ]);
  });

  it('can be taken out as a file with the same figures, which is in the audit log', async () => {
    await had('03 09:00', { answeredAfter: 40, endedAfter: 100, score: 4 });
    const { path } = requestOf(exportOperatorFigures, period);
    const response = await fetch(administrator.apiUrl + path, {
      headers: { authorization: `Bearer ${administrator.accessToken}` },
    });
    expect(response.headers.get('content-disposition')).toContain('operators_2026-03-02_2026-03-05.csv');
    const rows = parse<Record<string, string>>(await response.text(), { bom: true, columns: true });
    const [shown] = await figures();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      'Operator ID': nok.user.id,
      Operator: 'นก',
      Sessions: `${shown?.sessions}`,
      'First Response P50 (s)': `${shown?.firstResponse.p50}`,
      'Resolution Average (s)': `${shown?.resolution.average}`,
      'CSAT Average': '4',
      'First Contact Resolution': `${shown?.firstContactResolution}`,
      'Away (s)': '0',
    });
    expect(
      await system.rows.select(
        `SELECT subject_id AS report FROM audit_log WHERE action = 'report.exported' AND operator_id = $1`,
        [administrator.user.id],
      ),
    ).toEqual([{ report: 'operators' }]);
  });

  it('counts the first answer for who wrote it, and the end for who had it then', async () => {
    await had('03 09:00', { firstResponderId: ann.id, answeredAfter: 40, endedAfter: 100, score: 4 });
    await had('03 10:00', { answeredAfter: 20, endedAfter: 300, score: 2 });
    await had('03 11:00', { answeredAfter: 30, endedAfter: 600 });
    await had('03 12:00', { trigger: 'OPERATOR', answeredAfter: 500 });
    const [first, second] = await figures();
    expect(first).toMatchObject({
      sessions: 4,
      closed: 3,
      firstResponse: { count: 2, average: 15, p50: 10, p90: 20, p99: 20 },
      resolution: { count: 3, average: 1000 / 3, p50: 300, p90: 600, p99: 600 },
      answers: 2,
      averageScore: 3,
      satisfaction: 0.5,
    });
    const nothing = { count: 0, average: null, p50: null, p90: null, p99: null };
    expect(second).toMatchObject({
      operator: { id: ann.id },
      sessions: 0,
      firstResponse: { count: 1, average: 30, p50: 30, p90: 30, p99: 30 },
      resolution: nothing,
      averageScore: null,
      satisfaction: null,
      firstContactResolution: null,
    });
  });

  it('knows who came back, who was handed on, and which promises were broken', async () => {
    const returning = await createCustomer(system.rows);
    await had('02 09:00', { endedAfter: 60, lineUserId: returning });
    const again = await had('03 08:00', { endedAfter: 60, lineUserId: returning });
    await had('05 09:00', { endedAfter: 60 });
    await system.rows.select(
      `INSERT INTO session_transfers (session_id, from_operator_id, to_operator_id, kind) VALUES ($1, $2, $3, 'OPERATOR'),
              ($1, $3, NULL, 'QUEUE')`,
      [again, nok.user.id, ann.id],
    );
    await system.rows.select(
      `INSERT INTO sla_breaches (session_id, kind, threshold_seconds, due_at, operator_id, began_at)
       SELECT id, 'resolution', 30, created_at + interval '30 seconds', operator_id, created_at FROM sessions WHERE id = $1`,
      [again],
    );
    const [first, second] = await figures();
    expect(first).toMatchObject({ firstContactResolution: 0.5, transfersOut: 1, slaBreaches: 1 });
    expect(second).toMatchObject({ operator: { id: ann.id }, transfersOut: 1, slaBreaches: 0 });
  });
});

describe('One operator', () => {
  it('is told day by day, cut at midnight where the shop is, and beside the period before', async () => {
    await had('02 09:00', {});
    await had('01 09:00', {});
    await had('05 00:00', {});
    await wasThere('01 23:00', '02 01:00');
    await wasThere('02 08:00', '02 12:00');
    await wasThere('02 12:00', '02 13:00', 'away');
    await wasThere('04 22:00', '05 02:30');
    await wasThere('25 08:00', '25 09:00');
    const report = await nok.call(getOperatorFigures, { operatorId: nok.user.id, ...period });
    expect(report).toMatchObject({
      period,
      previousPeriod: { startDate: '2026-02-26', endDate: '2026-03-01' },
      timeZone: 'Asia/Bangkok',
      figures: { sessions: 2, onlineSeconds: 9.5 * 3600, awaySeconds: 3600 },
      previousFigures: { sessions: 1, onlineSeconds: 3600 },
    });
    const hour = 3600;
    const nothing = {
      sessions: 0,
      onlineSeconds: 0,
      awaySeconds: 0,
      firstOnlineAt: null,
      lastOnlineAt: null,
    };
    const online = (from: string, to: string) => ({
      firstOnlineAt: at(from).toISOString(),
      lastOnlineAt: at(to).toISOString(),
    });
    expect(report.days).toEqual([
      {
        date: '2026-03-02',
        sessions: 1,
        onlineSeconds: 5 * hour,
        awaySeconds: hour,
        ...online('02 00:00', '02 12:00'),
      },
      { ...nothing, date: '2026-03-03' },
      { ...nothing, date: '2026-03-04', onlineSeconds: 2 * hour, ...online('04 22:00', '05 00:00') },
      {
        ...nothing,
        date: '2026-03-05',
        sessions: 1,
        onlineSeconds: 2.5 * hour,
        ...online('05 00:00', '05 02:30'),
      },
    ]);
  });

  it('may be anybody for an administrator, and only themselves for an agent', async () => {
    const asked = { operatorId: ann.id, ...period };
    await expect(nok.call(getOperatorFigures, asked)).rejects.toMatchObject({
      status: 403,
      problem: { code: 'forbidden' },
    });
    await expect(nok.call(listOperatorFigures, period)).rejects.toMatchObject({ status: 403 });
    expect((await administrator.call(getOperatorFigures, asked)).figures).toMatchObject({
      operator: { id: ann.id, name: 'Ann' },
      sessions: 0,
      onlineSeconds: 0,
    });
    await expect(
      administrator.call(getOperatorFigures, { ...asked, operatorId: '999999999999' }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      administrator.call(getOperatorFigures, { ...asked, startDate: '2026-03-06' }),
    ).rejects.toMatchObject({ status: 400 });
  });
});

describe('Days that are over and were counted once', () => {
  const both = { startDate: '2026-02-24', endDate: '2026-03-05' };

  /** Of everybody, and of one by the hours and by day. */
  async function ask() {
    const { items } = await administrator.call(listOperatorFigures, both);
    const asked = { operatorId: nok.user.id, ...both, measuredBy: 'business' as const };
    return { items, report: await administrator.call(getOperatorFigures, asked) };
  }

  /** The same, counted from all the rows as if nothing were stored. */
  async function askPlainly() {
    await system.rows.select(
      `CREATE TABLE kept AS SELECT before FROM statistics_basis; UPDATE statistics_basis SET before = '-infinity'`,
    );
    const answer = await ask();
    await system.rows.select(
      `UPDATE statistics_basis SET before = (SELECT before FROM kept); DROP TABLE kept`,
    );
    return answer;
  }

  const refresh = () => system.api.app.get(StatisticsService).refreshNow();

  it('are told as if they were counted again, also when something happens to them afterwards', async () => {
    const customers = await Promise.all(Array.from({ length: 7 }, () => createCustomer(system.rows)));
    const holders = [nok.user.id, ann.id, administrator.user.id];
    const ids: string[] = [];
    for (let hour = 0; hour < 80; hour += 1) {
      const beganAt = new Date(at('24 01:00').getTime() - (28 * 24 - hour * 2.9) * 3_600_000);
      ids.push(
        await createPastSession(system.rows, {
          beganAt,
          lineUserId: customers[(hour * 5) % 7],
          operatorId: holders[(hour * hour) % 3],
          firstResponderId: holders[hour % 3],
          claimedAfter: (hour * 13) % 90,
          answeredAfter: 90 + ((hour * 37) % 200),
          endedAfter: 300 + ((hour * 101) % 4000),
          trigger: hour % 11 === 0 ? 'OPERATOR' : 'POSTBACK',
          ...(hour % 2 === 0 && { score: 1 + (hour % 5) }),
        }),
      );
    }
    const handOn = (sessionId: string | undefined) =>
      system.rows.select(
        `WITH handed AS (UPDATE sessions SET operator_id = $2, transfer_count = transfer_count + 1 WHERE id = $1
                         RETURNING id)
         INSERT INTO session_transfers (session_id, from_operator_id, to_operator_id, kind)
         SELECT id, $3, $2, 'OPERATOR' FROM handed`,
        [sessionId, ann.id, nok.user.id],
      );
    await handOn(ids[10]);
    await system.rows.select(
      `UPDATE sessions SET open_resolution_seconds = resolution_seconds / 2, open_first_response_seconds = 7`,
    );
    await refresh();
    expect(await system.rows.count('daily_operator_statistics')).toBeGreaterThan(10);
    const answer = await ask();
    expect(answer.items.map(({ sessions }) => sessions).reduce((sum, count) => sum + count, 0)).toBe(80);
    expect(answer).toEqual(await askPlainly());

    await handOn(ids[30]);
    await system.rows.select(`UPDATE csat_surveys SET score = 5 WHERE session_id = $1`, [ids[20]]);
    const changed = await ask();
    expect(changed).not.toEqual(answer);
    expect(changed).toEqual(await askPlainly());
    await refresh();
    expect(await ask()).toEqual(changed);
  });
});

describe('Reading them', () => {
  it('takes two statements for everybody, and one more for each part of one operator', async () => {
    await administrator.call(listOperatorFigures, period);
    const statements = jest.spyOn(Client.prototype, 'query');
    const countOf = async (read: Promise<unknown>) => {
      statements.mockClear();
      await read;
      return statements.mock.calls.filter(([query]) => {
        const text = typeof query === 'string' ? query : ((query as { text?: string }).text ?? '');
        return /\b(sessions|operators|business_hours|operator_presence|statistics_basis)\b/.test(text);
      }).length;
    };
    expect(await countOf(administrator.call(listOperatorFigures, period))).toBe(2);
    const asked = { operatorId: nok.user.id, ...period };
    expect(await countOf(administrator.call(getOperatorFigures, asked))).toBe(4);
    statements.mockRestore();
  });
});
