import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** A customer who asked for a person, an alert of this severity, or a promise that was broken. */
export type NotificationKind = 'handoff' | 'warning' | 'critical' | 'sla_breach';

export interface NewNotification {
  readonly kind: NotificationKind;
  /** The id of the session, of the alert or of the breach. */
  readonly subjectId: string;
  /** When it happened. */
  readonly at: Date;
}

export interface TelegramNotification {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly subjectId: string;
}

@Injectable()
export class TelegramNotificationsRepository {
  /** Notes what is not noted yet. @returns whether anything is new. */
  async insertOnce(sql: Sql, notifications: readonly NewNotification[]): Promise<boolean> {
    if (notifications.length === 0) return false;
    const rows = await sql.query(
      `INSERT INTO telegram_notifications (kind, subject_id, created_at)
       SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[])
       ON CONFLICT (kind, subject_id) DO NOTHING RETURNING id`,
      [
        notifications.map(({ kind }) => kind),
        notifications.map(({ subjectId }) => subjectId),
        notifications.map(({ at }) => at),
      ],
    );
    return rows.length > 0;
  }

  /** Notes whoever waits since then or later and is not noted yet: the process that knew of it has died. */
  async insertMissedHandoffs(sql: Sql, since: Date): Promise<void> {
    await sql.query(
      `INSERT INTO telegram_notifications (kind, subject_id, created_at)
       SELECT 'handoff', id, created_at FROM sessions
        WHERE status = 'WAITING' AND created_at >= $1 ORDER BY created_at, id
       ON CONFLICT (kind, subject_id) DO NOTHING`,
      [since],
    );
  }

  /** The same for promises that were broken since then. */
  async insertMissedBreaches(sql: Sql, since: Date): Promise<void> {
    await sql.query(
      `INSERT INTO telegram_notifications (kind, subject_id, created_at)
       SELECT 'sla_breach', id, due_at FROM sla_breaches WHERE due_at >= $1 ORDER BY due_at, id
       ON CONFLICT (kind, subject_id) DO NOTHING`,
      [since],
    );
  }

  async countWaiting(sql: Sql): Promise<number> {
    const rows = await sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM telegram_notifications WHERE state = 'waiting'`,
    );
    return rows[0]?.count ?? 0;
  }

  /** @returns the oldest first. */
  async listWaiting(sql: Sql, limit: number): Promise<TelegramNotification[]> {
    return sql.query<TelegramNotification>(
      `SELECT id, kind, subject_id AS "subjectId" FROM telegram_notifications
        WHERE state = 'waiting' ORDER BY id LIMIT $1`,
      [limit],
    );
  }

  /** Messages, not notifications: those that shared a message ended at the same moment. */
  async countMessagesSince(sql: Sql, since: Date): Promise<number> {
    const rows = await sql.query<{ count: number }>(
      `SELECT count(DISTINCT ended_at)::int AS count FROM telegram_notifications
        WHERE ended_at > $1 AND state = 'sent'`,
      [since],
    );
    return rows[0]?.count ?? 0;
  }

  async end(
    sql: Sql,
    ids: readonly string[],
    end: { state: 'sent' | 'failed' | 'dropped'; error: string | null; at: Date },
  ): Promise<void> {
    await sql.query(
      `UPDATE telegram_notifications SET state = $2, error_message = $3, ended_at = $4
        WHERE id = ANY($1::bigint[]) AND state = 'waiting'`,
      [ids, end.state, end.error, end.at],
    );
  }

  async noteError(sql: Sql, ids: readonly string[], message: string): Promise<void> {
    await sql.query(`UPDATE telegram_notifications SET error_message = $2 WHERE id = ANY($1::bigint[])`, [
      ids,
      message,
    ]);
  }

  /** @param before null for all. */
  async dropWaiting(sql: Sql, before: Date | null, at: Date): Promise<void> {
    await sql.query(
      `UPDATE telegram_notifications SET state = 'dropped', ended_at = $2
        WHERE state = 'waiting' AND ($1::timestamptz IS NULL OR created_at < $1)`,
      [before, at],
    );
  }

  async deleteEnded(sql: Sql, before: Date): Promise<void> {
    await sql.query(`DELETE FROM telegram_notifications WHERE ended_at < $1`, [before]);
  }
}
