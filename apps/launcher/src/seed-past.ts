import type { Client } from 'pg';
import { seedBreaches } from './seed-breaches';
import { demoDay } from './seed-demo-day';
import {
  demoConversations,
  type DemoConversation,
  demoCustomerId,
  type HistoryLine,
  senderKinds,
} from './seed-history';
import { seedMonths } from './seed-months-rows';
import { seedNotes } from './seed-notes';
import type { Payment } from './seed-payment';
import { seedPresence } from './seed-presence';
import { seedSurveys } from './seed-surveys';
import { type PastConversation, pastOf } from './seed-timeline';

/** Only into a database without customers. */
export async function seedHistory(database: Client): Promise<void> {
  const { rowCount } = await database.query('SELECT 1 FROM customers LIMIT 1');
  if (rowCount) return;
  const now = new Date();
  // Before the rest, which is younger: ids grow with time.
  await seedMonths(database, now);
  for (const conversation of [...demoDay(now), ...demoConversations]) {
    await seedConversation(database, conversation, pastOf(conversation, now));
  }
  await seedNotes(database);
  await seedSurveys(database, now);
  await seedBreaches(database);
  await seedPresence(database, now);
}

async function seedConversation(
  database: Client,
  conversation: DemoConversation,
  past: PastConversation,
): Promise<void> {
  const lineUserId = demoCustomerId(conversation.customerNumber);
  const { session, lines } = conversation;
  await database.query(
    `INSERT INTO customers (line_user_id, display_name, status_message, language, chat_mode, created_at)
     VALUES ($1, $2, $3, 'th', $4, $5)`,
    [
      lineUserId,
      conversation.displayName,
      conversation.statusMessage,
      session && session.status !== 'CLOSED' ? 'HUMAN' : 'BOT',
      past.times[0],
    ],
  );
  await seedFollows(database, lineUserId, conversation, past.times[0] ?? new Date());
  await database.query('INSERT INTO customer_tags SELECT $1, id FROM tags WHERE name = ANY($2)', [
    lineUserId,
    conversation.tags,
  ]);
  const sessionId = session && (await seedSession(database, lineUserId, session, lines, past));
  let customerMessages = 0;
  for (const [index, line] of lines.entries()) {
    if (line.by === 'customer') customerMessages += 1;
    await seedMessage(database, {
      lineUserId,
      line,
      sessionId: session && index >= session.askedAtLine ? sessionId : null,
      customerMessages,
      at: past.times[index],
      payment: past.payments[index] ?? null,
      operator: session?.operator ?? null,
    });
  }
  await database.query(
    `UPDATE customers c SET latest_session_id = $2, customer_message_count = $3,
            last_message_id = m.id, last_message_at = m.created_at,
            unanswered_since = CASE WHEN m.sender_kind = 'CUSTOMER' THEN m.created_at END
       FROM (SELECT id, created_at, sender_kind FROM messages
              WHERE line_user_id = $1 AND sender_kind <> 'SYSTEM' AND type <> 'note' ORDER BY id DESC LIMIT 1) m
      WHERE c.line_user_id = $1`,
    [lineUserId, sessionId, customerMessages],
  );
  await database.query(
    `INSERT INTO conversation_reads (operator_id, line_user_id, read_customer_message_count, read_at)
     SELECT id, $1, $2, $3 FROM operators`,
    [lineUserId, readMessagesOf(conversation), past.times.at(-1)],
  );
}

/** Nothing is left unread but what customers of open conversations wrote since an operator answered them. */
function readMessagesOf({ session, lines }: DemoConversation): number {
  const isOpen = session !== null && session.status !== 'CLOSED';
  const read = isOpen ? lines.slice(0, lines.findLastIndex(({ by }) => by === 'operator') + 1) : lines;
  return read.filter(({ by }) => by === 'customer').length;
}

async function seedSession(
  database: Client,
  lineUserId: string,
  session: NonNullable<DemoConversation['session']>,
  lines: readonly HistoryLine[],
  { times, claimedAt }: PastConversation,
): Promise<string> {
  const firstAnswer = lines.findIndex((line) => line.by === 'operator');
  const closedAt = session.status === 'CLOSED' ? times.at(-1) : null;
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, trigger_keyword, created_at, claimed_at,
                           first_response_at, last_activity_at, closed_at, closed_by, first_responder_id,
                           open_wait_seconds, open_first_response_seconds, open_resolution_seconds)
     SELECT $1, $2, o.id, 'KEYWORD', $4, $5, $6, $7, $8, $9, CASE WHEN $9::timestamptz IS NOT NULL THEN 'OPERATOR' END,
            CASE WHEN $7::timestamptz IS NOT NULL THEN o.id END,
            -- The demo shop is open day and night.
            CASE WHEN $9::timestamptz IS NOT NULL THEN seconds_between($5, $6) END,
            CASE WHEN $9::timestamptz IS NOT NULL THEN seconds_between($6, $7) END,
            CASE WHEN $9::timestamptz IS NOT NULL THEN seconds_between($5, $9) END
       FROM (SELECT 1) one LEFT JOIN operators o ON o.username = $3
     RETURNING id`,
    [
      lineUserId,
      session.status,
      session.operator,
      session.keyword,
      times[session.askedAtLine],
      claimedAt,
      firstAnswer === -1 ? null : times[firstAnswer],
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
    payment: Payment | null;
    operator: string | null;
  },
): Promise<void> {
  const { line, payment } = message;
  const isIncoming = line.by === 'customer';
  const sticker = 'sticker' in line ? line.sticker : null;
  await database.query(
    `INSERT INTO messages (line_user_id, session_id, direction, sender_kind, sender_operator_id, sender_name, type, text,
                           payload, state, via, cost, customer_message_number, created_at)
     SELECT $1, $2, $3, $4, o.id, o.display_name, $5, $6, $7, $8, $9, $10, $11, $12
       FROM (SELECT 1) one LEFT JOIN operators o ON o.username = $13 AND $4 = 'OPERATOR'`,
    [
      message.lineUserId,
      message.sessionId,
      isIncoming ? 'INCOMING' : 'OUTGOING',
      senderKinds[line.by],
      sticker ? 'sticker' : 'text',
      'text' in line ? line.text : null,
      sticker && JSON.stringify({ kind: 'sticker', ...sticker }),
      isIncoming ? 'received' : 'accepted',
      payment?.via ?? null,
      payment?.cost ?? null,
      message.customerMessages,
      message.at,
      message.operator,
    ],
  );
}

const dayMs = 24 * 60 * 60 * 1000;

/** Everybody added the account a minute before they wrote, some of them not for the first time. */
async function seedFollows(
  database: Client,
  lineUserId: string,
  conversation: DemoConversation,
  wroteAt: Date,
): Promise<void> {
  const hasComeBack = conversation.hasComeBack ?? false;
  const followedAt = new Date(wroteAt.getTime() - 60_000);
  const before = (days: number) => new Date(followedAt.getTime() - days * dayMs);
  const events = hasComeBack
    ? [
        { kind: 'followed', at: before(60) },
        { kind: 'blocked', at: before(20) },
        { kind: 'came_back', at: followedAt },
      ]
    : [{ kind: 'followed', at: followedAt }];
  await database.query(
    'UPDATE customers SET follow_changed_at = $2, has_come_back = $3 WHERE line_user_id = $1',
    [lineUserId, followedAt, hasComeBack],
  );
  await database.query(
    `INSERT INTO customer_follow_events (line_user_id, kind, occurred_at)
     SELECT $1, * FROM unnest($2::text[], $3::timestamptz[])`,
    [lineUserId, events.map(({ kind }) => kind), events.map(({ at }) => at)],
  );
}
