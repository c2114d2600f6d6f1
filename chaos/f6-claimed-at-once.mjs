/**
 * F6: fifty operators, half over REST and half over the socket, on two instances, claim the same sessions at once. One
 * wins each, the others learn who, and the audit log agrees.
 */
import { startApi } from '../bench/support/api-process.mjs';
import { connectConsole } from '../bench/support/console-socket.mjs';
import { createCustomersInSession, createOperators, lineUserId } from '../bench/support/people.mjs';
import { openPool, startPostgres } from '../bench/support/postgres.mjs';
import { startRedis } from '../bench/support/redis.mjs';

const ports = [3470, 3471];
/** Each of them by everybody: 50 operators make 250 claims at once. */
const sessionsAtOnce = 5;

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const operatorCount = isQuick ? 10 : 50;
  const sessionCount = isQuick ? 20 : 100;
  const postgres = await startPostgres();
  const redis = await startRedis();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 2);
  await createCustomersInSession(pool, sessionCount);
  const instances = [];
  for (const port of ports) instances.push(await startApi({ databaseUrl, redisUrl: redis.url, port }));
  const operators = await createOperators(pool, operatorCount);
  const claimants = await Promise.all(
    operators.map((operator, n) => claimantOf(operator, instances[n % 2], n % 4 < 2)),
  );

  const outcomes = [];
  for (let at = 0; at < sessionCount; at += sessionsAtOnce) {
    const sessions = Array.from({ length: Math.min(sessionsAtOnce, sessionCount - at) }, (_, n) =>
      lineUserId(at + n),
    );
    const claims = sessions.flatMap((session) => claimants.map(({ claim }) => claim(session)));
    outcomes.push(...(await Promise.all(claims)));
  }
  const counted = countOutcomes(outcomes, operatorCount);
  const disagreeing = await countDisagreeing(pool, outcomes);
  for (const { stop } of claimants) await stop();
  for (const api of instances) await api.stop();
  await redis.stop();
  await pool.close();
  await postgres.stop();
  return [
    {
      id: 'F6',
      drill: `${operatorCount} operators claim the same ${sessionCount} sessions at once, on two instances`,
      mustHold: 'one winner each, the rest 409 with the winner',
      counted: `${outcomes.length} claims, ${counted.won} won, ${counted.lost} lost, ${counted.wrong} wrong`,
      holds: counted.won === sessionCount && counted.wrong === 0,
    },
    {
      id: 'F6',
      drill: '',
      mustHold: 'sessions, audit log and thread name the winner, once',
      counted: `${disagreeing} sessions disagree`,
      holds: disagreeing === 0,
    },
  ];
}

/** Somebody who claims over REST or the socket, and tells what came of it in the same words. */
async function claimantOf(operator, api, usesSocket) {
  if (!usesSocket)
    return { claim: (lineUserId) => claimOverRest(api, operator, lineUserId), stop: () => undefined };
  const desk = await connectConsole(api, operator);
  const claim = async (lineUserId) => {
    const answer = await desk.ask('claim_session', { lineUserId });
    const { code, details } = answer.error ?? {};
    return { lineUserId, operatorId: operator.id, won: answer.ok, code, winnerId: details?.operator?.id };
  };
  return { claim, stop: desk.stop };
}

async function claimOverRest({ origin }, { id, token }, lineUserId) {
  const response = await fetch(`${origin}/api/v1/admin/live-chat/conversations/${lineUserId}/claim`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  const body = await response.json();
  const won = response.status === 200;
  const code = response.status === 409 ? body.code : `${response.status}`;
  return { lineUserId, operatorId: id, won, ...(won ? {} : { code, winnerId: body.operator?.id }) };
}

function countOutcomes(outcomes, operatorCount) {
  const winners = new Map();
  const lost = outcomes.filter(({ won }) => !won);
  for (const { lineUserId, operatorId } of outcomes.filter(({ won }) => won)) {
    winners.set(lineUserId, [...(winners.get(lineUserId) ?? []), operatorId]);
  }
  const doubled = [...winners.values()].filter((ids) => ids.length > 1).length;
  const misled = lost.filter(
    ({ code, winnerId, lineUserId }) =>
      code !== 'session_already_claimed' || winnerId !== winners.get(lineUserId)?.[0],
  ).length;
  const won = outcomes.length - lost.length;
  return {
    won,
    lost: lost.length,
    wrong: doubled + misled + Math.abs(lost.length - won * (operatorCount - 1)),
  };
}

async function countDisagreeing(pool, outcomes) {
  const { rows } = await pool.query(
    `SELECT s.line_user_id AS "lineUserId", s.status, s.operator_id AS "ownerId",
            array(SELECT a.operator_id::text FROM audit_log a
                   WHERE a.action = 'session.claimed' AND a.subject_id = s.id::text) AS audited,
            (SELECT count(*)::int FROM messages m
              WHERE m.session_id = s.id AND m.payload ->> 'event' = 'session_claimed') AS lines
       FROM sessions s`,
  );
  const winnerOf = new Map(
    outcomes.filter(({ won }) => won).map((claim) => [claim.lineUserId, claim.operatorId]),
  );
  const agrees = ({ lineUserId, status, ownerId, audited, lines }) =>
    status === 'ACTIVE' &&
    ownerId === winnerOf.get(lineUserId) &&
    audited.length === 1 &&
    audited[0] === ownerId &&
    lines === 1;
  return rows.filter((row) => !agrees(row)).length;
}
