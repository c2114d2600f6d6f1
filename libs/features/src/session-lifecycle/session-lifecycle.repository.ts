import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** An open session with which something is to happen by itself. */
export interface DueSession {
  readonly sessionId: string;
  readonly lineUserId: string;
}

/**
 * Which sessions are due, oldest first. Each question is asked twice: for all of them, and again for the one whose
 * customer is locked by now (`only`), because somebody may have claimed, written or closed in between. They read open
 * sessions only, of which there are never many.
 */
@Injectable()
export class SessionLifecycleRepository {
  /** In the queue since before that moment; who was put back into it waits anew, whatever their place. */
  listWaiting(sql: Sql, since: Date, only: string | null): Promise<DueSession[]> {
    return sql.query(
      `SELECT s.id AS "sessionId", s.line_user_id AS "lineUserId" FROM sessions s
        WHERE s.status = 'WAITING' AND s.created_at <= $1 AND ($2::bigint IS NULL OR s.id = $2)
          AND NOT EXISTS (SELECT FROM session_transfers t
                           WHERE t.session_id = s.id AND t.from_operator_id IS NOT NULL AND t.created_at > $1)
        ORDER BY s.created_at, s.id`,
      [since, only],
    );
  }

  /** Put aside until a moment that is over by now. */
  listToWake(sql: Sql, now: Date, only: string | null): Promise<DueSession[]> {
    return sql.query(
      `SELECT s.id AS "sessionId", s.line_user_id AS "lineUserId" FROM sessions s
        WHERE s.snoozed_at IS NOT NULL AND s.snoozed_until <= $1 AND ($2::bigint IS NULL OR s.id = $2)
        ORDER BY s.snoozed_until, s.id`,
      [now, only],
    );
  }

  /** With an operator, nobody has written since that moment, and nobody was warned of it. */
  listUnwarned(sql: Sql, since: Date, only: string | null): Promise<DueSession[]> {
    return sql.query(
      `SELECT s.id AS "sessionId", s.line_user_id AS "lineUserId" FROM sessions s
        WHERE s.status = 'ACTIVE' AND s.last_activity_at <= $1 AND s.warned_at IS NULL AND s.snoozed_at IS NULL
          AND ($2::bigint IS NULL OR s.id = $2)
        ORDER BY s.last_activity_at, s.id`,
      [since, only],
    );
  }

  /**
   * With an operator, and announced to end by now.
   * @param quietSince those in which nobody has written since that moment end without having been announced; null: none
   */
  listOver(sql: Sql, now: Date, quietSince: Date | null, only: string | null): Promise<DueSession[]> {
    return sql.query(
      `SELECT s.id AS "sessionId", s.line_user_id AS "lineUserId" FROM sessions s
        WHERE s.status = 'ACTIVE' AND s.snoozed_at IS NULL AND (s.closes_at <= $1 OR s.last_activity_at <= $2)
          AND ($3::bigint IS NULL OR s.id = $3)
        ORDER BY s.last_activity_at, s.id`,
      [now, quietSince, only],
    );
  }

  /**
   * With an operator who has been gone since before that moment, and the last word is the customer's: in this session,
   * or the one with which they asked for a person. Who was given the conversation later than that still has time, and so
   * has whoever put it aside until then.
   */
  listForsaken(sql: Sql, since: Date, only: string | null): Promise<DueSession[]> {
    return sql.query(
      `SELECT s.id AS "sessionId", s.line_user_id AS "lineUserId"
         FROM sessions s JOIN operator_availability a ON a.operator_id = s.operator_id
        WHERE s.status = 'ACTIVE' AND ($2::bigint IS NULL OR s.id = $2)
          AND CASE a.status WHEN 'offline' THEN a.changed_at ELSE a.last_seen_at END <= $1
          AND s.claimed_at <= $1 AND s.snoozed_at IS NULL AND (s.woken_at IS NULL OR s.woken_at <= $1)
          AND NOT EXISTS (SELECT FROM session_transfers t WHERE t.session_id = s.id AND t.created_at > $1)
          AND (SELECT m.sender_kind = 'CUSTOMER' AND (m.session_id = s.id OR s.trigger_kind <> 'OPERATOR')
                 FROM messages m
                WHERE m.line_user_id = s.line_user_id AND m.sender_kind IN ('CUSTOMER', 'OPERATOR') AND m.type <> 'note'
                ORDER BY m.created_at DESC, m.id DESC LIMIT 1)
        ORDER BY s.created_at, s.id`,
      [since, only],
    );
  }

  /** With somebody (anybody: null) whose account is switched off, and not put aside. */
  listLeftBehind(sql: Sql, operatorId: string | null, only: string | null): Promise<DueSession[]> {
    return sql.query(
      `SELECT s.id AS "sessionId", s.line_user_id AS "lineUserId"
         FROM sessions s JOIN operators o ON o.id = s.operator_id AND NOT o.is_active
        WHERE s.status = 'ACTIVE' AND s.snoozed_at IS NULL
          AND ($1::bigint IS NULL OR o.id = $1) AND ($2::bigint IS NULL OR s.id = $2)
        ORDER BY s.created_at, s.id`,
      [operatorId, only],
    );
  }
}
