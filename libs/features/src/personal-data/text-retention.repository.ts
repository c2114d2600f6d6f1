import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** Whose messages of which time; `from` is null where nothing was removed yet. */
export interface OldTexts {
  readonly lineUserId: string;
  readonly from: Date | null;
  readonly before: Date;
}

/** What stands in the place of what was said. */
const removed = JSON.stringify({ kind: 'removed' });

const isOld = `m.created_at < $2 AND m.created_at >= coalesce($3::timestamptz, '-infinity')`;

@Injectable()
export class TextRetentionRepository {
  /** @returns customers who have messages of that time that nobody has looked at yet, in the order of their ids. */
  async listDue(sql: Sql, before: Date, afterId: string, limit: number): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `SELECT c.line_user_id AS id FROM customers c
        WHERE c.line_user_id > $2 AND c.erased_at IS NULL
          AND EXISTS (SELECT 1 FROM messages m WHERE m.line_user_id = c.line_user_id AND m.created_at < $1
                         AND m.created_at >= coalesce(c.texts_removed_before, '-infinity'))
        ORDER BY c.line_user_id LIMIT $3`,
      [before, afterId, limit],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Locks the customer, unless somebody else is busy with them.
   * @returns null when they are busy, gone, or in an open conversation, which needs what was said.
   */
  async lockIfQuiet(sql: Sql, lineUserId: string): Promise<{ removedBefore: Date | null } | null> {
    const rows = await sql.query<{ removedBefore: Date | null }>(
      `SELECT c.texts_removed_before AS "removedBefore" FROM customers c
        WHERE c.line_user_id = $1 AND c.erased_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.line_user_id = c.line_user_id AND s.closed_at IS NULL)
          FOR NO KEY UPDATE SKIP LOCKED`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  /** Lines of the system stay: they say what was done, not what was said. @returns ids of messages that still say something. */
  async listMessages(sql: Sql, { lineUserId, from, before }: OldTexts, limit: number): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `SELECT m.id FROM messages m
        WHERE m.line_user_id = $1 AND ${isOld} AND m.type <> 'system'
          AND m.payload->>'kind' IS DISTINCT FROM 'removed'
        ORDER BY m.created_at, m.id LIMIT $4`,
      [lineUserId, before, from, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The messages stay, with who wrote and when and at which cost; what they say, carry or said before goes. */
  async removeTexts(sql: Sql, lineUserId: string, messageIds: readonly string[]): Promise<void> {
    const meant = `m.line_user_id = $1 AND m.id = ANY($2::bigint[])`;
    const values = [lineUserId, messageIds];
    await sql.query(
      `INSERT INTO forgotten_files (key)
       SELECT place.key FROM messages m
        CROSS JOIN LATERAL (VALUES (m.payload #>> '{file,key}'), (m.payload #>> '{file,previewKey}')) place (key)
        WHERE ${meant} AND place.key IS NOT NULL ON CONFLICT DO NOTHING`,
      values,
    );
    await sql.query(
      `DELETE FROM message_edits WHERE message_id IN (SELECT m.id FROM messages m WHERE ${meant})`,
      values,
    );
    await sql.query(
      `UPDATE messages m SET text = NULL, payload = $3::jsonb, quote_token = NULL, error_message = NULL
        WHERE ${meant}`,
      [...values, removed],
    );
  }

  async removeComments(sql: Sql, { lineUserId, from, before }: OldTexts): Promise<void> {
    await sql.query(
      `UPDATE csat_surveys SET comment = NULL, commented_at = NULL, comment_message_id = NULL
        WHERE line_user_id = $1 AND commented_at < $2 AND commented_at >= coalesce($3::timestamptz, '-infinity')`,
      [lineUserId, before, from],
    );
  }

  /** Nothing is counted in groups, so that whole rows go. @returns how many */
  async deleteGroupMessages(sql: Sql, before: Date, limit: number): Promise<number> {
    const rows = await sql.query(
      `DELETE FROM group_messages WHERE id IN (SELECT id FROM group_messages WHERE created_at < $1 LIMIT $2) RETURNING 1`,
      [before, limit],
    );
    return rows.length;
  }

  async markDone(sql: Sql, { lineUserId, before }: OldTexts): Promise<void> {
    await sql.query(`UPDATE customers SET texts_removed_before = $2 WHERE line_user_id = $1`, [
      lineUserId,
      before,
    ]);
  }
}
