import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** What LINE told of a message that had not come yet: LINE keeps no order between its webhooks. */
export type EarlyChange =
  | { readonly kind: 'unsent' }
  | {
      readonly kind: 'edited';
      readonly text: string;
      readonly quoteToken: string | null;
      readonly occurredAt: Date;
    };

/** Changes that wait for their message. */
@Injectable()
export class EarlyChangesRepository {
  /** The message will be stored without its content; what edits told of it goes at once. */
  async saveUnsent(sql: Sql, lineMessageId: string, occurredAt: Date): Promise<void> {
    await sql.query(`DELETE FROM early_message_changes WHERE line_message_id = $1`, [lineMessageId]);
    await sql.query(
      `INSERT INTO early_message_changes (line_message_id, kind, occurred_at) VALUES ($1, 'unsent', $2)`,
      [lineMessageId, occurredAt],
    );
  }

  /** @returns false when the message was unsent before: then nothing of the edit is kept. */
  async saveEdit(
    sql: Sql,
    lineMessageId: string,
    edit: { text: string; quoteToken: string | null; occurredAt: Date },
  ): Promise<boolean> {
    const unsent = await sql.query(
      `WITH unsent AS (
         SELECT FROM early_message_changes WHERE line_message_id = $1 AND kind = 'unsent'
       ), saved AS (
         INSERT INTO early_message_changes (line_message_id, kind, occurred_at, text, quote_token)
         SELECT $1, 'edited', $2, $3, $4 WHERE NOT EXISTS (SELECT FROM unsent)
         ON CONFLICT DO NOTHING
       )
       SELECT 1 AS found FROM unsent`,
      [lineMessageId, edit.occurredAt, edit.text, edit.quoteToken],
    );
    return unsent.length === 0;
  }

  /** The message has come: its changes are taken out. @returns them in the order in which they happened. */
  async take(sql: Sql, lineMessageId: string): Promise<EarlyChange[]> {
    return sql.query<EarlyChange>(
      `WITH taken AS (DELETE FROM early_message_changes WHERE line_message_id = $1 RETURNING *)
       SELECT kind, text, quote_token AS "quoteToken", occurred_at AS "occurredAt" FROM taken ORDER BY occurred_at`,
      [lineMessageId],
    );
  }

  /** Some messages never come: those that were written before we were there, or that LINE lost. */
  async deleteOlderThan(sql: Sql, occurredBefore: Date): Promise<void> {
    await sql.query(`DELETE FROM early_message_changes WHERE occurred_at < $1`, [occurredBefore]);
  }
}
