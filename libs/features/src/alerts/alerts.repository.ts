import type { Alert, AlertKind, AlertSeverity } from '@jsk/contracts/alerts';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

export interface AlertRow extends Omit<Alert, 'raisedAt' | 'lastSeenAt'> {
  readonly raisedAt: Date;
  readonly lastSeenAt: Date;
}

export interface NewAlert {
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  readonly detail: Alert['detail'];
}

const columns = `id, kind, severity, detail, raised_at AS "raisedAt", last_seen_at AS "lastSeenAt", count`;

/** One row per time something went wrong; at most one of a kind is open. */
@Injectable()
export class AlertsRepository {
  async listOpen(sql: Sql): Promise<AlertRow[]> {
    return sql.query<AlertRow>(
      `SELECT ${columns} FROM alerts WHERE resolved_at IS NULL
        ORDER BY array_position(ARRAY['critical', 'warning', 'info'], severity), raised_at DESC`,
    );
  }

  /** Opens an alert, or notes on the open one of its kind that it has happened again. @returns whether it is news. */
  async raise(sql: Sql, { kind, severity, detail }: NewAlert, at: Date): Promise<boolean> {
    const rows = await sql.query<{ isNews: boolean }>(
      `WITH earlier AS (
         SELECT severity, detail FROM alerts WHERE kind = $1 AND resolved_at IS NULL
       ), raised AS (
         INSERT INTO alerts AS known (kind, severity, detail, raised_at, last_seen_at) VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (kind) WHERE resolved_at IS NULL DO UPDATE
           SET severity = excluded.severity, detail = excluded.detail, last_seen_at = excluded.last_seen_at,
               count = known.count + 1
         RETURNING severity, detail
       )
       SELECT (earlier.severity, earlier.detail) IS DISTINCT FROM (raised.severity, raised.detail) AS "isNews"
         FROM raised LEFT JOIN earlier ON true`,
      [kind, severity, JSON.stringify(detail), at],
    );
    return rows[0]?.isNews ?? false;
  }

  /** @returns whether there was one open. */
  async resolve(sql: Sql, kind: AlertKind, at: Date): Promise<boolean> {
    const rows = await sql.query(
      `UPDATE alerts SET resolved_at = $2 WHERE kind = $1 AND resolved_at IS NULL RETURNING id`,
      [kind, at],
    );
    return rows.length > 0;
  }

  /** @returns its kind, or null when it is not open. */
  async dismiss(sql: Sql, alertId: string, operatorId: string, at: Date): Promise<AlertKind | null> {
    const rows = await sql.query<{ kind: AlertKind }>(
      `UPDATE alerts SET resolved_at = $3, dismissed_by = $2 WHERE id = $1 AND resolved_at IS NULL RETURNING kind`,
      [alertId, operatorId, at],
    );
    return rows[0]?.kind ?? null;
  }
}
