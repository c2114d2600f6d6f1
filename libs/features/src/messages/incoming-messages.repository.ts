import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from './message.presenter';

/** What LINE says about messages of customers after they were stored, or before. */
@Injectable()
export class IncomingMessagesRepository {
  async findIdByLineMessageId(sql: Sql, lineMessageId: string): Promise<string | null> {
    const rows = await sql.query<{ id: string }>('SELECT id FROM messages WHERE line_message_id = $1', [
      lineMessageId,
    ]);
    return rows[0]?.id ?? null;
  }

  /** The customer took the message back: nothing of it may remain but the fact. */
  async markUnsent(sql: Sql, lineUserId: string, lineMessageId: string): Promise<MessageRow | null> {
    const rows = await sql.query<MessageRow>(
      `UPDATE messages m SET state = 'unsent', text = NULL, payload = NULL, quote_token = NULL
        WHERE m.line_user_id = $1 AND m.line_message_id = $2 RETURNING ${messageColumns}`,
      [lineUserId, lineMessageId],
    );
    return rows[0] ?? null;
  }
}
