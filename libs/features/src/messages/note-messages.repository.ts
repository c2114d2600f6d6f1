import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from './message.presenter';
import type { StoredPayload } from './stored-payload';

/** Notes as part of a thread: messages that only operators see. */
@Injectable()
export class NoteMessagesRepository {
  async find(sql: Sql, lineUserId: string, id: string): Promise<MessageRow | null> {
    const rows = await sql.query<MessageRow>(
      `SELECT ${messageColumns} FROM messages m WHERE m.line_user_id = $1 AND m.id = $2 AND m.type = 'note'`,
      [lineUserId, id],
    );
    return rows[0] ?? null;
  }

  /** @returns newest first, without those that were taken back. */
  async list(sql: Sql, lineUserId: string, beforeId: string | null, limit: number): Promise<MessageRow[]> {
    return sql.query<MessageRow>(
      `SELECT ${messageColumns} FROM messages m
        WHERE m.line_user_id = $1 AND m.type = 'note' AND m.state <> 'unsent' AND ($2::bigint IS NULL OR m.id < $2)
        ORDER BY m.id DESC LIMIT $3`,
      [lineUserId, beforeId, limit],
    );
  }

  async replace(
    sql: Sql,
    id: string,
    note: { text: string; payload: StoredPayload; changedAt: Date },
  ): Promise<MessageRow> {
    return this.one(
      await sql.query<MessageRow>(
        `UPDATE messages m SET text = $2, payload = $3, edited_at = $4 WHERE m.id = $1 RETURNING ${messageColumns}`,
        [id, note.text, JSON.stringify(note.payload), note.changedAt],
      ),
    );
  }

  /** Nothing of it remains but the fact. */
  async withdraw(sql: Sql, id: string): Promise<MessageRow> {
    return this.one(
      await sql.query<MessageRow>(
        `UPDATE messages m SET state = 'unsent', text = NULL, payload = NULL WHERE m.id = $1
         RETURNING ${messageColumns}`,
        [id],
      ),
    );
  }

  private one(rows: MessageRow[]): MessageRow {
    if (!rows[0]) throw new Error('The note is gone');
    return rows[0];
  }
}
