import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from './message.presenter';

export interface MessageEdit {
  readonly text: string;
  /** The edited message can be quoted with this one only. */
  readonly quoteToken: string | null;
  readonly occurredAt: Date;
}

/** What LINE says about messages of customers after they were stored. */
@Injectable()
export class IncomingMessagesRepository {
  async findIdByLineMessageId(sql: Sql, lineUserId: string, lineMessageId: string): Promise<string | null> {
    const rows = await sql.query<{ id: string }>(
      'SELECT id FROM messages WHERE line_user_id = $1 AND line_message_id = $2',
      [lineUserId, lineMessageId],
    );
    return rows[0]?.id ?? null;
  }

  async hasNewer(sql: Sql, lineUserId: string, occurredAt: Date): Promise<boolean> {
    const rows = await sql.query(
      `SELECT 1 FROM messages WHERE line_user_id = $1 AND created_at > $2 AND sender_kind = 'CUSTOMER' LIMIT 1`,
      [lineUserId, occurredAt],
    );
    return rows.length > 0;
  }

  async findForChange(
    sql: Sql,
    lineUserId: string,
    lineMessageId: string,
  ): Promise<{ id: string; isUnsent: boolean; editedAt: Date | null } | null> {
    const rows = await sql.query<{ id: string; isUnsent: boolean; editedAt: Date | null }>(
      `SELECT id, state = 'unsent' AS "isUnsent", edited_at AS "editedAt" FROM messages
        WHERE line_user_id = $1 AND line_message_id = $2`,
      [lineUserId, lineMessageId],
    );
    return rows[0] ?? null;
  }

  /** The customer took the message back: nothing of it may remain but the fact. */
  async markUnsent(sql: Sql, lineUserId: string, lineMessageId: string): Promise<MessageRow | null> {
    const rows = await sql.query<MessageRow>(
      `WITH m AS (
         UPDATE messages SET state = 'unsent', text = NULL, payload = NULL, quote_token = NULL
          WHERE line_user_id = $1 AND line_message_id = $2 RETURNING *
       ), forgotten AS (
         DELETE FROM message_edits e USING m WHERE e.message_id = m.id
       )
       SELECT ${messageColumns} FROM m`,
      [lineUserId, lineMessageId],
    );
    return rows[0] ?? null;
  }

  /** The newest edit: what the message said until now goes into its history. */
  async replaceText(sql: Sql, messageId: string, edit: MessageEdit): Promise<MessageRow> {
    const rows = await sql.query<MessageRow>(
      `WITH history AS (
         INSERT INTO message_edits (message_id, text, replaced_at)
         SELECT id, coalesce(text, ''), $3 FROM messages WHERE id = $1
       )
       UPDATE messages m SET text = $2, edited_at = $3, quote_token = coalesce($4, m.quote_token)
        WHERE m.id = $1 RETURNING ${messageColumns}`,
      [messageId, edit.text, edit.occurredAt, edit.quoteToken],
    );
    if (!rows[0]) throw new Error(`Message ${messageId} is gone`);
    return rows[0];
  }

  /** An edit that arrives after a newer one: it only belongs to the history. */
  async addToHistory(sql: Sql, messageId: string, text: string, replacedAt: Date): Promise<void> {
    await sql.query('INSERT INTO message_edits (message_id, text, replaced_at) VALUES ($1, $2, $3)', [
      messageId,
      text,
      replacedAt,
    ]);
  }
}
