import { randomBytes } from 'node:crypto';
import type { Role } from '@jsk/contracts/roles';
import { hashPassword } from '@jsk/features/operators';
import type { TestRows } from './test-rows';

export interface Credentials {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly password: string;
}

const password = 'รหัสผ่าน-for-tests';
let passwordHash: Promise<string> | undefined;

/** @returns somebody who can sign in. Hashing is slow on purpose, so that everybody has the same password. */
export async function createOperator(
  rows: TestRows,
  operator: { role?: Role; displayName?: string; isActive?: boolean } = {},
): Promise<Credentials> {
  passwordHash ??= hashPassword(password);
  const { role = 'AGENT', isActive = true } = operator;
  const username = `operator-${randomBytes(5).toString('hex')}`;
  const displayName = operator.displayName ?? `Operator ${username.slice(-4)}`;
  const [row] = await rows.select<{ id: string }>(
    `INSERT INTO operators (username, display_name, role, password_hash, is_active)
     VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [username, displayName, role, await passwordHash, isActive],
  );
  return { id: row?.id ?? '', username, displayName, role, password };
}

export async function createHandoffKeywords(rows: TestRows, keywords: readonly string[]): Promise<void> {
  await rows.select(`INSERT INTO handoff_keywords (keyword) SELECT unnest($1::text[])`, [keywords]);
}

export async function createAutoReply(
  rows: TestRows,
  rule: { keyword: string; matchKind: 'exact' | 'contains'; text: string },
): Promise<void> {
  await rows.select(`INSERT INTO auto_replies (keyword, match_kind, text) VALUES ($1, $2, $3)`, [
    rule.keyword,
    rule.matchKind,
    rule.text,
  ]);
}

/** @returns the key of a conversation with nothing in it. */
export async function createCustomer(
  rows: TestRows,
  customer: { displayName?: string; lastMessageAt?: Date } = {},
): Promise<string> {
  const lineUserId = `U${randomBytes(16).toString('hex')}`;
  const { displayName = 'สมชาย ใจดี', lastMessageAt = new Date() } = customer;
  await rows.select(
    `INSERT INTO customers (line_user_id, display_name, last_message_at, profile_fetched_at) VALUES ($1, $2, $3, now())`,
    [lineUserId, displayName, lastMessageAt],
  );
  return lineUserId;
}

/** Puts a customer into the queue, or into an operator's hands. @returns the session's id. */
export async function createSession(
  rows: TestRows,
  lineUserId: string,
  session: { operatorId?: string; createdAt?: Date } = {},
): Promise<string> {
  const { operatorId = null, createdAt = new Date() } = session;
  const [row] = await rows.select<{ id: string }>(
    `WITH opened AS (
       INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, created_at, claimed_at)
       VALUES ($1, $2, $3, 'POSTBACK', $4, $5) RETURNING id
     ), customer AS (
       UPDATE customers SET latest_session_id = opened.id, chat_mode = 'HUMAN' FROM opened WHERE line_user_id = $1
     )
     SELECT id FROM opened`,
    [lineUserId, operatorId ? 'ACTIVE' : 'WAITING', operatorId, createdAt, operatorId ? createdAt : null],
  );
  return row?.id ?? '';
}

/** Writes messages of a customer, oldest first and a second apart. @returns their ids in the same order. */
export async function createCustomerMessages(
  rows: TestRows,
  lineUserId: string,
  texts: readonly string[],
): Promise<string[]> {
  const written = await rows.select<{ id: string }>(
    `WITH written AS (
       INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, customer_message_number, created_at)
       SELECT $1, 'INCOMING', 'CUSTOMER', 'text', t.text, 'received', c.customer_message_count + t.number,
              now() - make_interval(secs => cardinality($2::text[]) - t.number)
         FROM customers c, unnest($2::text[]) WITH ORDINALITY AS t(text, number)
        WHERE c.line_user_id = $1 ORDER BY t.number
       RETURNING id, customer_message_number, created_at
     ), counted AS (
       UPDATE customers SET customer_message_count = last.customer_message_number, last_message_id = last.id,
              last_message_at = last.created_at
         FROM (SELECT * FROM written ORDER BY id DESC LIMIT 1) last WHERE line_user_id = $1
     )
     SELECT id FROM written ORDER BY id`,
    [lineUserId, texts],
  );
  return written.map(({ id }) => id);
}
