import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { countsAsLastMessage } from './last-message.policy';
import { messageColumns, type MessageRow } from './message.presenter';
import type { NewMessage } from './new-message';

/**
 * Stores a message and moves the conversation's counters in one statement. The caller holds the customer's lock,
 * and the id is drawn inside it: within a conversation ids are committed in the order in which they grow, which is
 * what `afterId` relies on. What a barred customer writes is not counted, so that it is unread for nobody.
 */
const insertStatement = `
  WITH m AS (
    INSERT INTO messages (line_user_id, session_id, direction, sender_kind, sender_operator_id, sender_name, type,
                          text, payload, state, client_id, line_message_id, quote_token, quoted_message_id, created_at,
                          not_before, customer_message_number)
    SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
           c.customer_message_count + CASE WHEN $4 = 'CUSTOMER' AND c.barred_at IS NULL THEN 1 ELSE 0 END
      FROM customers c WHERE c.line_user_id = $1
    ON CONFLICT DO NOTHING
    RETURNING *
  ), counted AS (
    UPDATE customers c
       SET customer_message_count = m.customer_message_number,
           last_message_id = CASE WHEN $18 THEN m.id ELSE c.last_message_id END,
           last_message_at = CASE WHEN $18 THEN greatest(c.last_message_at, m.created_at) ELSE c.last_message_at END,
           unanswered_since = CASE WHEN $4 = 'CUSTOMER' THEN least(c.unanswered_since, m.created_at)
                                   WHEN $18 THEN NULL ELSE c.unanswered_since END,
           mark_as_read_token = coalesce($17, c.mark_as_read_token)
      FROM m WHERE c.line_user_id = m.line_user_id
    RETURNING c.unanswered_since
  )
  SELECT ${messageColumns}, m.customer_message_number AS "customerMessageNumber",
         (SELECT unanswered_since FROM counted) AS "unansweredSince",
         EXISTS (SELECT FROM early_message_changes e WHERE e.line_message_id = m.line_message_id) AS "hasEarlyChange"
    FROM m`;

export type InsertedMessage = MessageRow & {
  customerMessageNumber: number;
  /** Since when the customer waits for an answer, now that this message is there. */
  unansweredSince: Date | null;
  /** LINE told that it was unsent or edited before the message itself came. */
  hasEarlyChange: boolean;
};

/** What the message made of the conversation, as it is told. */
export function countersOf({ customerMessageNumber, unansweredSince }: InsertedMessage) {
  return {
    customerMessageCount: customerMessageNumber,
    unansweredSince: unansweredSince?.toISOString() ?? null,
  };
}

@Injectable()
export class MessagesRepository {
  /** @returns the stored message, or null when this LINE message or client id is stored already. */
  async insertOnce(sql: Sql, message: NewMessage): Promise<InsertedMessage | null> {
    const rows = await sql.prepared<InsertedMessage>(insertStatement, [
      message.lineUserId,
      message.sessionId,
      message.direction,
      message.senderKind,
      message.senderOperatorId,
      message.senderName,
      message.type,
      message.text,
      message.payload && JSON.stringify(message.payload),
      message.state,
      message.clientId,
      message.lineMessageId,
      message.quoteToken,
      message.quotedMessageId,
      message.createdAt,
      message.notBefore,
      message.markAsReadToken,
      countsAsLastMessage(message),
    ]);
    return rows[0] ?? null;
  }

  async findByClientId(
    sql: Sql,
    lineUserId: string,
    operatorId: string,
    clientId: string,
  ): Promise<MessageRow | null> {
    const rows = await sql.prepared<MessageRow>(
      `SELECT ${messageColumns} FROM messages m
        WHERE m.line_user_id = $1 AND m.sender_operator_id = $2 AND m.client_id = $3`,
      [lineUserId, operatorId, clientId],
    );
    return rows[0] ?? null;
  }

  async find(
    sql: Sql,
    lineUserId: string,
    id: string,
  ): Promise<(MessageRow & { quoteToken: string | null }) | null> {
    const rows = await sql.query<MessageRow & { quoteToken: string | null }>(
      `SELECT ${messageColumns}, m.quote_token AS "quoteToken" FROM messages m WHERE m.line_user_id = $1 AND m.id = $2`,
      [lineUserId, id],
    );
    return rows[0] ?? null;
  }

  /** The newest messages, or those that stand before one in the thread. @returns newest first. */
  async listBefore(
    sql: Sql,
    lineUserId: string,
    beforeId: string | null,
    limit: number,
  ): Promise<MessageRow[]> {
    if (beforeId === null) {
      return sql.prepared<MessageRow>(
        `SELECT ${messageColumns} FROM messages m WHERE m.line_user_id = $1
          ORDER BY m.created_at DESC, m.id DESC LIMIT $2`,
        [lineUserId, limit],
      );
    }
    return sql.prepared<MessageRow>(
      `SELECT ${messageColumns} FROM messages m
        WHERE m.line_user_id = $1
          AND (m.created_at, m.id) < (SELECT created_at, id FROM messages WHERE line_user_id = $1 AND id = $2)
        ORDER BY m.created_at DESC, m.id DESC LIMIT $3`,
      [lineUserId, beforeId, limit],
    );
  }

  /** Those that stand from one on in the thread, itself included. @returns oldest first. */
  async listFrom(sql: Sql, lineUserId: string, fromId: string, limit: number): Promise<MessageRow[]> {
    return sql.prepared<MessageRow>(
      `SELECT ${messageColumns} FROM messages m
        WHERE m.line_user_id = $1
          AND (m.created_at, m.id) >= (SELECT created_at, id FROM messages WHERE line_user_id = $1 AND id = $2)
        ORDER BY m.created_at, m.id LIMIT $3`,
      [lineUserId, fromId, limit],
    );
  }

  /** Everything stored after a message. @returns in the order it was stored. */
  async listStoredAfter(sql: Sql, lineUserId: string, afterId: string, limit: number): Promise<MessageRow[]> {
    return sql.prepared<MessageRow>(
      `SELECT ${messageColumns} FROM messages m WHERE m.line_user_id = $1 AND m.id > $2 ORDER BY m.id LIMIT $3`,
      [lineUserId, afterId, limit],
    );
  }

  /**
   * The customer's last message counts as unread for this operator, who may have read less before.
   * @returns how many are unread after it; null when nobody with this id ever wrote or followed.
   */
  async markUnread(
    sql: Sql,
    operatorId: string,
    lineUserId: string,
  ): Promise<{ unreadCount: number } | null> {
    const rows = await sql.query<{ unreadCount: number }>(
      `WITH c AS (SELECT line_user_id, customer_message_count FROM customers WHERE line_user_id = $2), mark AS (
         INSERT INTO conversation_reads AS r (operator_id, line_user_id, read_customer_message_count)
         SELECT $1, line_user_id, greatest(0, customer_message_count - 1) FROM c
         ON CONFLICT (operator_id, line_user_id) DO UPDATE
           SET read_customer_message_count =
                 least(r.read_customer_message_count, excluded.read_customer_message_count)
         RETURNING read_customer_message_count
       )
       SELECT c.customer_message_count - mark.read_customer_message_count AS "unreadCount" FROM c, mark`,
      [operatorId, lineUserId],
    );
    return rows[0] ?? null;
  }

  /** @returns whether this operator's read mark moved, and how many customer messages are unread after it. */
  async markRead(
    sql: Sql,
    operatorId: string,
    lineUserId: string,
    messageId: string,
  ): Promise<{ unreadCount: number } | null> {
    const rows = await sql.prepared<{ unreadCount: number }>(
      `WITH mark AS (
         INSERT INTO conversation_reads AS r (operator_id, line_user_id, read_customer_message_count)
         SELECT $1, m.line_user_id, m.customer_message_number FROM messages m
          WHERE m.line_user_id = $2 AND m.id = $3
         ON CONFLICT (operator_id, line_user_id) DO UPDATE
           SET read_customer_message_count =
                 greatest(r.read_customer_message_count, excluded.read_customer_message_count),
               read_at = now()
         RETURNING line_user_id, read_customer_message_count
       )
       SELECT greatest(0, c.customer_message_count - mark.read_customer_message_count) AS "unreadCount"
         FROM mark JOIN customers c USING (line_user_id)`,
      [operatorId, lineUserId, messageId],
    );
    return rows[0] ?? null;
  }

  /** Everything there is counts as read by this operator. @returns whether the conversation exists. */
  async markAllRead(sql: Sql, operatorId: string, lineUserId: string): Promise<boolean> {
    const rows = await sql.query(
      `INSERT INTO conversation_reads AS r (operator_id, line_user_id, read_customer_message_count)
       SELECT $1, line_user_id, customer_message_count FROM customers WHERE line_user_id = $2
       ON CONFLICT (operator_id, line_user_id) DO UPDATE
         SET read_customer_message_count =
               greatest(r.read_customer_message_count, excluded.read_customer_message_count),
             read_at = now()
       RETURNING line_user_id`,
      [operatorId, lineUserId],
    );
    return rows.length > 0;
  }
}
