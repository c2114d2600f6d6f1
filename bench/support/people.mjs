/** Customers in a session, and operators with an access token, written straight into a fresh database. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { requireBuilt } from './built-code.mjs';
import { secrets } from './api-process.mjs';

const require = createRequire(import.meta.url);

/** @returns {string} the LINE user id of the nth customer. */
export function lineUserId(n) {
  return `U${n.toString(16).padStart(32, '0')}`;
}

/** @returns {Promise<{ id: string, username: string, name: string, role: string, token: string }[]>} signed in. */
export async function createOperators(pool, count, role = 'AGENT') {
  const { rows } = await pool.query(
    `INSERT INTO operators (username, display_name, role, password_hash)
     SELECT lower($2) || n, 'Operator ' || n, $2, 'cannot sign in with a password' FROM generate_series(1, $1) n
     RETURNING id, username, display_name AS name, role`,
    [count, role],
  );
  return Promise.all(rows.map(signedIn));
}

/** @returns the operator with a token that is good for the next half hour. */
export async function signedIn(operator) {
  const { JwtService } = require('@nestjs/jwt');
  const { AccessTokensService } = requireBuilt('libs/features/src/auth/access-tokens.service');
  const tokens = new AccessTokensService(new JwtService({ secret: secrets.jwtSecret }));
  const { id, username, name: displayName, role } = operator;
  const signIn = { signInId: randomUUID(), obligation: null };
  return { ...operator, token: await tokens.issueFor({ id, username, displayName, role }, signIn) };
}

/**
 * Customers whose profile is known and who are with a person, so that the bot is silent and LINE is not asked: one
 * event is one message. Without an operator their sessions wait in the queue.
 */
export async function createCustomersInSession(pool, count, operatorId = null) {
  await pool.query(
    `INSERT INTO customers (line_user_id, display_name, chat_mode, profile_fetched_at)
     SELECT 'U' || lpad(to_hex(n), 32, '0'), 'Customer ' || n, 'HUMAN', now() FROM generate_series(0, $1 - 1) n`,
    [count],
  );
  await putIntoSession(pool, count, operatorId);
}

/** Customers who are there already. */
export async function putIntoSession(pool, count, operatorId = null) {
  const { rows } = await pool.query(
    `INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, claimed_at)
     SELECT line_user_id, CASE WHEN $2::bigint IS NULL THEN 'WAITING' ELSE 'ACTIVE' END, $2, 'POSTBACK',
            CASE WHEN $2::bigint IS NULL THEN NULL ELSE now() END
       FROM (SELECT line_user_id FROM customers ORDER BY line_user_id LIMIT $1) first
     RETURNING line_user_id`,
    [count, operatorId],
  );
  await pool.query(
    `UPDATE customers c SET latest_session_id = s.id, chat_mode = 'HUMAN' FROM sessions s
      WHERE s.line_user_id = c.line_user_id AND s.line_user_id = ANY ($1)`,
    [rows.map(({ line_user_id: id }) => id)],
  );
  await pool.query('ANALYZE');
}
