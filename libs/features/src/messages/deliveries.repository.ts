import type { MessageError } from '@jsk/contracts/messages';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from './message.presenter';

export interface Delivery {
  readonly id: string;
  readonly state: 'waiting' | 'open' | 'accepted' | 'failed' | 'unknown';
  readonly via: 'reply' | 'push';
  readonly replyToken: string | null;
  /** Label of the quick reply that goes with its last message, and what a tap on it tells us. */
  readonly quickReplyLabel: string | null;
  readonly quickReplyData: string | null;
  /** How often LINE was called for it, this time not counted. */
  readonly attempts: number;
  readonly leaseUntil: Date | null;
  readonly nextAttemptAt: Date | null;
  readonly firstAttemptAt: Date;
  readonly errorCode: MessageError['code'] | null;
}

export type NewDelivery = Pick<Delivery, 'id' | 'via' | 'replyToken' | 'quickReplyLabel' | 'quickReplyData'>;

export type DeliverableMessage = MessageRow & { quotedToken: string | null };

export interface SentMessage {
  readonly messageId: string;
  readonly lineMessageId: string | null;
  readonly quoteToken: string | null;
  readonly cost: 'free' | 'paid' | 'coalesced';
}

const columns = `id, state, via, reply_token AS "replyToken", quick_reply_label AS "quickReplyLabel",
  quick_reply_data AS "quickReplyData", attempts, lease_until AS "leaseUntil", next_attempt_at AS "nextAttemptAt",
  first_attempt_at AS "firstAttemptAt", error_code AS "errorCode"`;

/** Calls to LINE, each with its messages. The caller holds the customer's lock. */
@Injectable()
export class DeliveriesRepository {
  async findOpen(sql: Sql, lineUserId: string): Promise<Delivery | null> {
    const rows = await sql.prepared<Delivery>(
      `SELECT ${columns} FROM deliveries WHERE line_user_id = $1 AND state = 'open'`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  async findOfMessage(sql: Sql, messageId: string): Promise<Delivery | null> {
    const rows = await sql.query<Delivery>(
      `SELECT ${columns} FROM deliveries WHERE id = (SELECT delivery_id FROM messages WHERE id = $1)`,
      [messageId],
    );
    return rows[0] ?? null;
  }

  /** One that an operator wants repeated takes its turn. */
  async openWaiting(sql: Sql, lineUserId: string): Promise<Delivery | null> {
    const rows = await sql.prepared<Delivery>(
      `UPDATE deliveries SET state = 'open'
        WHERE id = (SELECT id FROM deliveries WHERE line_user_id = $1 AND state = 'waiting'
                     ORDER BY first_attempt_at LIMIT 1)
        RETURNING ${columns}`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  async open(
    sql: Sql,
    lineUserId: string,
    delivery: NewDelivery,
    messageIds: readonly string[],
    at: Date,
  ): Promise<Delivery> {
    const rows = await sql.prepared<Delivery>(
      `WITH opened AS (
         INSERT INTO deliveries (id, line_user_id, via, reply_token, quick_reply_label, quick_reply_data,
                                 first_attempt_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING *
       ), gathered AS (
         -- The quoted message may be unsent or edited before the call is repeated, which must not change it.
         UPDATE messages m
            SET delivery_id = $1,
                quoted_token = (SELECT q.quote_token FROM messages q WHERE q.id = m.quoted_message_id)
          WHERE m.id = ANY($8::bigint[])
       )
       SELECT ${columns} FROM opened`,
      [
        delivery.id,
        lineUserId,
        delivery.via,
        delivery.replyToken,
        delivery.quickReplyLabel,
        delivery.quickReplyData,
        at,
        messageIds,
      ],
    );
    if (!rows[0]) throw new Error('A delivery that was just opened cannot be found');
    return rows[0];
  }

  async listMessages(sql: Sql, deliveryId: string): Promise<DeliverableMessage[]> {
    return sql.prepared<DeliverableMessage>(
      `SELECT ${messageColumns}, m.quoted_token AS "quotedToken"
         FROM messages m WHERE m.delivery_id = $1 ORDER BY m.id`,
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

  /** @returns the messages of the call, if the reason to wait is news for whoever looks at them. */
  async postpone(
    sql: Sql,
    delivery: Delivery,
    until: Date,
    error: MessageError,
    hasBeenTried: boolean,
  ): Promise<MessageRow[]> {
    await sql.query(
      `UPDATE deliveries SET lease_until = NULL, next_attempt_at = $2, error_code = $3, error_message = $4,
              attempts = attempts - $5
        WHERE id = $1`,
      [delivery.id, until, error.code, error.message, hasBeenTried ? 0 : 1],
    );
    if (delivery.errorCode === error.code) return [];
    return sql.query<MessageRow>(
      `UPDATE messages m SET error_code = $2, error_message = $3 WHERE m.delivery_id = $1 AND m.state = 'queued'
        RETURNING ${messageColumns}`,
      [delivery.id, error.code, error.message],
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
    delivery: Pick<Delivery, 'id' | 'via'>,
    sent: readonly SentMessage[],
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
              quote_token = s.quote_token, cost = s.cost, error_code = NULL, error_message = NULL
         FROM unnest($5::bigint[], $6::text[], $7::text[], $8::text[]) AS s(id, line_message_id, quote_token, cost)
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
        sent.map(({ cost }) => cost),
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
          RETURNING id, via
       )
       UPDATE messages m SET state = $2, error_code = $3, error_message = $4,
              -- Of what failed nothing was sent; what is unknown may be there, as a reply or as a push.
              via = CASE WHEN $2 = 'unknown' THEN finished.via END
         FROM finished
        WHERE m.delivery_id = finished.id AND m.state = 'queued'
        RETURNING ${messageColumns}`,
      [deliveryId, state, error.code, error.message, at],
    );
  }

  /** LINE took nothing of the call: these messages leave in another one. */
  async detach(sql: Sql, messageIds: readonly string[]): Promise<void> {
    await sql.query(
      `UPDATE messages SET delivery_id = NULL, error_code = NULL, error_message = NULL, not_before = NULL
        WHERE id = ANY($1::bigint[])`,
      [messageIds],
    );
  }

  /**
   * An operator wants a call repeated of which nobody knows whether LINE took it: the same messages under the same
   * key. A reply has none, so it becomes a push, under the id that no push has used yet.
   * @param keyFirstUsedAt from then on LINE keeps a push with this key from arriving twice, for 24 hours
   */
  async reopen(sql: Sql, deliveryId: string, keyFirstUsedAt: Date): Promise<MessageRow[]> {
    return sql.query<MessageRow>(
      `WITH reopened AS (
         UPDATE deliveries SET state = 'waiting', via = 'push', reply_token = NULL, lease_until = NULL,
                next_attempt_at = NULL, finished_at = NULL, first_attempt_at = $2, attempts = 0,
                error_code = NULL, error_message = NULL
          WHERE id = $1
       )
       UPDATE messages m SET state = 'queued', via = NULL, error_code = NULL, error_message = NULL
        WHERE m.delivery_id = $1 AND m.state IN ('failed', 'unknown')
        RETURNING ${messageColumns}`,
      [deliveryId, keyFirstUsedAt],
    );
  }

  /** What waited because sending was paused is due now. */
  async endPause(sql: Sql): Promise<void> {
    await sql.query(
      `UPDATE deliveries SET next_attempt_at = now()
        WHERE state = 'open' AND error_code = 'sending_paused' AND next_attempt_at > now()`,
    );
  }

  /** @returns conversations that have something due and nobody who is at it. */
  async listStranded(sql: Sql, dueBefore: Date, limit: number): Promise<string[]> {
    const rows = await sql.query<{ lineUserId: string }>(
      `SELECT DISTINCT m.line_user_id AS "lineUserId"
         FROM messages m LEFT JOIN deliveries d ON d.line_user_id = m.line_user_id AND d.state = 'open'
        WHERE m.state = 'queued' AND greatest(m.created_at, m.not_before) < $1
          AND (d.id IS NULL OR greatest(d.lease_until, d.next_attempt_at) < now()
               OR (d.lease_until IS NULL AND d.next_attempt_at IS NULL))
        LIMIT $2`,
      [dueBefore, limit],
    );
    return rows.map(({ lineUserId }) => lineUserId);
  }
}
