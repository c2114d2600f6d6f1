import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { VisibilityCondition } from '../visibility';

@Injectable()
export class NoteMentionsRepository {
  /**
   * Of these operators those who are active and may see the conversation.
   * @param isVisible what an agent may see; administrators see everything
   */
  async listWhoMayKnow(
    sql: Sql,
    lineUserId: string,
    operatorIds: readonly string[],
    isVisible: VisibilityCondition,
  ): Promise<{ id: string; name: string }[]> {
    if (operatorIds.length === 0) return [];
    return sql.query(
      `SELECT o.id, o.display_name AS name
         FROM operators o CROSS JOIN customers c LEFT JOIN sessions newest ON newest.id = c.latest_session_id
        WHERE c.line_user_id = $1 AND o.id = ANY($2::bigint[]) AND o.is_active
          AND (o.role <> 'AGENT' OR ${isVisible('o.id')})
        ORDER BY o.display_name`,
      [lineUserId, operatorIds],
    );
  }

  /** From now on the note mentions these, and nobody else. @returns who was not mentioned before, and who no longer is. */
  async replace(
    sql: Sql,
    note: { messageId: string; lineUserId: string },
    operatorIds: readonly string[],
  ): Promise<{ added: string[]; removed: string[] }> {
    const removed = await sql.query<{ operatorId: string }>(
      `DELETE FROM note_mentions WHERE message_id = $1 AND operator_id <> ALL($2::bigint[])
       RETURNING operator_id AS "operatorId"`,
      [note.messageId, operatorIds],
    );
    const added = await sql.query<{ operatorId: string }>(
      `INSERT INTO note_mentions (message_id, operator_id, line_user_id)
       SELECT $1, operator_id, $3 FROM unnest($2::bigint[]) AS operator_id
       ON CONFLICT DO NOTHING RETURNING operator_id AS "operatorId"`,
      [note.messageId, operatorIds, note.lineUserId],
    );
    return { added: added.map(idOf), removed: removed.map(idOf) };
  }

  /** @returns of these operators those whom some note of the conversation still waits for. */
  async listWaitedFor(sql: Sql, lineUserId: string, operatorIds: readonly string[]): Promise<string[]> {
    const rows = await sql.query<{ operatorId: string }>(
      `SELECT DISTINCT operator_id AS "operatorId" FROM note_mentions
        WHERE line_user_id = $1 AND operator_id = ANY($2::bigint[]) AND seen_at IS NULL`,
      [lineUserId, operatorIds],
    );
    return rows.map(idOf);
  }

  /** @returns whether there was anything they had not seen. */
  async markSeen(sql: Sql, lineUserId: string, operatorId: string, at: Date): Promise<boolean> {
    const rows = await sql.query(
      `UPDATE note_mentions SET seen_at = $3
        WHERE operator_id = $2 AND line_user_id = $1 AND seen_at IS NULL RETURNING 1`,
      [lineUserId, operatorId, at],
    );
    return rows.length > 0;
  }
}

function idOf({ operatorId }: { operatorId: string }): string {
  return operatorId;
}
