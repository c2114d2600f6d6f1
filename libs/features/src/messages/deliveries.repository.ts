import { randomUUID } from 'node:crypto';
import type { MessageError } from '@jsk/contracts/messages';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from './message.presenter';

export interface OpenDelivery {
  readonly id: string;
  readonly via: 'reply' | 'push';
  readonly replyToken: string | null;
  /** How often LINE was called for it, this time not counted. */
  readonly attempts: number;
  readonly leaseUntil: Date | null;
  readonly nextAttemptAt: Date | null;
  readonly firstAttemptAt: Date;
}

export type DeliverableMessage = MessageRow & { quotedToken: string | null };

/** LINE takes at most five messages in one call. */
const messagesPerCall = 5;

const openColumns = `id, via, reply_token AS "replyToken", attempts, lease_until AS "leaseUntil",
  next_attempt_at AS "nextAttemptAt", first_attempt_at AS "firstAttemptAt"`;

/** Calls to LINE. The caller holds the customer's lock. */
@Injectable()
export class DeliveriesRepository {
  async findOpen(sql: Sql, lineUserId: string): Promise<OpenDelivery | null> {
    const rows = await sql.prepared<OpenDelivery>(
      `SELECT ${openColumns} FROM deliveries WHERE line_user_id = $1 AND state = 'open'`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  /** Gathers the oldest queued messages into one call. @returns null when none is waiting. */
  async openNext(sql: Sql, lineUserId: string, at: Date): Promise<OpenDelivery | null> {
    const queued = await sql.prepared<{ id: string }>(
      `SELECT id FROM messages WHERE line_user_id = $1 AND state = 'queued' ORDER BY id LIMIT ${messagesPerCall}`,
      [lineUserId],
    );
    if (queued.length === 0) return null;
    const replyToken = await this.takeReplyToken(sql, lineUserId, at);
    const rows = await sql.prepared<OpenDelivery>(
      `WITH opened AS (
         INSERT INTO deliveries (id, line_user_id, via, reply_token, first_attempt_at)
         VALUES ($1, $2, $3, $4, $5) RETURNING *
       ), gathered AS (
         UPDATE messages SET delivery_id = $1 WHERE id = ANY($6::bigint[])
       )
       SELECT ${openColumns} FROM opened`,
      [randomUUID(), lineUserId, replyToken ? 'reply' : 'push', replyToken, at, queued.map(({ id }) => id)],
    );
    return rows[0] ?? null;
  }

  async listMessages(sql: Sql, deliveryId: string): Promise<DeliverableMessage[]> {
    return sql.prepared<DeliverableMessage>(
      `SELECT ${messageColumns}, q.quote_token AS "quotedToken"
         FROM messages m LEFT JOIN messages q ON q.id = m.quoted_message_id
        WHERE m.delivery_id = $1 ORDER BY m.id`,
      [deliveryId],
    );
  }

  /** From now until the lease ends nobody else calls LINE for this conversation. */
  async lease(sql: Sql, deliveryId: string, until: Date): Promise<void> {
    await sql.prepared(
      `UPDATE deliveries SET attempts = attempts + 1, lease_until = $2, next_attempt_at = NULL WHERE id = $1`,
      [deliveryId, until],
    );
  }

  async postpone(sql: Sql, deliveryId: string, until: Date, error: MessageError): Promise<void> {
    await sql.query(
      `UPDATE deliveries SET lease_until = NULL, next_attempt_at = $2, error_code = $3, error_message = $4
        WHERE id = $1`,
      [deliveryId, until, error.code, error.message],
    );
  }

  /** The reply token was refused before LINE took anything: the same messages go as a push, under this id as key. */
  async switchToPush(sql: Sql, deliveryId: string): Promise<void> {
    await sql.query(
      `UPDATE deliveries SET via = 'push', reply_token = NULL, lease_until = NULL WHERE id = $1`,
      [deliveryId],
    );
  }

  async markAccepted(
    sql: Sql,
    delivery: Pick<OpenDelivery, 'id' | 'via'>,
    sent: readonly { messageId: string; lineMessageId: string | null; quoteToken: string | null }[],
    requestId: string | null,
    at: Date,
  ): Promise<MessageRow[]> {
    return sql.prepared<MessageRow>(
      `WITH finished AS (
         UPDATE deliveries SET state = 'accepted', lease_until = NULL, finished_at = $3, line_request_id = $4,
                error_code = NULL, error_message = NULL
          WHERE id = $1
       )
       UPDATE messages m SET state = 'accepted', via = $2, line_message_id = s.line_message_id,
              quote_token = s.quote_token, error_code = NULL, error_message = NULL
         FROM unnest($5::bigint[], $6::text[], $7::text[]) AS s(id, line_message_id, quote_token)
        WHERE m.id = s.id
        RETURNING ${messageColumns}`,
      [
        delivery.id,
        delivery.via,
        at,
        requestId,
        sent.map(({ messageId }) => messageId),
        sent.map(({ lineMessageId }) => lineMessageId),
        sent.map(({ quoteToken }) => quoteToken),
      ],
    );
  }

  async markEnded(
    sql: Sql,
    deliveryId: string,
    state: 'failed' | 'unknown',
    error: MessageError,
    at: Date,
  ): Promise<MessageRow[]> {
    return sql.query<MessageRow>(
      `WITH finished AS (
         UPDATE deliveries SET state = $2, lease_until = NULL, finished_at = $5, error_code = $3, error_message = $4
          WHERE id = $1
       )
       UPDATE messages m SET state = $2, error_code = $3, error_message = $4
        WHERE m.delivery_id = $1 AND m.state = 'queued'
        RETURNING ${messageColumns}`,
      [deliveryId, state, error.code, error.message, at],
    );
  }

  async saveReplyToken(sql: Sql, lineUserId: string, token: string, expiresAt: Date): Promise<void> {
    await sql.prepared(
      `INSERT INTO reply_tokens (token, line_user_id, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (token) DO UPDATE SET expires_at = excluded.expires_at WHERE reply_tokens.used_at IS NULL`,
      [token, lineUserId, expiresAt],
    );
  }

  /** @returns conversations that have something to send and nobody who is at it. */
  async listStranded(sql: Sql, queuedBefore: Date, limit: number): Promise<string[]> {
    const rows = await sql.query<{ lineUserId: string }>(
      `SELECT DISTINCT m.line_user_id AS "lineUserId"
         FROM messages m LEFT JOIN deliveries d ON d.line_user_id = m.line_user_id AND d.state = 'open'
        WHERE m.state = 'queued' AND m.created_at < $1
          AND (d.id IS NULL OR greatest(d.lease_until, d.next_attempt_at) < now()
               OR (d.lease_until IS NULL AND d.next_attempt_at IS NULL))
        LIMIT $2`,
      [queuedBefore, limit],
    );
    return rows.map(({ lineUserId }) => lineUserId);
  }

  async deleteOldReplyTokens(sql: Sql, expiredBefore: Date): Promise<void> {
    await sql.query('DELETE FROM reply_tokens WHERE expires_at < $1', [expiredBefore]);
  }

  /** A token is marked as used before LINE is called: using it twice would be an error, losing it costs one push. */
  private async takeReplyToken(sql: Sql, lineUserId: string, at: Date): Promise<string | null> {
    const rows = await sql.prepared<{ token: string }>(
      `UPDATE reply_tokens SET used_at = $2
        WHERE token = (SELECT token FROM reply_tokens
                        WHERE line_user_id = $1 AND used_at IS NULL AND expires_at > $2
                        ORDER BY expires_at DESC LIMIT 1)
        RETURNING token`,
      [lineUserId, at],
    );
    return rows[0]?.token ?? null;
  }
}
