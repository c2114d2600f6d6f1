import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { SkipReason } from './survey.policy';

export interface DueSurvey {
  readonly sessionId: string;
  readonly lineUserId: string;
}

export interface PendingSurvey {
  readonly dueAt: Date;
  readonly closedAt: Date;
  /** The customer has asked for a person again, whatever has become of it. */
  readonly hasLaterSession: boolean;
}

export interface SurveyRow {
  readonly sessionId: string;
  readonly lineUserId: string;
  readonly closedAt: Date;
  readonly sentAt: Date | null;
  readonly expiresAt: Date | null;
  readonly score: number | null;
}

/** Whoever writes here holds the customer's lock. */
@Injectable()
export class SurveysRepository {
  async insert(sql: Sql, survey: DueSurvey & { dueAt: Date }): Promise<void> {
    await sql.query('INSERT INTO csat_surveys (session_id, line_user_id, due_at) VALUES ($1, $2, $3)', [
      survey.sessionId,
      survey.lineUserId,
      survey.dueAt,
    ]);
  }

  /** Neither sent nor skipped by now, the longest due first. */
  listDue(sql: Sql, now: Date, limit: number): Promise<DueSurvey[]> {
    return sql.query(
      `SELECT session_id AS "sessionId", line_user_id AS "lineUserId" FROM csat_surveys
        WHERE due_at <= $1 AND sent_at IS NULL AND skipped_because IS NULL ORDER BY due_at, session_id LIMIT $2`,
      [now, limit],
    );
  }

  /** @returns null when it was sent or skipped meanwhile. */
  async findPending(sql: Sql, sessionId: string): Promise<PendingSurvey | null> {
    const rows = await sql.query<PendingSurvey & Record<string, unknown>>(
      `SELECT v.due_at AS "dueAt", s.closed_at AS "closedAt",
              EXISTS (SELECT FROM sessions later WHERE later.line_user_id = s.line_user_id AND later.id > s.id)
                AS "hasLaterSession"
         FROM csat_surveys v JOIN sessions s ON s.id = v.session_id
        WHERE v.session_id = $1 AND v.sent_at IS NULL AND v.skipped_because IS NULL`,
      [sessionId],
    );
    return rows[0] ?? null;
  }

  async markSent(sql: Sql, sessionId: string, sentAt: Date, expiresAt: Date): Promise<void> {
    await sql.query('UPDATE csat_surveys SET sent_at = $2, expires_at = $3 WHERE session_id = $1', [
      sessionId,
      sentAt,
      expiresAt,
    ]);
  }

  async markSkipped(sql: Sql, sessionId: string, because: SkipReason): Promise<void> {
    await sql.query('UPDATE csat_surveys SET skipped_because = $2 WHERE session_id = $1', [
      sessionId,
      because,
    ]);
  }

  async find(sql: Sql, sessionId: string): Promise<SurveyRow | null> {
    const rows = await sql.query<SurveyRow & Record<string, unknown>>(
      `SELECT v.session_id AS "sessionId", v.line_user_id AS "lineUserId", s.closed_at AS "closedAt",
              v.sent_at AS "sentAt", v.expires_at AS "expiresAt", v.score
         FROM csat_surveys v JOIN sessions s ON s.id = v.session_id WHERE v.session_id = $1`,
      [sessionId],
    );
    return rows[0] ?? null;
  }

  /** @param commentUntil null: no comment was asked for */
  async saveAnswer(
    sql: Sql,
    sessionId: string,
    answer: { score: number; at: Date; commentUntil: Date | null },
  ): Promise<void> {
    await sql.query(
      `UPDATE csat_surveys SET score = $2, answered_at = $3, comment_until = $4 WHERE session_id = $1`,
      [sessionId, answer.score, answer.at, answer.commentUntil],
    );
  }

  /** The customer's last answer, if a comment on it was asked for, has not come yet and may still come at that moment. */
  async findAwaitingComment(
    sql: Sql,
    lineUserId: string,
    at: Date,
  ): Promise<{ sessionId: string; closedAt: Date } | null> {
    const rows = await sql.prepared<{ sessionId: string; closedAt: Date }>(
      `SELECT v.session_id AS "sessionId", s.closed_at AS "closedAt"
         FROM csat_surveys v JOIN sessions s ON s.id = v.session_id
        WHERE v.line_user_id = $1 AND v.answered_at <= $2 AND v.comment_until >= $2 AND v.comment IS NULL
          AND NOT EXISTS (SELECT FROM sessions later
                           WHERE later.line_user_id = v.line_user_id AND later.created_at > v.answered_at)
        ORDER BY v.answered_at DESC LIMIT 1`,
      [lineUserId, at],
    );
    return rows[0] ?? null;
  }

  async saveComment(
    sql: Sql,
    sessionId: string,
    comment: { text: string; at: Date; messageId: string },
  ): Promise<void> {
    await sql.query(
      `UPDATE csat_surveys SET comment = $2, commented_at = $3, comment_message_id = $4, comment_until = NULL
        WHERE session_id = $1`,
      [sessionId, comment.text, comment.at, comment.messageId],
    );
  }

  async forgetComment(sql: Sql, messageId: string): Promise<void> {
    await sql.query(
      `UPDATE csat_surveys SET comment = NULL, commented_at = NULL WHERE comment_message_id = $1`,
      [messageId],
    );
  }
}
