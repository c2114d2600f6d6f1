import type { Tag } from '@jsk/contracts/tags';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { sessionColumns, type SessionRow } from '../sessions';
import type { VisibilityCondition } from '../visibility';

/** A customer who waits, as `list` reads them. */
export interface QueueRow extends SessionRow {
  readonly displayName: string | null;
  readonly pictureUrl: string | null;
  readonly tags: Tag[];
  readonly position: number;
  readonly lastText: string | null;
  readonly wantedOperatorId: string | null;
  readonly wantedOperatorName: string | null;
  readonly isOpenToAll: boolean;
}

export interface QueueFigures {
  readonly waiting: number;
  /** Of those who were claimed since then; null when nobody was. */
  readonly averageWaitSeconds: number | null;
  readonly freeOperators: number;
  readonly onlineOperators: number;
}

/** As much of a text as a list has room for. */
const lastTextLength = 200;

/** Whoever was written to first has not waited. The wait is that for the first operator. */
const averageWait = `
  SELECT avg(extract(epoch FROM claimed_at - created_at))::float8 FROM sessions
   WHERE claimed_at > $1 AND trigger_kind <> 'OPERATOR'`;

@Injectable()
export class QueueRepository {
  /**
   * @returns the longest waiting first, with their places among all who wait.
   */
  async list(
    sql: Sql,
    operatorId: string,
    isVisible: VisibilityCondition,
    limit: number,
  ): Promise<QueueRow[]> {
    return sql.query<QueueRow>(
      `SELECT ${sessionColumns}, c.display_name AS "displayName", c.picture_url AS "pictureUrl", s.position,
              w.id AS "wantedOperatorId", w.display_name AS "wantedOperatorName",
              s.opened_to_all_at IS NOT NULL AS "isOpenToAll",
              (SELECT left(m.text, ${lastTextLength}) FROM messages m
                WHERE m.line_user_id = s.line_user_id AND m.sender_kind = 'CUSTOMER' ORDER BY m.id DESC LIMIT 1)
                AS "lastText",
              coalesce((SELECT json_agg(json_build_object('id', t.id::text, 'name', t.name, 'color', t.color)
                                        ORDER BY t.name)
                          FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id
                         WHERE ct.line_user_id = s.line_user_id), '[]') AS tags
         FROM (SELECT q.*, (row_number() OVER (ORDER BY q.created_at, q.id))::int AS position
                 FROM sessions q WHERE q.status = 'WAITING') s
         JOIN sessions newest ON newest.id = s.id
         JOIN customers c ON c.line_user_id = s.line_user_id
         LEFT JOIN operators o ON o.id = s.operator_id
         LEFT JOIN operators w ON w.id = s.wanted_operator_id
        WHERE $1::bigint IS NOT NULL AND ${isVisible('$1')}
        ORDER BY s.created_at, s.id LIMIT $2`,
      [operatorId, limit],
    );
  }

  /** @param since claims from then on count */
  async figures(
    sql: Sql,
    operatorId: string,
    isVisible: VisibilityCondition,
    since: Date,
  ): Promise<QueueFigures> {
    const rows = await sql.query<QueueFigures>(
      `SELECT (SELECT count(*)::int FROM sessions newest
                WHERE newest.status = 'WAITING' AND $2::bigint IS NOT NULL AND ${isVisible('$2')})
                AS waiting,
              (${averageWait}) AS "averageWaitSeconds",
              count(o.id)::int AS "onlineOperators",
              count(o.id) FILTER (WHERE o.capacity > (SELECT count(*) FROM sessions s
                WHERE s.operator_id = o.id AND s.status = 'ACTIVE' AND s.snoozed_at IS NULL))::int AS "freeOperators"
         FROM operator_availability a JOIN operators o ON o.id = a.operator_id AND o.is_active
        WHERE a.status = 'online'`,
      [since, operatorId],
    );
    if (!rows[0]) throw new Error('Counting gave no row');
    return rows[0];
  }

  async averageWaitSeconds(sql: Sql, since: Date): Promise<number | null> {
    const rows = await sql.prepared<{ seconds: number | null }>(`SELECT (${averageWait}) AS seconds`, [
      since,
    ]);
    return rows[0]?.seconds ?? null;
  }

  /** @returns 1 for who has waited longest; null for a session that does not wait. */
  async findPosition(sql: Sql, sessionId: string): Promise<number | null> {
    const rows = await sql.prepared<{ position: number }>(
      `SELECT count(*)::int AS position FROM sessions one
         JOIN sessions before ON before.status = 'WAITING'
          AND (before.created_at, before.id) <= (one.created_at, one.id)
        WHERE one.id = $1 AND one.status = 'WAITING'`,
      [sessionId],
    );
    return rows[0]?.position || null;
  }
}
