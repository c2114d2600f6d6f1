import type { OperatorPresence } from '@jsk/contracts/conversations';
import type { Sql } from '@jsk/platform/database/sql';
import { sqlOver } from '@jsk/platform/database/sql';
import { createOperator } from '@jsk/testing/factories';
import { TestRows } from '@jsk/testing/test-rows';
import { Client, Pool } from 'pg';
import { AvailabilityRepository } from './availability.repository';

jest.setTimeout(30_000);

let rows: TestRows;
let pool: Pool;
let sql: Sql;
let operatorId: string;
const availability = new AvailabilityRepository();

beforeAll(async () => {
  rows = await TestRows.create();
  pool = new Pool({ connectionString: rows.url, max: 4 });
  pool.on('error', () => undefined);
  sql = sqlOver(pool);
});
beforeEach(async () => {
  operatorId = (await createOperator(rows)).id;
});
afterAll(async () => {
  await pool.end();
  await rows.close();
});

const start = Date.parse('2026-03-02T02:00:00Z');
const goneAfterSeconds = 45;

function moment(second: number) {
  const at = new Date(start + second * 1000);
  return { at, goneBefore: new Date(at.getTime() - goneAfterSeconds * 1000) };
}

function see(status: OperatorPresence, second: number, on: Sql = sql) {
  return availability.save(on, new Map([[operatorId, status]]), moment(second));
}

/** Seconds from when to when they were what, as far as it is known. */
async function spans(): Promise<(string | number)[][]> {
  const known = await rows.select<{ status: string; from: Date; to: Date }>(
    `SELECT status, started_at AS "from", ended_at AS "to" FROM operator_presence WHERE operator_id = $1
      ORDER BY started_at`,
    [operatorId],
  );
  const second = (at: Date) => (at.getTime() - start) / 1000;
  return known.map(({ status, from, to }) => [status, second(from), second(to)]);
}

describe('When an operator was there', () => {
  it('is known while it lasts, up to when they were last seen', async () => {
    await see('online', 0);
    expect(await spans()).toEqual([]);
    await see('online', 15);
    await see('online', 30);
    expect(await spans()).toEqual([['online', 0, 30]]);
  });

  it('changes with what they say, and ends when they go', async () => {
    await see('online', 0);
    await see('away', 20);
    await see('away', 35);
    await see('online', 50);
    await see('offline', 60);
    await see('offline', 90);
    await see('online', 100);
    await see('online', 110);
    expect(await spans()).toEqual([
      ['online', 0, 20],
      ['away', 20, 50],
      ['online', 50, 60],
      ['online', 100, 110],
    ]);
  });

  it('ends when they were last seen, if nobody saw them go', async () => {
    await see('online', 0);
    await see('online', 15);
    expect(await availability.markGone(sql, moment(60))).toEqual([]);
    await availability.markGone(sql, moment(61));
    await availability.markGone(sql, moment(70));
    await see('online', 70);
    await see('online', 80);
    expect(await spans()).toEqual([
      ['online', 0, 15],
      ['online', 70, 80],
    ]);
  });

  it('is not what lies between, when everything was down and they are back before anybody noticed', async () => {
    await see('online', 0);
    await see('online', 15);
    expect(await see('online', 3600)).toEqual([]);
    await see('online', 3610);
    expect(await spans()).toEqual([
      ['online', 0, 15],
      ['online', 3600, 3610],
    ]);
    await see('offline', 9000);
    expect(await spans()).toContainEqual(['online', 3600, 3610]);
  });

  it('never overlaps nor runs backwards, although the clocks of two instances differ', async () => {
    await see('online', 10);
    await see('away', 5);
    await see('online', 12);
    await see('offline', 11);
    await see('online', 9);
    await see('online', 20);
    expect(await spans()).toEqual([
      ['away', 10, 12],
      ['online', 12, 20],
    ]);
  });
});

describe('Two instances that note the same operator at the same moment', () => {
  it('write one after the other, and the second goes on from what the first has written', async () => {
    await see('online', 0);
    const first = await connect();
    const second = await connect();
    await first.query('BEGIN');
    await see('away', 10, sqlOver(first));
    const later = see('offline', 20, sqlOver(second));
    await first.query('COMMIT');
    await later;
    expect(await spans()).toEqual([
      ['online', 0, 10],
      ['away', 10, 20],
    ]);
    await Promise.all([first.end(), second.end()]);
  });

  it('leave one line without gaps behind, whatever they say', async () => {
    const said: OperatorPresence[] = ['online', 'away', 'offline'];
    await see('online', 0);
    for (let second = 1; second <= 40; second += 1) {
      await Promise.all([
        see(said[second % 3] ?? 'away', second),
        see(said[(second * 7) % 2] ?? 'away', second),
      ]);
    }
    const known = await spans();
    expect(known.length).toBeGreaterThan(10);
    known
      .slice(1)
      .forEach(([, from], index) => expect(from).toBeGreaterThanOrEqual(Number(known[index]?.[2])));
  });
});

describe('That nothing changed', () => {
  it('takes one statement and leaves no row behind', async () => {
    await see('online', 0);
    const made: unknown[] = [];
    const counted: Sql = {
      ...sql,
      query: (text, values) => (made.push(text), sql.query(text, values)),
    };
    for (let second = 15; second <= 300; second += 15) await see('online', second, counted);
    expect(made).toHaveLength(20);
    expect(await rows.count('operator_presence_spans WHERE operator_id = $1', [operatorId])).toBe(0);
  });
});

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: rows.url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
