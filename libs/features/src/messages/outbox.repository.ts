import type { SessionStatus } from '@jsk/contracts/sessions';
import { MAX_MESSAGES_PER_CALL } from '@jsk/line/limits';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from './message.presenter';
import type { QueuedMessage } from './outbox.policy';

export interface QueuedRow extends QueuedMessage {
  readonly senderKind: 'OPERATOR' | 'BOT' | 'SYSTEM';
  readonly session: {
    readonly id: string;
    readonly status: SessionStatus;
    /** Somebody has answered, or was about to. */
    readonly hadOperator: boolean;
  } | null;
}

type SelectedQueuedRow = QueuedMessage &
  Pick<QueuedRow, 'senderKind'> & {
    sessionId: string | null;
    sessionStatus: SessionStatus;
    hadOperator: boolean;
  };

export interface TakenToken {
  readonly token: string;
  /** When the best of the others expires. */
  readonly freeReplyUntil: Date | null;
}

/** What waits to be sent in a conversation, and the reply tokens it can be sent with. */
@Injectable()
export class OutboxRepository {
  /** The oldest queued messages that belong to no call yet, at most as many as one call takes. */
  async listQueued(sql: Sql, lineUserId: string): Promise<QueuedRow[]> {
    const rows = await sql.prepared<SelectedQueuedRow>(
      `SELECT m.id, m.not_before AS "notBefore", m.sender_kind AS "senderKind",
              s.id AS "sessionId", s.status AS "sessionStatus", s.operator_id IS NOT NULL AS "hadOperator"
         FROM messages m LEFT JOIN sessions s ON s.id = m.session_id
        WHERE m.line_user_id = $1 AND m.state = 'queued' AND m.delivery_id IS NULL
        ORDER BY m.id LIMIT ${MAX_MESSAGES_PER_CALL}`,
      [lineUserId],
    );
    return rows.map(({ sessionId, sessionStatus: status, hadOperator, ...message }) => ({
      ...message,
      session: sessionId === null ? null : { id: sessionId, status, hadOperator },
    }));
  }

  /** Whether something leaves anyway that one more message can go along with, at no cost. */
  async hasRoomInNextCall(sql: Sql, lineUserId: string): Promise<boolean> {
    const rows = await sql.prepared<{ queued: number }>(
      `SELECT count(*)::int AS queued FROM messages
        WHERE line_user_id = $1 AND state = 'queued' AND delivery_id IS NULL`,
      [lineUserId],
    );
    const queued = rows[0]?.queued ?? 0;
    return queued % MAX_MESSAGES_PER_CALL !== 0;
  }

  /** Whether anything waits to be sent, or is being sent. */
  async isBusy(sql: Sql, lineUserId: string): Promise<boolean> {
    const rows = await sql.prepared<{ isBusy: boolean }>(
      `SELECT EXISTS (SELECT FROM messages WHERE line_user_id = $1 AND state = 'queued')
           OR EXISTS (SELECT FROM deliveries WHERE line_user_id = $1 AND state IN ('open', 'waiting')) AS "isBusy"`,
      [lineUserId],
    );
    return rows[0]?.isBusy ?? false;
  }

  async hasOperatorWrittenSince(sql: Sql, lineUserId: string, since: Date): Promise<boolean> {
    const rows = await sql.prepared<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM messages WHERE line_user_id = $1 AND created_at > $2
                        AND sender_kind = 'OPERATOR' AND direction = 'OUTGOING' AND type <> 'note') AS found`,
      [lineUserId, since],
    );
    return rows[0]?.found ?? false;
  }

  /** Since when bubbles of an operator wait for the next one, and when the newest unused token expires. */
  async findHeldBubbles(
    sql: Sql,
    lineUserId: string,
    at: Date,
  ): Promise<{ waitingSince: Date | null; token: Date | null }> {
    const rows = await sql.prepared<{ waitingSince: Date | null; token: Date | null }>(
      `SELECT (SELECT min(created_at) FROM messages
                WHERE line_user_id = $1 AND state = 'queued' AND delivery_id IS NULL
                  AND sender_kind = 'OPERATOR' AND not_before > $2) AS "waitingSince",
              (SELECT max(expires_at) FROM reply_tokens
                WHERE line_user_id = $1 AND used_at IS NULL AND expires_at > $2) AS token`,
      [lineUserId, at],
    );
    return rows[0] ?? { waitingSince: null, token: null };
  }

  /** Lets what waits for company wait longer. */
  async extendHolds(sql: Sql, lineUserId: string, until: Date): Promise<void> {
    await sql.query(
      `UPDATE messages SET not_before = $2
        WHERE line_user_id = $1 AND state = 'queued' AND delivery_id IS NULL AND not_before < $2`,
      [lineUserId, until],
    );
  }

  async saveReplyToken(sql: Sql, lineUserId: string, token: string, expiresAt: Date): Promise<void> {
    await sql.prepared(
      `INSERT INTO reply_tokens (token, line_user_id, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (token) DO UPDATE SET expires_at = excluded.expires_at WHERE reply_tokens.used_at IS NULL`,
      [token, lineUserId, expiresAt],
    );
  }

  /** @returns when each unused token expires, newest first. */
  async listFreshTokens(sql: Sql, lineUserId: string, at: Date): Promise<Date[]> {
    const rows = await sql.prepared<{ expiresAt: Date }>(
      `SELECT expires_at AS "expiresAt" FROM reply_tokens
        WHERE line_user_id = $1 AND used_at IS NULL AND expires_at > $2 ORDER BY expires_at DESC`,
      [lineUserId, at],
    );
    return rows.map(({ expiresAt }) => expiresAt);
  }

  /**
   * Takes the oldest token that will safely live until LINE has it, so that the newer ones are left for later; or else
   * the newest. It is marked as used before LINE is called: using it twice would be an error, losing it costs one push.
   * @param safeUntil a token that lives beyond this is safe
   */
  async takeReplyToken(sql: Sql, lineUserId: string, at: Date, safeUntil: Date): Promise<TakenToken | null> {
    const rows = await sql.prepared<TakenToken>(
      `WITH fresh AS (
         SELECT token, expires_at FROM reply_tokens
          WHERE line_user_id = $1 AND used_at IS NULL AND expires_at > $2
       ), taken AS (
         UPDATE reply_tokens t SET used_at = $2
          WHERE t.token = (SELECT token FROM fresh
                            ORDER BY expires_at > $3 DESC,
                                     CASE WHEN expires_at > $3 THEN expires_at END, expires_at DESC LIMIT 1)
          RETURNING t.token
       )
       SELECT taken.token, (SELECT max(expires_at) FROM fresh WHERE token <> taken.token) AS "freeReplyUntil"
         FROM taken`,
      [lineUserId, at, safeUntil],
    );
    return rows[0] ?? null;
  }

  async measureBacklog(sql: Sql): Promise<{ count: number; oldestSeconds: number }> {
    const rows = await sql.query<{ count: number; oldestSeconds: number }>(
      `SELECT count(*)::int AS count,
              coalesce(extract(epoch FROM now() - min(created_at)), 0)::float AS "oldestSeconds"
         FROM messages WHERE state = 'queued'`,
    );
    return rows[0] ?? { count: 0, oldestSeconds: 0 };
  }

  async deleteOldReplyTokens(sql: Sql, expiredBefore: Date): Promise<void> {
    await sql.query('DELETE FROM reply_tokens WHERE expires_at < $1', [expiredBefore]);
  }

  /** Puts a message that certainly did not reach LINE back into the queue, to leave in a call of its own. */
  async requeue(sql: Sql, id: string): Promise<MessageRow | null> {
    const rows = await sql.query<MessageRow>(
      `UPDATE messages m SET state = 'queued', via = NULL, cost = NULL, error_code = NULL, error_message = NULL,
              delivery_id = NULL, not_before = NULL
        WHERE m.id = $1 AND m.state IN ('failed', 'unknown') RETURNING ${messageColumns}`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Those that were kept back because this one failed go with it. */
  async requeueFollowers(sql: Sql, lineUserId: string, afterId: string): Promise<MessageRow[]> {
    return sql.query<MessageRow>(
      `UPDATE messages m SET state = 'queued', error_code = NULL, error_message = NULL, not_before = NULL
        WHERE m.line_user_id = $1 AND m.id > $2 AND m.state = 'failed' AND m.error_code = 'earlier_failed'
        RETURNING ${messageColumns}`,
      [lineUserId, afterId],
    );
  }

  /** What was written after something that failed must not arrive without it unless an operator says so. */
  async keepBack(sql: Sql, lineUserId: string, message: string): Promise<MessageRow[]> {
    return sql.query<MessageRow>(
      `UPDATE messages m SET state = 'failed', error_code = 'earlier_failed', error_message = $2
        WHERE m.line_user_id = $1 AND m.state = 'queued' AND m.delivery_id IS NULL
        RETURNING ${messageColumns}`,
      [lineUserId, message],
    );
  }
}
