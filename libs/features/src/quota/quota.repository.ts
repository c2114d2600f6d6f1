import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { DayCosts, QuotaReading } from './quota.policy';

const readingColumns = `day::text, checked_at AS "checkedAt", message_limit AS "limit", used, refused_at AS "refusedAt"`;

@Injectable()
export class QuotaRepository {
  async findNewest(sql: Sql): Promise<QuotaReading | null> {
    const rows = await sql.query<QuotaReading>(
      `SELECT ${readingColumns} FROM quota_readings ORDER BY quota_readings.day DESC LIMIT 1`,
    );
    return rows[0] ?? null;
  }

  /** The last reading of each day from one on, oldest first. */
  async listSince(sql: Sql, day: string): Promise<QuotaReading[]> {
    return sql.query<QuotaReading>(
      `SELECT ${readingColumns} FROM quota_readings WHERE day >= $1 ORDER BY quota_readings.day`,
      [day],
    );
  }

  async save(sql: Sql, { day, checkedAt, limit, used, refusedAt }: QuotaReading): Promise<void> {
    await sql.query(
      `INSERT INTO quota_readings AS known (day, checked_at, message_limit, used, refused_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (day) DO UPDATE
         SET checked_at = excluded.checked_at, message_limit = excluded.message_limit, used = excluded.used,
             refused_at = coalesce(excluded.refused_at, known.refused_at)
       WHERE known.checked_at <= excluded.checked_at`,
      [day, checkedAt, limit, used, refusedAt],
    );
  }

  async wasWarned(sql: Sql, month: string, percent: number): Promise<boolean> {
    const rows = await sql.query('SELECT FROM quota_warnings WHERE month = $1 AND percent = $2', [
      month,
      percent,
    ]);
    return rows.length > 0;
  }

  /** @returns whether it had not been noted before. */
  async noteWarning(sql: Sql, month: string, percent: number, at: Date): Promise<boolean> {
    const rows = await sql.query(
      `INSERT INTO quota_warnings (month, percent, given_at) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING month`,
      [month, percent, at],
    );
    return rows.length > 0;
  }

  /** How the messages that were written from one moment to another left, by day and sender. */
  async listCosts(sql: Sql, from: Date, until: Date): Promise<DayCosts[]> {
    return sql.query<DayCosts>(
      `SELECT (created_at AT TIME ZONE 'Asia/Bangkok')::date::text AS day, sender_kind AS sender,
              count(*) FILTER (WHERE cost = 'free')::integer AS free,
              count(*) FILTER (WHERE cost = 'coalesced')::integer AS coalesced,
              count(*) FILTER (WHERE cost = 'paid')::integer AS paid
         FROM messages WHERE cost IS NOT NULL AND created_at >= $1 AND created_at < $2
        GROUP BY 1, 2`,
      [from, until],
    );
  }
}
