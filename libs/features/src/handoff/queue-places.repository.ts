import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { ToldPlace } from './place-news.policy';

/** Where a customer who waits stands, what they know of it, and whether telling them is free. */
export interface WaitingPlace extends ToldPlace {
  readonly sessionId: string;
  readonly lineUserId: string;
  /** How many wait altogether. */
  readonly waiting: number;
}

/** Who stands where in the queue, and where they were told that they stand. */
@Injectable()
export class QueuePlacesRepository {
  /** Everybody whose place is another than they were told. */
  async listChanged(sql: Sql, now: Date): Promise<WaitingPlace[]> {
    return sql.query<WaitingPlace>(
      `${selectPlaces} WHERE told_position IS DISTINCT FROM position ORDER BY position`,
      [now],
    );
  }

  /** @returns null for a session that does not wait. */
  async find(sql: Sql, sessionId: string, now: Date): Promise<WaitingPlace | null> {
    const rows = await sql.query<WaitingPlace>(`${selectPlaces} WHERE id = $2`, [now, sessionId]);
    return rows[0] ?? null;
  }

  async saveTold(sql: Sql, sessionId: string, position: number, at: Date): Promise<void> {
    await sql.query('UPDATE sessions SET told_position = $2, told_position_at = $3 WHERE id = $1', [
      sessionId,
      position,
      at,
    ]);
  }
}

const selectPlaces = `
  SELECT id AS "sessionId", line_user_id AS "lineUserId", position, waiting, told_position AS "toldPosition",
         told_position_at AS "toldAt",
         ARRAY(SELECT t.expires_at FROM reply_tokens t
                WHERE t.line_user_id = w.line_user_id AND t.used_at IS NULL AND t.expires_at > $1
                ORDER BY t.expires_at DESC) AS "freshTokens"
    FROM (SELECT id, line_user_id, told_position, told_position_at, (count(*) OVER ())::int AS waiting,
                 (row_number() OVER (ORDER BY created_at, id))::int AS position
            FROM sessions WHERE status = 'WAITING') w`;
