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
  operator: { role?: Role; displayName?: string; isActive?: boolean; capacity?: number } = {},
): Promise<Credentials> {
  passwordHash ??= hashPassword(password);
  const { role = 'AGENT', isActive = true, capacity = 5 } = operator;
  const username = `operator-${randomBytes(5).toString('hex')}`;
  const displayName = operator.displayName ?? `Operator ${username.slice(-4)}`;
  const [row] = await rows.select<{ id: string }>(
    `INSERT INTO operators (username, display_name, role, password_hash, is_active, capacity)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [username, displayName, role, await passwordHash, isActive, capacity],
  );
  return { id: row?.id ?? '', username, displayName, role, password };
}

export async function createHandoffKeywords(rows: TestRows, keywords: readonly string[]): Promise<void> {
  await rows.select(`INSERT INTO handoff_keywords (keyword) SELECT unnest($1::text[])`, [keywords]);
}

/** The shop never closes. */
export async function openDayAndNight(rows: TestRows): Promise<void> {
  const allDay = [{ from: '00:00', to: '24:00' }];
  const week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, allDay]));
  await rows.select(`INSERT INTO business_hours (time_zone, week) VALUES ('Asia/Bangkok', $1)`, [
    JSON.stringify(week),
  ]);
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
  session: { operatorId?: string; skillId?: string; createdAt?: Date } = {},
): Promise<string> {
  const { operatorId = null, skillId = null, createdAt = new Date() } = session;
  const [row] = await rows.select<{ id: string }>(
    `WITH opened AS (
       INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, created_at, claimed_at, last_activity_at,
                             skill_id)
       VALUES ($1, $2, $3, 'POSTBACK', $4, $5, $4, $6) RETURNING id
     ), customer AS (
       UPDATE customers SET latest_session_id = opened.id, chat_mode = 'HUMAN' FROM opened WHERE line_user_id = $1
     )
     SELECT id FROM opened`,
    [
      lineUserId,
      operatorId ? 'ACTIVE' : 'WAITING',
      operatorId,
      createdAt,
      operatorId ? createdAt : null,
      skillId,
    ],
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
              last_message_at = last.created_at, unanswered_since = (SELECT min(created_at) FROM written)
         FROM (SELECT * FROM written ORDER BY id DESC LIMIT 1) last WHERE line_user_id = $1
     )
     SELECT id FROM written ORDER BY id`,
    [lineUserId, texts],
  );
  return written.map(({ id }) => id);
}

/** Something that some operators can do. @returns the skill's id. */
export async function createSkill(
  rows: TestRows,
  name: string,
  operators: readonly { readonly id: string }[] = [],
): Promise<string> {
  const [row] = await rows.select<{ id: string }>(
    `WITH skill AS (INSERT INTO skills (name) VALUES ($1) RETURNING id), given AS (
       INSERT INTO operator_skills (operator_id, skill_id) SELECT unnest($2::bigint[]), id FROM skill
     )
     SELECT id FROM skill`,
    [name, operators.map(({ id }) => id)],
  );
  return row?.id ?? '';
}
