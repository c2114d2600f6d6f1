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

/** @returns {Promise<{ id: string, name: string, token: string }[]>} operators who are signed in. */
export async function createOperators(pool, count, role = 'AGENT') {
  const { JwtService } = require('@nestjs/jwt');
  const { AccessTokensService } = requireBuilt('libs/features/src/auth/access-tokens.service');
  const tokens = new AccessTokensService(new JwtService({ secret: secrets.jwtSecret }));
  const { rows } = await pool.query(
    `INSERT INTO operators (username, display_name, role, password_hash)
     SELECT lower($2) || n, 'Operator ' || n, $2, 'cannot sign in with a password' FROM generate_series(1, $1) n
     RETURNING id, username, display_name AS name`,
    [count, role],
  );
  const issue = async ({ id, username, name }) => {
    const signIn = { signInId: randomUUID(), obligation: null };
    const token = await tokens.issueFor({ id, username, displayName: name, role }, signIn);
    return { id, name, token };
  };
  return Promise.all(rows.map(issue));
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
  await pool.query(
    `INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, claimed_at)
     SELECT line_user_id, CASE WHEN $1::bigint IS NULL THEN 'WAITING' ELSE 'ACTIVE' END, $1, 'POSTBACK',
            CASE WHEN $1::bigint IS NULL THEN NULL ELSE now() END
       FROM customers`,
    [operatorId],
  );
  await pool.query(
    `UPDATE customers c SET latest_session_id = s.id FROM sessions s WHERE s.line_user_id = c.line_user_id`,
  );
  await pool.query('ANALYZE');
}
