import type { HandoffKeyword } from '@jsk/contracts/handoff-keywords';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** A keyword as it is matched, and what whoever asks in these words needs. */
export interface ActiveKeyword {
  readonly keyword: string;
  readonly skillId: string | null;
}

export type StoredKeyword = Pick<HandoffKeyword, 'id' | 'keyword' | 'isActive' | 'skillId'>;

type KeywordRow = StoredKeyword & { usedCount: number; lastUsedAt: Date | null };

/** Words with which customers ask for a person. */
@Injectable()
export class HandoffKeywordsRepository {
  /** @returns the longest first: what says more precisely what is needed decides. */
  async listActive(sql: Sql): Promise<ActiveKeyword[]> {
    return sql.query<ActiveKeyword>(
      `SELECT keyword, skill_id AS "skillId" FROM handoff_keywords WHERE is_active
        ORDER BY char_length(keyword) DESC, id`,
    );
  }

  /** @param usedSince from when on uses are counted */
  async list(sql: Sql, usedSince: Date): Promise<KeywordRow[]> {
    return sql.query<KeywordRow>(
      `SELECT k.id, k.keyword, k.is_active AS "isActive", k.skill_id AS "skillId",
              (SELECT count(*)::int FROM sessions s WHERE s.trigger_kind = 'KEYWORD'
                  AND s.trigger_keyword = k.keyword AND s.created_at > $1) AS "usedCount",
              (SELECT max(s.created_at) FROM sessions s WHERE s.trigger_kind = 'KEYWORD'
                  AND s.trigger_keyword = k.keyword) AS "lastUsedAt"
         FROM handoff_keywords k ORDER BY k.keyword`,
      [usedSince],
    );
  }

  /** Whoever changes keywords at the same time waits until this transaction is over; readers do not. */
  async listForChange(sql: Sql): Promise<StoredKeyword[]> {
    await sql.query('LOCK TABLE handoff_keywords IN SHARE ROW EXCLUSIVE MODE');
    return sql.query<StoredKeyword>(
      'SELECT id, keyword, is_active AS "isActive", skill_id AS "skillId" FROM handoff_keywords',
    );
  }

  /** Whether there is such a skill, and will be until the transaction ends. */
  async hasSkill(sql: Sql, skillId: string): Promise<boolean> {
    return (await sql.query('SELECT id FROM skills WHERE id = $1 FOR KEY SHARE', [skillId])).length > 0;
  }

  async insert(sql: Sql, { keyword, isActive, skillId }: Omit<StoredKeyword, 'id'>): Promise<string> {
    const [row] = await sql.query<{ id: string }>(
      'INSERT INTO handoff_keywords (keyword, is_active, skill_id) VALUES ($1, $2, $3) RETURNING id',
      [keyword, isActive, skillId],
    );
    if (!row) throw new Error('A keyword that was just stored has no id');
    return row.id;
  }

  async update(sql: Sql, { id, keyword, isActive, skillId }: StoredKeyword): Promise<void> {
    await sql.query('UPDATE handoff_keywords SET keyword = $2, is_active = $3, skill_id = $4 WHERE id = $1', [
      id,
      keyword,
      isActive,
      skillId,
    ]);
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query('DELETE FROM handoff_keywords WHERE id = $1', [id]);
  }
}
