import type { ConversationCounts, ConversationFilter } from '@jsk/contracts/conversations';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
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
  readonly tagId?: string;
  readonly unreadOnly?: boolean;
  readonly sort: 'newest' | 'waiting';
  /** Sort key and id of the last row of the page before. */
  readonly after: { readonly key: string; readonly id: string } | null;
  readonly limit: number;
}

/** Tabs are counted up to here and shown as "99+". */
const countLimit = 100;

/** $1 is always the operator whose unread count is meant. */
const conversationColumns = (sortKey: string) => `
  c.line_user_id AS "lineUserId", c.display_name AS "displayName", c.picture_url AS "pictureUrl",
  c.status_message AS "statusMessage", c.language, c.chat_mode AS "chatMode", c.is_blocked AS "isBlocked",
  c.is_on_standby AS "isOnStandby", c.customer_message_count AS "customerMessageCount", c.created_at AS "createdAt",
  (SELECT max(t.expires_at) FROM reply_tokens t
    WHERE t.line_user_id = c.line_user_id AND t.used_at IS NULL AND t.expires_at > now()) AS "freeReplyUntil",
  greatest(0, c.customer_message_count - coalesce(r.read_customer_message_count, 0)) AS "unreadCount",
  to_char(${sortKey} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "lastActivityKey",
  (SELECT row_to_json(x) FROM (SELECT ${sessionColumns} FROM sessions s LEFT JOIN operators o ON o.id = s.operator_id
                                WHERE s.id = c.latest_session_id) x) AS session,
  (SELECT row_to_json(x) FROM (SELECT ${messageColumns} FROM messages m WHERE m.id = c.last_message_id) x)
    AS "lastMessage",
  (SELECT json_build_object('id', o.id::text, 'createdAt', o.created_at,
                            'skill', (SELECT k.name FROM skills k WHERE k.id = o.skill_id))
     FROM offline_tickets o WHERE o.line_user_id = c.line_user_id AND o.state = 'open') AS ticket,
  coalesce((SELECT json_agg(json_build_object('id', t.id::text, 'name', t.name, 'color', t.color) ORDER BY t.name)
              FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id WHERE ct.line_user_id = c.line_user_id), '[]')
    AS tags`;

const fromConversations = `
  FROM customers c
  LEFT JOIN conversation_reads r ON r.line_user_id = c.line_user_id AND r.operator_id = $1`;

/** While everybody sees everything PostgreSQL leaves the join out, because nothing is asked of it. */
const withNewest = 'LEFT JOIN sessions newest ON newest.id = c.latest_session_id';

@Injectable()
export class ConversationsRepository {
  async find(sql: Sql, operatorId: string, lineUserId: string): Promise<ConversationRow | null> {
    const rows = await sql.prepared<ConversationRow>(
      `SELECT ${conversationColumns('c.last_message_at')} ${fromConversations} WHERE c.line_user_id = $2`,
      [operatorId, lineUserId],
    );
    return rows[0] ?? null;
  }

  /** One page and one row more, if there is one. */
  async list(sql: Sql, query: ConversationQuery): Promise<ConversationRow[]> {
    const values: unknown[] = [query.operatorId];
    const value = (given: unknown) => `$${values.push(given)}`;
    const byWaiting = query.sort === 'waiting';
    const sortKey = byWaiting ? 'newest.created_at' : 'c.last_message_at';
    const needsSession = !['all', 'tickets'].includes(query.status) || byWaiting;
    const conditions = conditionsOf(query, value);
    if (query.after) {
      const comparison = byWaiting ? '>' : '<';
      const after = `(${value(query.after.key)}::timestamptz, ${value(query.after.id)})`;
      conditions.push(`(${sortKey}, c.line_user_id) ${comparison} ${after}`);
    }
    const direction = byWaiting ? 'ASC' : 'DESC';
    return sql.query<ConversationRow>(
      `SELECT ${conversationColumns(sortKey)} ${fromConversations}
        ${needsSession ? '' : 'LEFT'} JOIN sessions newest ON newest.id = c.latest_session_id
        WHERE ${conditions.join(' AND ')}
        ORDER BY ${sortKey} ${direction}, c.line_user_id ${direction}
        LIMIT ${value(query.limit + 1)}`,
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
      `SELECT ${upTo(`FROM customers c ${withNewest} WHERE ${visible}`)} AS "all",
              ${upTo(`FROM sessions newest WHERE newest.status = 'WAITING' AND ${visible}`)} AS waiting,
              ${upTo(`FROM sessions newest WHERE newest.status = 'ACTIVE' AND ${visible}`)} AS active,
              ${upTo(`FROM sessions WHERE status = 'ACTIVE' AND operator_id = $1`)} AS mine,
              ${upTo(`FROM offline_tickets t JOIN customers c ON c.line_user_id = t.line_user_id ${withNewest}
                       WHERE t.state = 'open' AND ${visible}`)} AS tickets,
              ${upTo(`FROM customers c ${withNewest} WHERE newest.closed_at IS NOT NULL AND ${visible}`)} AS closed`,
      [operatorId],
    );
    if (!rows[0]) throw new Error('Counting gave no row');
    return rows[0];
  }
}

function conditionsOf(query: ConversationQuery, value: (given: unknown) => string): string[] {
  const conditions = [query.isVisible('$1')];
  if (query.status === 'waiting') conditions.push(`newest.status = 'WAITING'`);
  if (query.status === 'active') conditions.push(`newest.status = 'ACTIVE'`);
  if (query.status === 'mine') conditions.push(`newest.status = 'ACTIVE' AND newest.operator_id = $1`);
  if (query.status === 'tickets') {
    conditions.push(
      `EXISTS (SELECT 1 FROM offline_tickets o WHERE o.line_user_id = c.line_user_id AND o.state = 'open')`,
    );
  }
  if (query.status === 'closed') conditions.push(`newest.closed_at IS NOT NULL`);
  if (query.search) {
    const pattern = value(`%${query.search.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(c.display_name ILIKE ${pattern} OR c.line_user_id ILIKE ${pattern})`);
  }
  if (query.tagId) {
    conditions.push(
      `EXISTS (SELECT 1 FROM customer_tags ct WHERE ct.line_user_id = c.line_user_id AND ct.tag_id = ${value(query.tagId)})`,
    );
  }
  if (query.unreadOnly)
    conditions.push('c.customer_message_count > coalesce(r.read_customer_message_count, 0)');
  return conditions;
}
