/**
 * F7: two workers end sessions in which nobody writes, and give up customers for whom nobody comes, while one of them is
 * killed again and again. Each session must be ended once, and each customer be told once.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { startWorker } from '../bench/support/api-process.mjs';
import { createCustomersInSession, createOperators, lineUserId } from '../bench/support/people.mjs';
import { openPool, startPostgres } from '../bench/support/postgres.mjs';
import { startRedis } from '../bench/support/redis.mjs';
import { startSimulator } from './support/simulator.mjs';

const ports = { line: 3472, nobody: 9 };

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const sessions = isQuick ? 100 : 1000;
  const kills = isQuick ? 3 : 12;
  const postgres = await startPostgres();
  const redis = await startRedis();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 2);
  const [operator] = await createOperators(pool, 1);
  await createCustomersInSession(pool, sessions, operator.id);
  await makeDue(pool);
  const line = await startSimulator({ port: ports.line, apiPort: ports.nobody });
  for (let n = 0; n < sessions; n += 1) await line.addCustomer(lineUserId(n));

  const start = () => startWorker({ databaseUrl, redisUrl: redis.url, lineUrl: line.url });
  const workers = [await start(), await start()];
  let endedBefore = 0;
  let killedInTheMiddle = 0;
  for (let n = 0; n < kills; n += 1) {
    // In the middle of the work, wherever that is: after a share of it, and some milliseconds into the next session.
    const goal = Math.floor(((n + 1) * sessions) / (kills + 1));
    await until(pool, async () => (await countEnded(pool)) >= Math.max(goal, endedBefore));
    await delay(Math.random() * 20);
    await workers[n % 2].kill();
    endedBefore = await countEnded(pool);
    if (endedBefore < sessions) killedInTheMiddle += 1;
    workers[n % 2] = await start();
  }
  await until(pool, async () => (await countEnded(pool)) === sessions && (await countQueued(pool)) === 0);
  for (const worker of workers) await worker.stop();

  const results = await verdict({ pool, line, sessions, kills, killedInTheMiddle });
  await line.stop();
  await redis.stop();
  await pool.close();
  await postgres.stop();
  return results;
}

/** Half of them wait in the queue for too long; in the others nobody has written since the warning. */
async function makeDue(pool) {
  await pool.query(
    `UPDATE sessions SET created_at = now() - interval '1 hour', last_activity_at = now() - interval '1 hour'`,
  );
  await pool.query(
    `UPDATE sessions SET status = 'WAITING', operator_id = NULL, claimed_at = NULL WHERE id % 2 = 0`,
  );
  await pool.query(
    `UPDATE sessions SET warned_at = now() - interval '6 minutes', closes_at = now() - interval '1 minute'
      WHERE status = 'ACTIVE'`,
  );
}

async function verdict({ pool, line, sessions, kills, killedInTheMiddle }) {
  const { rows } = await pool.query(
    `SELECT s.line_user_id AS "lineUserId", s.status, s.closed_by AS "closedBy", c.chat_mode AS "chatMode",
            (SELECT count(*)::int FROM audit_log a WHERE a.subject_id = s.id::text) AS audited,
            (SELECT count(*)::int FROM messages m WHERE m.session_id = s.id AND m.type = 'system') AS lines,
            (SELECT count(*)::int FROM messages m WHERE m.session_id = s.id AND m.direction = 'OUTGOING') AS notices
       FROM sessions s JOIN customers c USING (line_user_id)`,
  );
  const isOnce = ({ status, closedBy, chatMode, audited, lines }) =>
    ['ABANDONED SYSTEM', 'CLOSED SYSTEM_TIMEOUT'].includes(`${status} ${closedBy}`) &&
    chatMode === 'BOT' &&
    audited === 1 &&
    lines === 1;
  const notOnce = rows.filter((row) => !isOnce(row)).length;
  const mistold = [];
  for (const { lineUserId: customer, status, notices } of rows) {
    // Who is closed for inactivity is only told when it is free, and nobody here has a reply token.
    const expected = status === 'ABANDONED' ? 1 : 0;
    const onPhone = (await line.received(customer)).length;
    if (notices !== expected || onPhone !== expected)
      mistold.push(`${notices} written, ${onPhone} on the phone`);
  }
  return [
    {
      id: 'F7',
      drill: `kill -9 of one of two workers ${kills} times while ${sessions} sessions end by themselves`,
      mustHold: 'each ended once, with one entry in the audit log and one line in the thread',
      counted: `${killedInTheMiddle} kills in the middle, ${rows.length} sessions, ${notOnce} not ended once`,
      holds: killedInTheMiddle === kills && rows.length === sessions && notOnce === 0,
    },
    {
      id: 'F7',
      drill: '',
      mustHold: 'each customer for whom nobody came is told once, at the phone',
      counted: `${mistold.length} not told once${mistold[0] ? ` (${mistold[0]})` : ''}`,
      holds: mistold.length === 0,
    },
  ];
}

const countEnded = (pool) => count(pool, `sessions WHERE closed_at IS NOT NULL`);
const countQueued = (pool) => count(pool, `messages WHERE state = 'queued'`);

async function count(pool, from) {
  const { rows } = await pool.query(`SELECT count(*)::int AS count FROM ${from}`);
  return rows[0].count;
}

async function until(pool, isSo, withinMs = 300_000) {
  const deadline = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) {
      throw new Error(
        `Only ${await countEnded(pool)} sessions have ended, ${await countQueued(pool)} messages wait`,
      );
    }
    await delay(20);
  }
}
