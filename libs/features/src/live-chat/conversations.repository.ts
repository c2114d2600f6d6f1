import type { ConversationCounts, ConversationFilter, ConversationSort } from '@jsk/contracts/conversations';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { customerSearchCondition } from '../customers';
import { messageColumns } from '../messages';
import { sessionColumns } from '../sessions';
import type { VisibilityCondition } from '../visibility';
import type { ConversationRow } from './conversation.presenter';

export interface ConversationQuery {
  readonly status: ConversationFilter;
  readonly operatorId: string;
  /** What the operator may see. */
  readonly isVisible: VisibilityCondition;
  readonly search?: string;
  /** Carries any of them. */
  readonly tagIds?: readonly string[];
  readonly unreadOnly?: boolean;
  readonly sort: ConversationSort;
  /** Where the page before ended. */
  readonly after: ListPlace | null;
  readonly limit: number;
}

/** A row's place in the list: the run it stands in, its key there, and its id. */
export interface ListPlace {
  readonly run: number;
  readonly key: string;
  readonly id: string;
}

/** Tabs are counted up to here and shown as "99+". */
const countLimit = 100;

/** $1 is always the operator whose unread count is meant. */
const conversationColumns = `
  c.line_user_id AS "lineUserId", c.display_name AS "displayName", c.picture_url AS "pictureUrl",
  c.status_message AS "statusMessage", c.language, c.chat_mode AS "chatMode", c.is_blocked AS "isBlocked",
  c.is_on_standby AS "isOnStandby", c.barred_at IS NOT NULL AS "isBarred",
  c.customer_message_count AS "customerMessageCount", c.created_at AS "createdAt",
  c.unanswered_since AS "unansweredSince",
  EXISTS (SELECT FROM conversation_pins p WHERE p.operator_id = $1 AND p.line_user_id = c.line_user_id) AS "isPinned",
  (SELECT json_build_object('nextAt', min(s.send_at) FILTER (WHERE s.held_reason IS NULL),
                            'held', count(s.held_reason))
     FROM scheduled_messages s WHERE s.line_user_id = c.line_user_id) AS scheduled,
  (SELECT max(t.expires_at) FROM reply_tokens t
    WHERE t.line_user_id = c.line_user_id AND t.used_at IS NULL AND t.expires_at > now()) AS "freeReplyUntil",
  greatest(0, c.customer_message_count - coalesce(r.read_customer_message_count, 0)) AS "unreadCount",
  EXISTS (SELECT FROM note_mentions n WHERE n.operator_id = $1 AND n.line_user_id = c.line_user_id
                                        AND n.seen_at IS NULL) AS "hasOpenMention",
  (SELECT row_to_json(x) FROM (SELECT ${sessionColumns} FROM sessions s LEFT JOIN operators o ON o.id = s.operator_id
                                WHERE s.id = c.latest_session_id) x) AS session,
  (SELECT row_to_json(x) FROM (SELECT ${messageColumns} FROM messages m
    WHERE m.id = c.last_message_id AND m.line_user_id = c.line_user_id) x)
    AS "lastMessage",
  (SELECT json_build_object('id', o.id::text, 'createdAt', o.created_at,
                            'skill', (SELECT k.name FROM skills k WHERE k.id = o.skill_id))
     FROM offline_tickets o WHERE o.line_user_id = c.line_user_id AND o.state = 'open') AS ticket,
  coalesce((SELECT json_agg(json_build_object('id', t.id::text, 'name', t.name, 'color', t.color) ORDER BY t.name)
              FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id WHERE ct.line_user_id = c.line_user_id), '[]')
    AS tags`;

const withReads = 'LEFT JOIN conversation_reads r ON r.line_user_id = c.line_user_id AND r.operator_id = $1';

/** While everybody sees everything PostgreSQL leaves the join out, because nothing is asked of it. */
const withNewest = 'LEFT JOIN sessions newest ON newest.id = c.latest_session_id';

/** Not a join: several notes may mention the operator in one conversation. */
const isMentioned = `c.line_user_id IN (SELECT n.line_user_id FROM note_mentions n
                                         WHERE n.operator_id = $1 AND n.seen_at IS NULL)`;

/** With an operator, who has not put it aside. */
const isAtHand = `newest.status = 'ACTIVE' AND newest.snoozed_at IS NULL`;

/** A conversation and where it stands. */
export type ListedRow = ConversationRow & { readonly run: number; readonly key: string };

/** A stretch of the list that is in one order, so that an index can deliver it. */
interface Run {
  readonly condition: string;
  readonly key: string;
  readonly direction: 'ASC' | 'DESC';
}

/** In an array once, because it is asked for each row. */
const pinned = 'ANY (ARRAY(SELECT line_user_id FROM conversation_pins WHERE operator_id = $1))';

/**
 * Somebody who has read everything would have every conversation compared with what they have read; what is older than this
 * many others is looked for by name or tag.
 */
const newestForUnread = 10_000;
const isAmongNewest = `c.last_message_at >= coalesce((
  SELECT other.last_message_at FROM customers other
   ORDER BY other.last_message_at DESC, other.line_user_id DESC OFFSET ${newestForUnread} LIMIT 1), '-infinity')`;

/** The list is its runs, one after the other: what is pinned, what the order is about, and the rest. */
function runsOf({ sort, status, unreadOnly }: ConversationQuery): Run[] {
  const newest = { key: 'c.last_message_at', direction: 'DESC' } as const;
  const pinnedRun = { condition: `c.line_user_id = ${pinned}`, ...newest };
  const others = (condition: string) => `NOT c.line_user_id = ${pinned} AND ${condition}`;
  const isBounded = unreadOnly && (status === 'all' || status === 'closed');
  const rest = (condition: string): Run => ({
    condition: others(isBounded ? `${condition} AND ${isAmongNewest}` : condition),
    ...newest,
  });
  if (sort === 'newest') return [pinnedRun, rest('true')];
  if (sort === 'waiting') {
    const isWaiting = `newest.status = 'WAITING'`;
    const longest: Run = { condition: others(isWaiting), key: 'newest.created_at', direction: 'ASC' };
    return [pinnedRun, longest, rest(`(${isWaiting}) IS NOT TRUE`)];
  }
  const isUnanswered = 'c.unanswered_since IS NOT NULL';
  const oldest: Run = { condition: others(isUnanswered), key: 'c.unanswered_since', direction: 'ASC' };
  return [pinnedRun, oldest, rest('c.unanswered_since IS NULL')];
}

@Injectable()
export class ConversationsRepository {
  async find(sql: Sql, operatorId: string, lineUserId: string): Promise<ConversationRow | null> {
    const rows = await sql.prepared<ConversationRow>(
      `SELECT ${conversationColumns} FROM customers c ${withReads} WHERE c.line_user_id = $2 AND c.erased_at IS NULL`,
      [operatorId, lineUserId],
    );
    return rows[0] ?? null;
  }

  /** One page and one row more, if there is one. */
  async list(sql: Sql, query: ConversationQuery): Promise<ListedRow[]> {
    const values: unknown[] = [query.operatorId];
    const value = (given: unknown) => `$${values.push(given)}`;
    const limit = value(query.limit + 1);
    const conditions = conditionsOf(query, value).join(' AND ');
    const { after } = query;
    const afterPlace = after && `(${value(after.key)}::timestamptz, ${value(after.id)})`;
    const names: string[] = [];
    const runs = runsOf(query).flatMap(({ condition, key, direction }, run) => {
      if (after && run < after.run) return [];
      const beyond = run === after?.run && afterPlace;
      const comparison = direction === 'ASC' ? '>' : '<';
      // A run is not begun when those before it fill the page: to find nothing more, it would read to its end.
      const found = names.map((name) => `(SELECT count(*) FROM ${name})`).join(' + ');
      const name = `run_${run}`;
      names.push(name);
      return `${name} AS MATERIALIZED (
               SELECT c.line_user_id, ${run} AS run, ${key} AS key,
                      row_number() OVER (ORDER BY ${key} ${direction}, c.line_user_id ${direction}) AS place
                 FROM customers c ${withNewest}
                 ${query.unreadOnly ? withReads : ''}
                WHERE ${condition} AND ${conditions}
                      ${found && `AND ${found} < ${limit}`}
                      ${beyond ? `AND (${key}, c.line_user_id) ${comparison} ${beyond}` : ''}
                ORDER BY ${key} ${direction}, c.line_user_id ${direction} LIMIT ${limit})`;
    });
    return sql.query<ListedRow>(
      `WITH ${runs.join(', ')}
       SELECT ${conversationColumns}, listed.run,
              to_char(listed.key AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key
         FROM (SELECT * FROM (${names.map((name) => `TABLE ${name}`).join(' UNION ALL ')}) runs
                ORDER BY run, place LIMIT ${limit}) listed
         JOIN customers c ON c.line_user_id = listed.line_user_id ${withReads}
        ORDER BY listed.run, listed.place`,
      values,
    );
  }

  /** How many wait in the queue, and how many have left a ticket. */
  async countWaiting(sql: Sql): Promise<{ waiting: number; tickets: number }> {
    const rows = await sql.prepared<{ waiting: number; tickets: number }>(
      `SELECT (SELECT count(*)::int FROM sessions WHERE status = 'WAITING') AS waiting,
              (SELECT count(*)::int FROM offline_tickets WHERE state = 'open') AS tickets`,
    );
    return rows[0] ?? { waiting: 0, tickets: 0 };
  }

  /** The same for every agent who is there, as far as they may see it. */
  async countWaitingForAgents(
    sql: Sql,
    isVisible: VisibilityCondition,
  ): Promise<{ operatorId: string; waiting: number; tickets: number }[]> {
    const visible = isVisible('o.id');
    return sql.query(
      `SELECT o.id AS "operatorId",
              (SELECT count(*)::int FROM sessions newest WHERE newest.status = 'WAITING' AND ${visible}) AS waiting,
              (SELECT count(*)::int FROM offline_tickets t JOIN customers c ON c.line_user_id = t.line_user_id
                 LEFT JOIN sessions newest ON newest.id = c.latest_session_id
                WHERE t.state = 'open' AND ${visible}) AS tickets
         FROM operators o JOIN operator_availability a ON a.operator_id = o.id AND a.status <> 'offline'
        WHERE o.role = 'AGENT'`,
    );
  }

  async count(sql: Sql, operatorId: string, isVisible: VisibilityCondition): Promise<ConversationCounts> {
    const visible = isVisible('$1');
    const upTo = (from: string) =>
      `(SELECT count(*)::int FROM (SELECT 1 ${from} LIMIT ${countLimit}) limited)`;
    const rows = await sql.prepared<ConversationCounts>(
      `SELECT ${upTo(`FROM customers c ${withNewest} WHERE newest.snoozed_at IS NULL AND c.erased_at IS NULL AND ${visible}`)} AS "all",
              ${upTo(`FROM sessions newest WHERE newest.status = 'WAITING' AND ${visible}`)} AS waiting,
              ${upTo(`FROM sessions newest WHERE ${isAtHand} AND ${visible}`)} AS active,
              ${upTo(`FROM sessions newest WHERE ${isAtHand} AND newest.operator_id = $1`)} AS mine,
              ${upTo(`FROM sessions newest WHERE newest.snoozed_at IS NOT NULL AND ${visible}`)} AS snoozed,
              ${upTo(`FROM offline_tickets t JOIN customers c ON c.line_user_id = t.line_user_id ${withNewest}
                       WHERE t.state = 'open' AND ${visible}`)} AS tickets,
              ${upTo(`FROM customers c ${withNewest} WHERE ${isMentioned} AND ${visible}`)} AS mentions,
              ${upTo(`FROM customers c ${withNewest} WHERE newest.closed_at IS NOT NULL AND ${visible}`)} AS closed`,
      [operatorId],
    );
    if (!rows[0]) throw new Error('Counting gave no row');
    return rows[0];
  }
}

function conditionsOf(query: ConversationQuery, value: (given: unknown) => string): string[] {
  const conditions = ['c.erased_at IS NULL', query.isVisible('$1')];
  if (query.status === 'waiting') conditions.push(`newest.status = 'WAITING'`);
  // Whoever looks for a customer finds them, put aside or not.
  if (query.status === 'all' && !query.search) conditions.push('newest.snoozed_at IS NULL');
  if (query.status === 'active') conditions.push(isAtHand);
  if (query.status === 'mine') conditions.push(`${isAtHand} AND newest.operator_id = $1`);
  if (query.status === 'snoozed') conditions.push('newest.snoozed_at IS NOT NULL');
  if (query.status === 'tickets') {
    conditions.push(
      `EXISTS (SELECT 1 FROM offline_tickets o WHERE o.line_user_id = c.line_user_id AND o.state = 'open')`,
    );
  }
  if (query.status === 'mentions') conditions.push(isMentioned);
  if (query.status === 'closed') conditions.push(`newest.closed_at IS NOT NULL`);
  if (query.search) conditions.push(customerSearchCondition(query.search, value));
  if (query.tagIds) {
    const tagIds = `${value(query.tagIds)}::bigint[]`;
    // Read at once: looked up for each conversation on the way, PostgreSQL lets several processes walk far past the page.
    conditions.push(
      `c.line_user_id IN (
         WITH tagged AS MATERIALIZED (SELECT line_user_id FROM customer_tags WHERE tag_id = ANY (${tagIds}))
         SELECT line_user_id FROM tagged)`,
    );
  }
  if (query.unreadOnly)
    conditions.push('c.customer_message_count > coalesce(r.read_customer_message_count, 0)');
  return conditions;
}
