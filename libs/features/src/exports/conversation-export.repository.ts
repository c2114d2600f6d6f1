import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from '../messages';

/** Whose conversation it is, and its first and last message; null when there is none. */
export interface ExportedConversation {
  readonly lineUserId: string;
  readonly displayName: string;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/** What leaves the house: notes are for the team alone. */
const isExported = `m.type <> 'note'`;

@Injectable()
export class ConversationExportRepository {
  async find(sql: Sql, lineUserId: string): Promise<ExportedConversation | null> {
    const rows = await sql.query<ExportedConversation & Record<string, unknown>>(
      `SELECT c.line_user_id AS "lineUserId", coalesce(c.display_name, '') AS "displayName",
              first.created_at AS "firstAt", last.created_at AS "lastAt"
         FROM customers c
         LEFT JOIN LATERAL (SELECT m.created_at FROM messages m WHERE m.line_user_id = c.line_user_id AND ${isExported}
                             ORDER BY m.created_at, m.id LIMIT 1) first ON true
         LEFT JOIN LATERAL (SELECT m.created_at FROM messages m WHERE m.line_user_id = c.line_user_id AND ${isExported}
                             ORDER BY m.created_at DESC, m.id DESC LIMIT 1) last ON true
        WHERE c.line_user_id = $1 AND c.erased_at IS NULL`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  /** In the order of the thread. @param afterId the last one of the page before; null: from the beginning */
  async listMessages(
    sql: Sql,
    lineUserId: string,
    afterId: string | null,
    limit: number,
  ): Promise<MessageRow[]> {
    return sql.query<MessageRow & Record<string, unknown>>(
      `SELECT ${messageColumns} FROM messages m
        WHERE m.line_user_id = $1 AND ${isExported}
          AND ($2::bigint IS NULL OR (m.created_at, m.id) >
                (SELECT created_at, id FROM messages WHERE line_user_id = $1 AND id = $2))
        ORDER BY m.created_at, m.id LIMIT $3`,
      [lineUserId, afterId, limit],
    );
  }
}
