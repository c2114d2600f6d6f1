import type { Draft, DraftKind } from '@jsk/contracts/drafts';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { VisibilityCondition } from '../visibility';

type DraftRow = Omit<Draft, 'updatedAt'> & { readonly updatedAt: Date };

interface DraftKey {
  readonly operatorId: string;
  readonly lineUserId: string;
  readonly kind: DraftKind;
}

const columns = `d.line_user_id AS "lineUserId", d.kind, d.text, d.version, d.updated_at AS "updatedAt"`;

@Injectable()
export class DraftsRepository {
  /** @returns what is not empty, newest first. */
  async list(
    sql: Sql,
    operatorId: string,
    isVisible: VisibilityCondition,
    limit: number,
  ): Promise<DraftRow[]> {
    return sql.query<DraftRow>(
      `SELECT ${columns} FROM drafts d JOIN customers c ON c.line_user_id = d.line_user_id
         LEFT JOIN sessions newest ON newest.id = c.latest_session_id
        WHERE d.operator_id = $1 AND d.text <> '' AND ${isVisible('$1')}
        ORDER BY d.updated_at DESC LIMIT $2`,
      [operatorId, limit],
    );
  }

  async find(sql: Sql, { operatorId, lineUserId, kind }: DraftKey): Promise<DraftRow | null> {
    const rows = await sql.query<DraftRow>(
      `SELECT ${columns} FROM drafts d WHERE d.operator_id = $1 AND d.line_user_id = $2 AND d.kind = $3`,
      [operatorId, lineUserId, kind],
    );
    return rows[0] ?? null;
  }

  /**
   * Of several devices that save on top of the same version one wins.
   * @returns null when the stored version is another one, or when there is no such customer
   */
  async save(
    sql: Sql,
    { operatorId, lineUserId, kind }: DraftKey,
    draft: { text: string; baseVersion: number; at: Date },
  ): Promise<DraftRow | null> {
    const rows = await sql.query<DraftRow>(
      `INSERT INTO drafts AS d (operator_id, line_user_id, kind, text, version, updated_at)
       SELECT $1, c.line_user_id, $3, $4, $5 + 1, $6 FROM customers c WHERE c.line_user_id = $2
       ON CONFLICT (operator_id, line_user_id, kind) DO UPDATE
         SET text = excluded.text, version = excluded.version, updated_at = excluded.updated_at
         WHERE d.version = $5
       RETURNING ${columns}`,
      [operatorId, lineUserId, kind, draft.text, draft.baseVersion, draft.at],
    );
    return rows[0] ?? null;
  }

  async deleteOlderThan(sql: Sql, oldest: Date): Promise<void> {
    await sql.query('DELETE FROM drafts WHERE updated_at < $1', [oldest]);
  }
}
