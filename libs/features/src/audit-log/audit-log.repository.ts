import { type AuditEntry, type AuditFilter, systemActor } from '@jsk/contracts/audit';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** What is looked for; days are those of the time zone. */
export interface AuditSelection extends AuditFilter {
  readonly timeZone: string;
}

/** Where a page begins: after an entry, or after so many. */
export interface AuditPage {
  readonly after: { readonly key: string; readonly id: string } | null;
  readonly offset: number;
  readonly limit: number;
}

export interface AuditRow extends Omit<AuditEntry, 'happenedAt' | 'operator'> {
  readonly happenedAt: Date;
  readonly operatorId: string | null;
  readonly operatorName: string | null;
  /** To the microsecond, as PostgreSQL compares it. */
  readonly sortKey: string;
}

type Bind = (value: unknown) => string;

@Injectable()
export class AuditLogRepository {
  /** Newest first. Names are looked up for the entries of the page only. */
  async list(sql: Sql, selection: AuditSelection, { after, offset, limit }: AuditPage): Promise<AuditRow[]> {
    const { values, bind } = bindingFor();
    const conditions = conditionsOf(selection, bind);
    if (after) {
      conditions.push(`(a.happened_at, a.id) < (${bind(after.key)}::timestamptz, ${bind(after.id)}::bigint)`);
    }
    return sql.query<AuditRow & Record<string, unknown>>(
      `SELECT a.id, a.happened_at AS "happenedAt", a.operator_id AS "operatorId", a.operator_name AS "operatorName",
              a.action, a.subject_type AS "subjectType", a.subject_id AS "subjectId", a.line_user_id AS "lineUserId",
              a.detail, a.ip, a.user_agent AS "userAgent",
              CASE WHEN a.subject_type = 'operator'
                   THEN (SELECT o.display_name FROM operators o WHERE o.id::text = a.subject_id)
                   ELSE (SELECT c.display_name FROM customers c WHERE c.line_user_id = a.line_user_id)
              END AS "subjectName",
              to_char(a.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
         FROM (SELECT * FROM audit_log a ${where(conditions)}
                ORDER BY a.happened_at DESC, a.id DESC LIMIT ${bind(limit)} OFFSET ${bind(offset)}) a
        ORDER BY a.happened_at DESC, a.id DESC`,
      values,
    );
  }

  async count(sql: Sql, selection: AuditSelection): Promise<number> {
    const { values, bind } = bindingFor();
    const rows = await sql.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM audit_log a ${where(conditionsOf(selection, bind))}`,
      values,
    );
    return rows[0]?.total ?? 0;
  }

  /** Goes from one action to the next in the index, whatever the number of entries. */
  async listActions(sql: Sql): Promise<string[]> {
    const rows = await sql.query<{ action: string }>(
      `WITH RECURSIVE known AS (
         (SELECT action FROM audit_log ORDER BY action LIMIT 1)
         UNION ALL
         SELECT (SELECT a.action FROM audit_log a WHERE a.action > known.action ORDER BY a.action LIMIT 1)
           FROM known WHERE known.action IS NOT NULL
       ) SELECT action FROM known WHERE action IS NOT NULL`,
    );
    return rows.map(({ action }) => action);
  }

  /** @returns how many were deleted; fewer than `atMost` when there are no more. Those of the last 30 days stay. */
  async deleteOlder(sql: Sql, than: Date, atMost: number): Promise<number> {
    const rows = await sql.query<{ deleted: number }>('SELECT delete_audit_entries($1, $2) AS deleted', [
      than,
      atMost,
    ]);
    return rows[0]?.deleted ?? 0;
  }
}

function bindingFor(): { values: unknown[]; bind: Bind } {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}

function where(conditions: readonly string[]): string {
  return conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
}

function conditionsOf(selection: AuditSelection, bind: Bind): string[] {
  const { adminId, action, startDate, endDate, subjectType, subjectId, timeZone } = selection;
  const conditions: string[] = [];
  if (adminId === systemActor) conditions.push('a.operator_id IS NULL');
  else if (adminId) conditions.push(`a.operator_id = ${bind(adminId)}`);
  if (action) conditions.push(`a.action = ${bind(action)}`);
  if (startDate) {
    conditions.push(`a.happened_at >= ${bind(startDate)}::date::timestamp AT TIME ZONE ${bind(timeZone)}`);
  }
  if (endDate) {
    conditions.push(`a.happened_at < (${bind(endDate)}::date + 1)::timestamp AT TIME ZONE ${bind(timeZone)}`);
  }
  if (subjectType === 'customer' && subjectId) conditions.push(`a.line_user_id = ${bind(subjectId)}`);
  else if (subjectType) {
    conditions.push(`a.subject_type = ${bind(subjectType)}`);
    if (subjectId) conditions.push(`a.subject_id = ${bind(subjectId)}`);
  }
  return conditions;
}
