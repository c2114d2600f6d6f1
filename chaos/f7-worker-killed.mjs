/**
 * F7: two workers end sessions in which nobody writes, and give up customers for whom nobody comes, while one of them is
 * killed again and again; then they ask those who were served how it was, and are killed again. Each session must be ended
 * once and surveyed once, and each customer be told once.
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
  await putSurveysOff(pool);
  const line = await startSimulator({ port: ports.line, apiPort: ports.nobody });
  for (let n = 0; n < sessions; n += 1) await line.addCustomer(lineUserId(n));

  const start = () => startWorker({ databaseUrl, redisUrl: redis.url, lineUrl: line.url });
  const workers = [await start(), await start()];
  const drill = { pool, workers, start };
  const whileEnding = { work: sessions, kills, countDone: countEnded };
  const endingKills = await killAgainAndAgain(drill, whileEnding);
  const whileAsking = { work: sessions / 2, kills: Math.ceil(kills / 2), countDone: countSurveyed };
  await letSurveysBeDue(pool);
  const askingKills = await killAgainAndAgain(drill, whileAsking);
  await until(pool, async () => (await countQueued(pool)) === 0);
  for (const worker of workers) await worker.stop();

  const results = [
    ...(await verdict({ pool, line, sessions, kills, killedInTheMiddle: endingKills })),
    await verdictOfSurveys({ pool, line, ...whileAsking, killedInTheMiddle: askingKills }),
  ];
  await line.stop();
  await redis.stop();
  await pool.close();
  await postgres.stop();
  return results;
}

/** @returns how many of the kills came before all of the work was done. */
async function killAgainAndAgain({ pool, workers, start }, { work, kills, countDone }) {
  let doneBefore = 0;
  let inTheMiddle = 0;
  for (let n = 0; n < kills; n += 1) {
    // In the middle of the work, wherever that is: after a share of it, and some milliseconds into the next session.
    const goal = Math.floor(((n + 1) * work) / (kills + 1));
    await until(pool, async () => (await countDone(pool)) >= Math.max(goal, doneBefore));
    await delay(Math.random() * 20);
    await workers[n % 2].kill();
    doneBefore = await countDone(pool);
    if (doneBefore < work) inTheMiddle += 1;
    workers[n % 2] = await start();
  }
  await until(pool, async () => (await countDone(pool)) === work);
  return inTheMiddle;
}

/** Without a delay they would be part of the transaction that ends the session: here the job has to send them. */
async function putSurveysOff(pool) {
  await pool.query(`INSERT INTO settings (key, value) VALUES ('survey', '{"delayMinutes": 1440}')`);
}

async function letSurveysBeDue(pool) {
  await pool.query(`UPDATE csat_surveys SET due_at = now() - interval '1 second'`);
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
            (SELECT count(*)::int FROM messages m
              WHERE m.session_id = s.id AND m.direction = 'OUTGOING' AND m.type = 'text') AS notices
       FROM sessions s JOIN customers c USING (line_user_id)`,
  );
  const isOnce = ({ status, closedBy, chatMode, audited, lines }) =>
    ['ABANDONED SYSTEM', 'CLOSED SYSTEM_TIMEOUT'].includes(`${status} ${closedBy}`) &&
    chatMode === 'BOT' &&
    audited === 1 &&
    lines === 1;
  const notOnce = rows.filter((row) => !isOnce(row)).length;
  const mistold = [];
  // Who is closed for inactivity is only told when it is free, and nobody here has a reply token.
  for (const { lineUserId: customer, status, notices } of rows) {
    const expected = status === 'ABANDONED' ? 1 : 0;
    const onPhone = status === 'ABANDONED' ? (await line.received(customer)).length : 0;
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

async function verdictOfSurveys({ pool, line, work, kills, killedInTheMiddle }) {
  const { rows } = await pool.query(
    `SELECT s.line_user_id AS "lineUserId", s.status, v.sent_at IS NOT NULL AS "isSent",
            (SELECT count(*)::int FROM messages m WHERE m.session_id = s.id AND m.type = 'flex') AS cards
       FROM sessions s LEFT JOIN csat_surveys v ON v.session_id = s.id`,
  );
  const notOnce = [];
  for (const { lineUserId: customer, status, isSent, cards } of rows) {
    // Nobody came to those who were abandoned, so there is nothing to ask them.
    const expected = status === 'CLOSED' ? 1 : 0;
    const onPhone = status === 'CLOSED' ? (await line.received(customer)).length : 0;
    if (cards !== expected || onPhone !== expected || isSent !== (expected === 1)) {
      notOnce.push(`${status}: ${cards} written, ${onPhone} on the phone`);
    }
  }
  return {
    id: 'F7',
    drill: `kill -9 of one of two workers ${kills} times while ${work} surveys are sent`,
    mustHold: 'each session that was served is surveyed once, in rows and at the phone',
    counted: `${killedInTheMiddle} kills in the middle, ${notOnce.length} not surveyed once${notOnce[0] ? ` (${notOnce[0]})` : ''}`,
    holds: killedInTheMiddle === kills && notOnce.length === 0,
  };
}

const countSurveyed = (pool) => count(pool, `csat_surveys WHERE sent_at IS NOT NULL`);
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
