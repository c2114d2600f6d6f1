import { defaultTimeZone, defaultWeek } from '@jsk/contracts/business-hours';
import { openMsBetween, type OpeningHours } from '@jsk/features/business-hours';
import type { Client } from 'pg';
import { insertRows } from './insert-rows';
import { demoCustomerId, senderKinds } from './seed-history';
import { demoMonths, type PastChat } from './seed-months';
import { pastOf } from './seed-timeline';

/** A chat with when everything in it happened. */
type TimedChat = PastChat & ReturnType<typeof pastOf> & { readonly lineUserId: string };

/** What somebody wrote and was told, oldest first. */
interface History {
  readonly first: TimedChat;
  readonly last: TimedChat;
  readonly chats: readonly TimedChat[];
}

interface Operator {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

const minuteMs = 60_000;
const hours: OpeningHours = {
  timeZone: defaultTimeZone,
  week: defaultWeek,
  days: new Map(),
  override: null,
};

/** The past of the shop before the demo day, read by everybody: for the figures of the last months. */
export async function seedMonths(database: Client, now: Date): Promise<void> {
  const operators = await operatorsOf(database);
  const chats = demoMonths(now).map((chat) => ({
    ...chat,
    ...pastOf(chat, now),
    lineUserId: demoCustomerId(chat.customer.customerNumber),
  }));
  const histories = historiesOf(chats);
  await insertRows(database, 'customers', customerRows(histories));
  await insertRows(database, 'customer_follow_events', followRows(histories));
  const sessions = await seedSessions(database, chats, operators);
  await insertRows(database, 'messages', messageRows(chats, sessions, operators));
  await finishCustomers(database);
}

async function operatorsOf(database: Client): Promise<ReadonlyMap<string | null, Operator>> {
  const { rows } = await database.query<Operator>(
    'SELECT id, username, display_name AS name FROM operators ORDER BY id',
  );
  return new Map(rows.map((operator) => [operator.username, operator]));
}

function historiesOf(chats: readonly TimedChat[]): History[] {
  const histories = new Map<string, TimedChat[]>();
  for (const chat of chats) histories.set(chat.lineUserId, [...(histories.get(chat.lineUserId) ?? []), chat]);
  return [...histories.values()].flatMap((ofCustomer) => {
    const [first, last] = [ofCustomer[0], ofCustomer.at(-1)];
    return first && last ? { first, last, chats: ofCustomer } : [];
  });
}

function customerRows(histories: readonly History[]) {
  return histories.map(({ first, last, chats }) => ({
    line_user_id: first.lineUserId,
    display_name: first.customer.displayName,
    language: 'th',
    is_blocked: isBlocked(first),
    has_come_back: false,
    chat_mode: 'BOT',
    bot_misses: 0,
    is_on_standby: false,
    customer_message_count: chats.flatMap(({ lines }) => lines).filter(({ by }) => by === 'customer').length,
    follow_changed_at: isBlocked(first) ? last.times.at(-1) : followedAt(first),
    last_message_at: first.times[0],
    created_at: followedAt(first),
  }));
}

/** Some have lost interest, right after the last thing they were told. */
function isBlocked({ customer }: TimedChat): boolean {
  return customer.customerNumber % 17 === 0;
}

function followRows(histories: readonly History[]) {
  return histories.flatMap(({ first, last }) => {
    const { lineUserId } = first;
    const followed = { line_user_id: lineUserId, kind: 'followed', occurred_at: followedAt(first) };
    const blocked = { line_user_id: lineUserId, kind: 'blocked', occurred_at: last.times.at(-1) };
    return isBlocked(first) ? [followed, blocked] : [followed];
  });
}

function followedAt({ times }: TimedChat): Date | undefined {
  return times[0] && new Date(times[0].getTime() - minuteMs);
}

/** @returns the id of each chat's session. */
async function seedSessions(
  database: Client,
  chats: readonly TimedChat[],
  operators: ReadonlyMap<string | null, Operator>,
): Promise<ReadonlyMap<TimedChat, string>> {
  const withSession = chats.filter(({ session }) => session !== null);
  const rows = withSession.map((chat) => sessionRow(chat, operators));
  const inserted = await insertRows<{ id: string }>(database, 'sessions', rows, ['id']);
  const ids = new Map(withSession.map((chat, index) => [chat, inserted[index]?.id ?? '']));
  await insertRows(database, 'session_transfers', transferRows(ids, operators));
  return ids;
}

function sessionRow(
  { lineUserId, session, lines, times, claimedAt }: TimedChat,
  operators: ReadonlyMap<string | null, Operator>,
) {
  const beganAt = times[0];
  const closedAt = times.at(-1);
  const answer = lines.findIndex(({ by }) => by === 'operator');
  const answeredAt = times[answer] ?? null;
  const isAwaited = session?.triggerKind !== 'OPERATOR';
  const openSeconds = (from: Date | null | undefined, to: Date | null | undefined) =>
    from && to ? Math.floor(openMsBetween(hours, from, to) / 1000) : null;
  return {
    line_user_id: lineUserId,
    status: claimedAt ? 'CLOSED' : 'ABANDONED',
    operator_id: operators.get(session?.operator ?? null)?.id ?? null,
    trigger_kind: session?.triggerKind,
    trigger_keyword: session?.keyword,
    created_at: beganAt,
    claimed_at: claimedAt,
    first_response_at: answeredAt,
    first_responder_id: answeredAt && operators.get(session?.firstOperator ?? null)?.id,
    last_activity_at: closedAt,
    closed_at: closedAt,
    closed_by: session?.closedBy,
    transfer_count: session?.transferReason ? 1 : 0,
    pauses: '{}',
    open_wait_seconds: isAwaited ? openSeconds(beganAt, claimedAt) : null,
    open_first_response_seconds: isAwaited ? openSeconds(claimedAt, answeredAt) : null,
    open_resolution_seconds: claimedAt ? openSeconds(beganAt, closedAt) : null,
  };
}

/** Half a minute after the first answer, which was to ask what it is about. */
function transferRows(ids: ReadonlyMap<TimedChat, string>, operators: ReadonlyMap<string | null, Operator>) {
  return [...ids].flatMap(([{ session, lines, times }, sessionId]) => {
    const answer = lines.findIndex(({ by }) => by === 'operator');
    const answeredAt = times[answer];
    if (!session?.transferReason || !answeredAt) return [];
    const from = operators.get(session.firstOperator)?.id;
    return {
      session_id: sessionId,
      kind: 'OPERATOR',
      from_operator_id: from,
      to_operator_id: operators.get(session.operator)?.id,
      by_operator_id: from,
      reason: session.transferReason,
      created_at: new Date(answeredAt.getTime() + minuteMs / 2),
    };
  });
}

function messageRows(
  chats: readonly TimedChat[],
  sessions: ReadonlyMap<TimedChat, string>,
  operators: ReadonlyMap<string | null, Operator>,
) {
  const written = new Map<string, number>();
  return chats.flatMap((chat) => {
    const { lineUserId, session } = chat;
    const answer = chat.lines.findIndex(({ by }) => by === 'operator');
    return chat.lines.map((line, index) => {
      const isIncoming = line.by === 'customer';
      const number = (written.get(lineUserId) ?? 0) + (isIncoming ? 1 : 0);
      written.set(lineUserId, number);
      const username = (index === answer ? session?.firstOperator : session?.operator) ?? null;
      const operator = line.by === 'operator' ? operators.get(username) : undefined;
      return {
        line_user_id: lineUserId,
        session_id: sessions.get(chat) ?? null,
        direction: isIncoming ? 'INCOMING' : 'OUTGOING',
        sender_kind: senderKinds[line.by],
        sender_operator_id: operator?.id ?? null,
        sender_name: operator?.name ?? null,
        type: 'text',
        text: 'text' in line ? line.text : null,
        state: isIncoming ? 'received' : 'accepted',
        via: chat.payments[index]?.via ?? null,
        cost: chat.payments[index]?.cost ?? null,
        customer_message_number: number,
        created_at: chat.times[index],
      };
    });
  });
}

/** What follows from the sessions and messages; everything is read and answered. */
async function finishCustomers(database: Client): Promise<void> {
  await database.query(
    `UPDATE customers c SET last_message_id = m.id, last_message_at = m.created_at,
            latest_session_id = (SELECT max(s.id) FROM sessions s WHERE s.line_user_id = c.line_user_id)
       FROM (SELECT DISTINCT ON (line_user_id) line_user_id, id, created_at FROM messages
              WHERE sender_kind <> 'SYSTEM' ORDER BY line_user_id, id DESC) m
      WHERE m.line_user_id = c.line_user_id`,
  );
  await database.query(
    `INSERT INTO conversation_reads (operator_id, line_user_id, read_customer_message_count, read_at)
     SELECT o.id, c.line_user_id, c.customer_message_count, c.last_message_at FROM operators o CROSS JOIN customers c`,
  );
}
