import type { CustomerBar, CustomerDetails, GalleryKind } from '@jsk/contracts/customer-details';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from '../messages';
import { sessionColumns, type SessionRow } from '../sessions';

export interface DetailsRow {
  readonly profileFetchedAt: Date | null;
  readonly bar: CustomerBar | null;
  readonly fields: Omit<CustomerDetails['fields'][number], 'isMasked'>[];
  readonly averageScore: number | null;
  readonly sessionCount: number;
  readonly mediaCount: number;
}

export type RatedSessionRow = SessionRow & { readonly score: number | null; readonly comment: string | null };

/** Messages with files are counted up to here and shown as "99+". */
const countLimit = 100;

const barColumn = `CASE WHEN c.barred_at IS NOT NULL THEN json_build_object(
    'at', to_char(c.barred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'by', (SELECT json_build_object('id', b.id::text, 'name', b.display_name) FROM operators b WHERE b.id = c.barred_by),
    'reason', c.barred_reason) END AS bar`;

@Injectable()
export class CustomerDetailsRepository {
  async find(sql: Sql, lineUserId: string): Promise<DetailsRow | null> {
    const rows = await sql.query<DetailsRow & Record<string, unknown>>(
      `SELECT c.profile_fetched_at AS "profileFetchedAt", ${barColumn},
              coalesce((SELECT json_agg(json_build_object('id', f.id::text, 'name', f.name, 'kind', f.kind,
                                                          'choices', f.choices, 'isPersonal', f.is_personal,
                                                          'value', v.value,
                                                          'version', coalesce(v.version, 0)) ORDER BY f.id)
                          FROM customer_fields f
                          LEFT JOIN customer_field_values v ON v.field_id = f.id AND v.line_user_id = c.line_user_id),
                       '[]') AS fields,
              (SELECT avg(v.score)::float FROM csat_surveys v WHERE v.line_user_id = c.line_user_id) AS "averageScore",
              (SELECT count(*)::int FROM sessions s WHERE s.line_user_id = c.line_user_id) AS "sessionCount",
              (SELECT count(*)::int FROM (SELECT 1 FROM messages m
                                           WHERE m.line_user_id = c.line_user_id AND m.state <> 'unsent'
                                             AND m.type IN ('image', 'video', 'file') LIMIT ${countLimit}) limited)
                AS "mediaCount"
         FROM customers c WHERE c.line_user_id = $1 AND c.erased_at IS NULL`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  async findBar(sql: Sql, lineUserId: string): Promise<CustomerBar | null> {
    const rows = await sql.query<{ bar: CustomerBar | null }>(
      `SELECT ${barColumn} FROM customers c WHERE c.line_user_id = $1`,
      [lineUserId],
    );
    return rows[0]?.bar ?? null;
  }

  /** Newest first. @param beforeId of a session; null: from the newest on */
  async listSessions(
    sql: Sql,
    lineUserId: string,
    beforeId: string | null,
    limit: number,
  ): Promise<RatedSessionRow[]> {
    return sql.query<RatedSessionRow & Record<string, unknown>>(
      `SELECT ${sessionColumns}, v.score, v.comment
         FROM sessions s LEFT JOIN operators o ON o.id = s.operator_id LEFT JOIN csat_surveys v ON v.session_id = s.id
        WHERE s.line_user_id = $1 AND ($2::bigint IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`,
      [lineUserId, beforeId, limit],
    );
  }

  /** Messages with files, newest first; what was taken back has none. @param beforeId null: from the newest on */
  async listMedia(
    sql: Sql,
    lineUserId: string,
    query: { kind: GalleryKind | null; beforeId: string | null; limit: number },
  ): Promise<MessageRow[]> {
    return sql.query<MessageRow & Record<string, unknown>>(
      `SELECT ${messageColumns} FROM messages m
        WHERE m.line_user_id = $1 AND m.type IN ('image', 'video', 'file') AND m.state <> 'unsent'
          AND ($2::text IS NULL OR m.type = $2)
          AND ($3::bigint IS NULL OR (m.created_at, m.id) <
                (SELECT created_at, id FROM messages WHERE line_user_id = $1 AND id = $3))
        ORDER BY m.created_at DESC, m.id DESC LIMIT $4`,
      [lineUserId, query.kind, query.beforeId, query.limit],
    );
  }
}
