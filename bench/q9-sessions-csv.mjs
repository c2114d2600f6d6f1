/**
 * Q9: the file of a million sessions, as an administrator downloads it over REST, beside PostgreSQL's own copying of the
 * same columns; and how far the API's memory grows meanwhile.
 */
import { readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { startApi } from './support/api-process.mjs';
import { createOperators } from './support/people.mjs';
import { openPool, startPostgres } from './support/postgres.mjs';

const rounds = 3;
const port = 3449;
const days = { startDate: '2026-01-01', endDate: '2026-03-31' };

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const sessions = isQuick ? 50_000 : 1_000_000;
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 1);
  const [administrator] = await createOperators(pool, 1, 'ADMIN');
  await fill(pool, sessions, administrator.id);
  const api = await startApi({ databaseUrl, port });

  const measured = { ours: [], floor: [] };
  const grown = [];
  await download(api, administrator.token, 1000);
  for (let round = 0; round < rounds; round += 1) {
    measured.floor.push(await timed(() => copy(pool, sessions)));
    const before = memoryOf(api.pid);
    let peak = before;
    const watching = setInterval(() => (peak = Math.max(peak, memoryOf(api.pid))), 20);
    measured.ours.push(await timed(() => download(api, administrator.token, sessions)));
    clearInterval(watching);
    grown.push(peak - before);
  }
  await api.stop();
  await pool.close();
  await postgres.stop();
  const what = `sessions CSV, ${sessions.toLocaleString('en')} rows`;
  return [
    { id: 'Q9', what: `${what}: time`, unit: 's', ...measured, bar: { atMost: 4 } },
    { id: 'Q9', what: `${what}: growth`, unit: 'MiB', ours: grown, floor: null, bar: { noMoreThan: 64 } },
  ];
}

async function fill(pool, sessions, operatorId) {
  console.log(`Writing ${sessions.toLocaleString('en')} sessions …`);
  await pool.query(
    `INSERT INTO customers (line_user_id, display_name)
     SELECT 'U' || lpad(to_hex(n), 32, '0'), 'ลูกค้า ' || n FROM generate_series(0, 9999) n`,
  );
  await pool.query(
    `INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, created_at, claimed_at, first_response_at,
                           first_responder_id, closed_at, closed_by)
     SELECT 'U' || lpad(to_hex(n % 10000), 32, '0'), CASE WHEN n % 10 = 0 THEN 'ABANDONED' ELSE 'CLOSED' END,
            CASE WHEN n % 10 <> 0 THEN $2::bigint END, 'KEYWORD', began,
            CASE WHEN n % 10 <> 0 THEN began + interval '1 second' * (n % 300) END,
            CASE WHEN n % 10 <> 0 THEN began + interval '1 second' * (n % 500) END,
            CASE WHEN n % 10 <> 0 THEN $2::bigint END, began + interval '1 second' * (600 + n % 3000), 'OPERATOR'
       FROM generate_series(1, $1::int) n,
            LATERAL (SELECT timestamptz '2026-01-01 01:00Z' + interval '7000 seconds' * 1000 * n / $1::int AS began) t`,
    [sessions, operatorId],
  );
  await pool.query(
    `INSERT INTO csat_surveys (session_id, line_user_id, due_at, sent_at, score, answered_at)
     SELECT id, line_user_id, closed_at, closed_at, 1 + id % 5, closed_at FROM sessions WHERE id % 3 = 0`,
  );
  await pool.query('VACUUM ANALYZE');
}

async function download(api, token, atLeast) {
  const query = new URLSearchParams(days);
  const response = await fetch(`${api.origin}/api/v1/admin/reports/sessions/export?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`The file was refused: ${response.status}`);
  let lines = 0;
  for await (const chunk of response.body) {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  if (lines < atLeast) throw new Error(`Only ${lines} lines`);
}

async function copy(pool, rows) {
  const client = await pool.connect();
  const stream = client.query(
    copyTo(
      `COPY (SELECT s.id, s.line_user_id, s.status, s.operator_id, s.created_at, s.claimed_at, s.first_response_at,
                    s.closed_at, s.wait_seconds, s.first_response_seconds, s.resolution_seconds, v.score, s.transfer_count
               FROM sessions s LEFT JOIN csat_surveys v ON v.session_id = s.id ORDER BY s.created_at, s.id)
         TO STDOUT WITH (FORMAT csv)`,
    ),
  );
  await finished(stream.resume());
  client.release();
  if (stream.rowCount !== rows) throw new Error(`Copied ${stream.rowCount} rows`);
}

async function timed(work) {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

/** @returns {number} resident memory in MiB. */
function memoryOf(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}
