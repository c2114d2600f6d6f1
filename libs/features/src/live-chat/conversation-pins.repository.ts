import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

@Injectable()
export class ConversationPinsRepository {
  /** Until the transaction ends nothing else is pinned for this operator, so that counting holds. */
  async lock(sql: Sql, operatorId: string): Promise<void> {
    await sql.query('SELECT FROM operators WHERE id = $1 FOR NO KEY UPDATE', [operatorId]);
  }

  /** @returns how many others this operator has pinned. */
  async countOthers(sql: Sql, operatorId: string, lineUserId: string): Promise<number> {
    const rows = await sql.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM conversation_pins WHERE operator_id = $1 AND line_user_id <> $2',
      [operatorId, lineUserId],
    );
    return rows[0]?.count ?? 0;
  }

  /** @returns whether there is such a conversation. */
  async pin(sql: Sql, operatorId: string, lineUserId: string, at: Date): Promise<boolean> {
    const rows = await sql.query(
      `INSERT INTO conversation_pins AS p (operator_id, line_user_id, pinned_at)
       SELECT $1, line_user_id, $3 FROM customers WHERE line_user_id = $2
       ON CONFLICT (operator_id, line_user_id) DO UPDATE SET pinned_at = p.pinned_at
       RETURNING line_user_id`,
      [operatorId, lineUserId, at],
    );
    return rows.length > 0;
  }

  async unpin(sql: Sql, operatorId: string, lineUserId: string): Promise<void> {
    await sql.query('DELETE FROM conversation_pins WHERE operator_id = $1 AND line_user_id = $2', [
      operatorId,
      lineUserId,
    ]);
  }
}
