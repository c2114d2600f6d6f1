import type { Intent } from '@jsk/contracts/bot-rules';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

export type IntentInput = Omit<Intent, 'id' | 'updatedAt'>;
export type IntentRow = IntentInput & { readonly id: string; readonly updatedAt: Date };

const columns = `i.id, i.name, i.category, i.is_active AS "isActive", i.priority, i.response_mode AS "responseMode",
  i.responses, i.hands_off AS "handsOff", i.skill_id AS "skillId", i.updated_at AS "updatedAt",
  coalesce((SELECT json_agg(json_build_object('keyword', k.keyword, 'matchKind', k.match_kind) ORDER BY k.id)
              FROM intent_keywords k WHERE k.intent_id = i.id), '[]') AS keywords`;

@Injectable()
export class IntentsRepository {
  list(sql: Sql): Promise<IntentRow[]> {
    return sql.query<IntentRow>(`SELECT ${columns} FROM intents i ORDER BY lower(i.category), lower(i.name)`);
  }

  async find(sql: Sql, id: string): Promise<IntentRow | null> {
    const rows = await sql.query<IntentRow>(`SELECT ${columns} FROM intents i WHERE i.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Until the transaction ends nobody else changes intents, auto-replies or saved replies. */
  async lockKnowledge(sql: Sql): Promise<void> {
    await sql.query(`SELECT pg_advisory_xact_lock(hashtext('what the bot knows'))`);
  }

  /** Names differ by more than upper and lower case. @param exceptId the one that may have this name */
  async isNameTaken(sql: Sql, name: string, exceptId: string | null): Promise<boolean> {
    const rows = await sql.query(
      `SELECT FROM intents WHERE lower(name) = lower($1) AND id IS DISTINCT FROM $2`,
      [name, exceptId],
    );
    return rows.length > 0;
  }

  async insert(sql: Sql, intent: IntentInput): Promise<string> {
    const rows = await sql.query<{ id: string }>(
      `INSERT INTO intents (name, category, is_active, priority, response_mode, responses, hands_off, skill_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      valuesOf(intent),
    );
    if (!rows[0]) throw new Error('An intent was not stored');
    await this.insertKeywords(sql, rows[0].id, intent.keywords);
    return rows[0].id;
  }

  async update(sql: Sql, id: string, intent: IntentInput, at: Date): Promise<void> {
    await sql.query(
      `UPDATE intents SET name = $1, category = $2, is_active = $3, priority = $4, response_mode = $5, responses = $6,
              hands_off = $7, skill_id = $8, updated_at = $10 WHERE id = $9`,
      [...valuesOf(intent), id, at],
    );
    await sql.query(`DELETE FROM intent_keywords WHERE intent_id = $1`, [id]);
    await this.insertKeywords(sql, id, intent.keywords);
  }

  async setResponses(sql: Sql, id: string, responses: readonly string[]): Promise<void> {
    await sql.query(`UPDATE intents SET responses = $2 WHERE id = $1`, [id, responses]);
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query(`DELETE FROM intents WHERE id = $1`, [id]);
  }

  /** The skill stays until the transaction ends. */
  async findSkillName(sql: Sql, skillId: string): Promise<string | null> {
    const rows = await sql.query<{ name: string }>(`SELECT name FROM skills WHERE id = $1 FOR KEY SHARE`, [
      skillId,
    ]);
    return rows[0]?.name ?? null;
  }

  private async insertKeywords(sql: Sql, intentId: string, keywords: IntentInput['keywords']): Promise<void> {
    await sql.query(
      `INSERT INTO intent_keywords (intent_id, keyword, match_kind)
       SELECT $1, word.keyword, word.match_kind
         FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS word(keyword, match_kind, number)
        ORDER BY word.number`,
      [intentId, keywords.map(({ keyword }) => keyword), keywords.map(({ matchKind }) => matchKind)],
    );
  }
}

function valuesOf(intent: IntentInput): unknown[] {
  const { name, category, isActive, priority, responseMode, responses, handsOff, skillId } = intent;
  return [name, category, isActive, priority, responseMode, responses, handsOff, skillId];
}
