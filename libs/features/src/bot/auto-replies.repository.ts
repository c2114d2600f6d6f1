import type { AutoReply } from '@jsk/contracts/bot-rules';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

export type AutoReplyInput = Omit<AutoReply, 'id'>;

const columns = `id, keyword, match_kind AS "matchKind", text, is_active AS "isActive", priority`;

@Injectable()
export class AutoRepliesRepository {
  list(sql: Sql): Promise<AutoReply[]> {
    return sql.query<AutoReply>(`SELECT ${columns} FROM auto_replies ORDER BY lower(keyword), id`);
  }

  async insert(sql: Sql, rule: AutoReplyInput): Promise<string> {
    const rows = await sql.query<{ id: string }>(
      `INSERT INTO auto_replies (keyword, match_kind, text, is_active, priority) VALUES ($1, $2, $3, $4, $5)
       RETURNING id`,
      valuesOf(rule),
    );
    if (!rows[0]) throw new Error('An auto-reply was not stored');
    return rows[0].id;
  }

  async update(sql: Sql, id: string, rule: AutoReplyInput): Promise<void> {
    await sql.query(
      `UPDATE auto_replies SET keyword = $1, match_kind = $2, text = $3, is_active = $4, priority = $5 WHERE id = $6`,
      [...valuesOf(rule), id],
    );
  }

  async setText(sql: Sql, id: string, text: string): Promise<void> {
    await sql.query(`UPDATE auto_replies SET text = $2 WHERE id = $1`, [id, text]);
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query(`DELETE FROM auto_replies WHERE id = $1`, [id]);
  }
}

function valuesOf({ keyword, matchKind, text, isActive, priority }: AutoReplyInput): unknown[] {
  return [keyword, matchKind, text, isActive, priority];
}
