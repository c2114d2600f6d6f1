import { hashPassword, verifyPassword } from '@jsk/features/operators';
import { Client } from 'pg';
import { autoReplies, cannedResponses, demoOperators, handoffKeywords, tags } from './seed-content';
import { demoConversations, demoCustomerId, type HistoryLine } from './seed-history';
import { seedRichMenus } from './seed-rich-menus';

export interface SeedOptions {
  readonly databaseUrl: string;
  readonly adminUsername: string;
  readonly adminPassword: string;
  /** Adds people of every role, with the administrator's password, and a little history. Development only. */
  readonly demo: boolean;
  /** LINE is the simulator, with which anything may be done unasked. */
  readonly simulatesLine: boolean;
}

export interface SeedResult {
  /** The password is null when it was changed since it was first set. */
  readonly signIns: readonly { role: string; username: string; password: string | null }[];
}

/**
 * Fills a fresh database. What is there already is left as it is, so it can run at every start.
 * @returns how to sign in as each role, as far as this call knows the passwords.
 */
export async function seedDatabase(options: SeedOptions): Promise<SeedResult> {
  const database = new Client({ connectionString: options.databaseUrl });
  await database.connect();
  try {
    await database.query('BEGIN');
    const people = peopleOf(options);
    const signIns = await seedOperators(database, people, options.adminPassword);
    await seedContent(database);
    if (options.demo) await seedHistory(database);
    await seedRichMenus(database, options.simulatesLine);
    await database.query('COMMIT');
    return { signIns };
  } finally {
    await database.end();
  }
}

function peopleOf({ adminUsername, demo }: SeedOptions) {
  const administrator = { username: adminUsername, displayName: 'ผู้ดูแลระบบ', role: 'SUPER_ADMIN' };
  return [administrator, ...(demo ? demoOperators : [])];
}

async function seedOperators(
  database: Client,
  people: readonly { username: string; displayName: string; role: string }[],
  password: string,
): Promise<SeedResult['signIns']> {
  const signIns = [];
  for (const { username, displayName, role } of people) {
    const { rows } = await database.query<{ hash: string }>(
      'SELECT password_hash AS hash FROM operators WHERE lower(username) = lower($1)',
      [username],
    );
    const isKnown = rows[0] !== undefined;
    if (!isKnown) {
      await database.query(
        'INSERT INTO operators (username, display_name, role, password_hash) VALUES ($1, $2, $3, $4)',
        [username, displayName, role, await hashPassword(password)],
      );
    }
    const stillHolds = !isKnown || (await verifyPassword(rows[0]?.hash ?? null, password));
    signIns.push({ role, username, password: stillHolds ? password : null });
  }
  return signIns;
}

/** Only into empty tables: what an administrator has deleted must not come back. */
async function seedContent(database: Client): Promise<void> {
  await fillIfEmpty(
    database,
    'handoff_keywords',
    handoffKeywords.map((keyword) => ({ keyword })),
  );
  await fillIfEmpty(
    database,
    'auto_replies',
    autoReplies.map(({ keyword, matchKind, text }) => ({ keyword, match_kind: matchKind, text })),
  );
  await fillIfEmpty(database, 'tags', tags);
  await fillIfEmpty(database, 'canned_responses', cannedResponses);
}

async function fillIfEmpty(
  database: Client,
  table: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const { rowCount } = await database.query(`SELECT 1 FROM ${table} LIMIT 1`);
  if (rowCount) return;
  for (const row of rows) {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    await database.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
  }
}

/** Only into a database without customers. */
async function seedHistory(database: Client): Promise<void> {
  const { rowCount } = await database.query('SELECT 1 FROM customers LIMIT 1');
  if (rowCount) return;
  for (const conversation of demoConversations) await seedConversation(database, conversation);
}

async function seedConversation(
  database: Client,
  conversation: (typeof demoConversations)[number],
): Promise<void> {
  const lineUserId = demoCustomerId(conversation.customerNumber);
  const { session, lines } = conversation;
  const times = timesOf(lines, Date.now() - conversation.hoursAgo * 3_600_000);
  await database.query(
    `INSERT INTO customers (line_user_id, display_name, status_message, language, chat_mode, created_at)
     VALUES ($1, $2, $3, 'th', $4, $5)`,
    [
      lineUserId,
      conversation.displayName,
      conversation.statusMessage,
      session && session.status !== 'CLOSED' ? 'HUMAN' : 'BOT',
      times[0],
    ],
  );
  await database.query('INSERT INTO customer_tags SELECT $1, id FROM tags WHERE name = ANY($2)', [
    lineUserId,
    conversation.tags,
  ]);
  const sessionId = session && (await seedSession(database, lineUserId, session, lines, times));
  let customerMessages = 0;
  for (const [index, line] of lines.entries()) {
    if (line.by === 'customer') customerMessages += 1;
    const inSession = session && index >= session.askedAtLine ? sessionId : null;
    await seedMessage(database, {
      lineUserId,
      line,
      sessionId: inSession,
      customerMessages,
      at: times[index],
      operator: session?.operator ?? null,
    });
  }
  await database.query(
    `UPDATE customers c SET latest_session_id = $2, customer_message_count = $3,
            last_message_id = m.id, last_message_at = m.created_at
       FROM (SELECT id, created_at FROM messages WHERE line_user_id = $1 ORDER BY id DESC LIMIT 1) m
      WHERE c.line_user_id = $1`,
    [lineUserId, sessionId, customerMessages],
  );
}

function timesOf(lines: readonly HistoryLine[], startMs: number): Date[] {
  let at = startMs;
  return lines.map((line) => new Date((at += line.afterSeconds * 1000)));
}

async function seedSession(
  database: Client,
  lineUserId: string,
  session: NonNullable<(typeof demoConversations)[number]['session']>,
  lines: readonly HistoryLine[],
  times: readonly Date[],
): Promise<string> {
  const firstAnswer = lines.findIndex((line) => line.by === 'operator');
  const answeredAt = firstAnswer === -1 ? null : times[firstAnswer];
  const closedAt = session.status === 'CLOSED' ? times.at(-1) : null;
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, trigger_keyword, created_at, claimed_at,
                           first_response_at, last_activity_at, closed_at, closed_by)
     SELECT $1, $2, (SELECT id FROM operators WHERE username = $3), 'KEYWORD', $4, $5, $6::timestamptz - interval '20 seconds', $6, $7,
            $8::timestamptz, CASE WHEN $8::timestamptz IS NULL THEN NULL ELSE 'OPERATOR' END
     RETURNING id`,
    [
      lineUserId,
      session.status,
      session.operator,
      session.keyword,
      times[session.askedAtLine],
      answeredAt,
      times.at(-1),
      closedAt,
    ],
  );
  return rows[0]!.id;
}

async function seedMessage(
  database: Client,
  message: {
    lineUserId: string;
    line: HistoryLine;
    sessionId: string | null;
    customerMessages: number;
    at: Date | undefined;
    operator: string | null;
  },
): Promise<void> {
  const { line } = message;
  const isIncoming = line.by === 'customer';
  const sticker = 'sticker' in line ? line.sticker : null;
  await database.query(
    `INSERT INTO messages (line_user_id, session_id, direction, sender_kind, sender_operator_id, sender_name, type, text,
                           payload, state, via, customer_message_number, created_at)
     SELECT $1, $2, $3, $4, o.id, o.display_name, $5, $6, $7, $8, $9, $10, $11
       FROM (SELECT 1) one LEFT JOIN operators o ON o.username = $12 AND $4 = 'OPERATOR'`,
    [
      message.lineUserId,
      message.sessionId,
      isIncoming ? 'INCOMING' : 'OUTGOING',
      line.by.toUpperCase(),
      sticker ? 'sticker' : 'text',
      'text' in line ? line.text : null,
      sticker && JSON.stringify({ kind: 'sticker', ...sticker }),
      isIncoming ? 'received' : 'accepted',
      isIncoming ? null : 'reply',
      message.customerMessages,
      message.at,
      message.operator,
    ],
  );
}
