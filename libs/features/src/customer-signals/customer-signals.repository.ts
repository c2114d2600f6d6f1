import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** What decides whether a customer is shown anything. */
export interface SignalTarget {
  readonly isBarred: boolean;
  readonly isBlocked: boolean;
  readonly isOnStandby: boolean;
  /** Marks the newest message and all before it as read. */
  readonly markAsReadToken: string | null;
  readonly session: { readonly status: 'WAITING' | 'ACTIVE'; readonly operatorId: string | null } | null;
}

@Injectable()
export class CustomerSignalsRepository {
  async find(sql: Sql, lineUserId: string): Promise<SignalTarget | null> {
    const rows = await sql.query<SignalTarget>(
      `SELECT c.barred_at IS NOT NULL AS "isBarred", c.is_blocked AS "isBlocked", c.is_on_standby AS "isOnStandby",
              c.mark_as_read_token AS "markAsReadToken",
              CASE WHEN s.id IS NOT NULL
                   THEN json_build_object('status', s.status, 'operatorId', s.operator_id::text) END AS session
         FROM customers c
         LEFT JOIN sessions s ON s.id = c.latest_session_id AND s.closed_at IS NULL
        WHERE c.line_user_id = $1`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  /** The token has done its work; a newer one, which came meanwhile, stays. */
  async forgetMarkAsReadToken(sql: Sql, lineUserId: string, token: string): Promise<void> {
    await sql.query(
      'UPDATE customers SET mark_as_read_token = NULL WHERE line_user_id = $1 AND mark_as_read_token = $2',
      [lineUserId, token],
    );
  }
}
