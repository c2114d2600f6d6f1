/**
 * Q7: the dashboard of 90 days and the hours of the week, among a million sessions and five million messages of 180 days, as
 * an administrator asks for them over REST; and each part of it by itself, with the statements that it takes.
 */
import { startApi } from './support/api-process.mjs';
import { requireBuilt } from './support/built-code.mjs';
import { fillPast } from './support/many-sessions.mjs';
import { createOperators } from './support/people.mjs';
import { openPool, startPostgres } from './support/postgres.mjs';
import { percentile } from './support/statistics.mjs';

const port = 3447;
const rounds = 3;
const timeZone = 'Asia/Bangkok';
const dayMs = 24 * 60 * 60 * 1000;

const requests = [
  ['the dashboard of 90 days', 'dashboard?days=90'],
  ['the dashboard of 90 days, by business hours', 'dashboard?days=90&measuredBy=business'],
  ['the hours of the week, of 90 days', 'hourly?days=90'],
  ['the operators, of 90 days', 'operators?days=90'],
];

/** What the parts are made of: of 90 days, or of those and the 90 before, with which they are compared. */
const parts = [
  ['counts, by day', 180, (dashboard, sql, days) => dashboard.listDays(sql, days, new Date())],
  ['times', 180, (dashboard, sql, days) => dashboard.listDurations(sql, days, dateBefore(89), 'clock')],
  ['times, by day', 90, (dashboard, sql, days) => dashboard.listDayPercentiles(sql, days, 'clock')],
  ['messages, by day', 90, (dashboard, sql, days) => dashboard.listMessageDays(sql, days)],
  ['reasons', 90, (dashboard, sql, days) => dashboard.listTriggers(sql, days)],
  ['hours of the week', 90, (dashboard, sql, days) => dashboard.listHours(sql, days)],
];

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const perRound = isQuick ? 20 : 40;
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 1);
  const sessions = isQuick ? 50_000 : 1_000_000;
  console.log(`Writing ${sessions.toLocaleString('en')} sessions and five times as many messages …`);
  await fillPast(pool, sessions);
  const [administrator] = await createOperators(pool, 1, 'ADMIN');
  await refresh(pool);
  const results = [];
  const judged = (what, ours, unit, noMoreThan) =>
    results.push({ id: 'Q7', what, unit, ours, floor: null, bar: { noMoreThan } });

  const api = await startApi({ databaseUrl, port });
  for (const [name, query] of requests) {
    const ask = () => askFor(`${api.origin}/api/v1/admin/analytics/${query}`, administrator.token);
    judged(`${name}: p95`, await measured(ask, perRound), 'ms', 500);
  }
  await api.stop();
  for (const [name, days, list] of parts) {
    const statements = [];
    const read = () => readPart(pool, days, list, statements);
    judged(`${name}, of ${days} days: p95`, await measured(read, perRound), 'ms', 500);
    judged(`${name}, of ${days} days: statements`, statements, '', 2);
  }
  await pool.close();
  await postgres.stop();
  return results;
}

/** @returns {Promise<number[]>} the p95 of each round. */
async function measured(act, perRound) {
  const percentiles = [];
  await act();
  for (let round = 0; round < rounds; round += 1) {
    const durations = [];
    for (let n = 0; n < perRound; n += 1) {
      const startedAt = performance.now();
      await act();
      durations.push(performance.now() - startedAt);
    }
    percentiles.push(percentile(durations, 0.95));
  }
  return percentiles;
}

async function askFor(url, token) {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const { totals, cells, items } = await response.json();
  if (!(totals?.sessions > 0 || cells?.length > 0 || items?.length > 0))
    throw new Error(`Nothing is told at ${url}`);
}

/** What the job does once an hour when there is something to gain; for information. */
async function refresh(pool) {
  const { StatisticsRepository } = requireBuilt('libs/features/src/analytics/statistics.repository');
  const statistics = new StatisticsRepository();
  const startedAt = performance.now();
  await inTransaction(pool, async (sql) => {
    await statistics.lock(sql);
    await statistics.refresh(sql, { asOf: new Date(), timeZone });
  });
  console.log(
    `The days that are over were counted in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
  );
}

async function readPart(pool, days, list, statements) {
  const { DashboardRepository } = requireBuilt('libs/features/src/analytics/dashboard.repository');
  const dashboard = new DashboardRepository();
  const period = { startDate: dateBefore(days - 1), endDate: dateBefore(0) };
  await inTransaction(pool, async (sql) => {
    await dashboard.holdMoment(sql);
    let count = 0;
    const counting = { query: (...statement) => ((count += 1), sql.query(...statement)) };
    await list(dashboard, counting, await dashboard.splitDays(counting, period, timeZone));
    statements.push(count);
  });
}

async function inTransaction(pool, work) {
  const { sqlOver } = requireBuilt('libs/platform/src/database/sql');
  const connection = await pool.connect();
  try {
    await connection.query('BEGIN');
    await work(sqlOver(connection));
    await connection.query('COMMIT');
  } finally {
    connection.release();
  }
}

/** @returns {string} the date so many days ago, in Bangkok, whose clocks are never changed. */
function dateBefore(days) {
  return new Date(Date.now() + 7 * 60 * 60 * 1000 - days * dayMs).toISOString().slice(0, 10);
}
