import type { Skill } from '@jsk/contracts/skills';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** What refers to a skill and goes on without it when it is deleted. */
export interface SkillUse {
  readonly operators: number;
  readonly handoffKeywords: number;
  readonly intents: number;
  readonly waitingCustomers: number;
  readonly tickets: number;
}

const selectSkills = `
  SELECT k.id, k.name,
         (SELECT count(*)::int FROM operator_skills h JOIN operators o ON o.id = h.operator_id AND o.is_active
           WHERE h.skill_id = k.id) AS "operatorCount",
         (SELECT count(*)::int FROM operator_skills h JOIN operators o ON o.id = h.operator_id AND o.is_active
            JOIN operator_availability a ON a.operator_id = h.operator_id AND a.status = 'online'
           WHERE h.skill_id = k.id) AS "onlineCount",
         (SELECT count(*)::int FROM sessions s WHERE s.status = 'WAITING' AND s.skill_id = k.id) AS "waitingCount"
    FROM skills k`;

@Injectable()
export class SkillsRepository {
  async list(sql: Sql): Promise<Skill[]> {
    return sql.query<Skill>(`${selectSkills} ORDER BY lower(k.name)`);
  }

  async find(sql: Sql, id: string): Promise<Skill | null> {
    const rows = await sql.query<Skill>(`${selectSkills} WHERE k.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** @returns those of the ids that exist; they do so until the transaction ends. */
  async keepExisting(sql: Sql, ids: readonly string[]): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      'SELECT id FROM skills WHERE id = ANY($1::bigint[]) ORDER BY id FOR KEY SHARE',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns the new skill's id, or null when there is one of this name; case does not matter. */
  async insertOnce(sql: Sql, name: string, at: Date): Promise<string | null> {
    const rows = await sql.query<{ id: string }>(
      'INSERT INTO skills (name, created_at) VALUES ($1, $2) ON CONFLICT (lower(name)) DO NOTHING RETURNING id',
      [name, at],
    );
    return rows[0]?.id ?? null;
  }

  async isNameTaken(sql: Sql, name: string, exceptId: string): Promise<boolean> {
    const rows = await sql.query('SELECT 1 FROM skills WHERE lower(name) = lower($1) AND id <> $2', [
      name,
      exceptId,
    ]);
    return rows.length > 0;
  }

  async rename(sql: Sql, id: string, name: string): Promise<void> {
    await sql.query('UPDATE skills SET name = $2 WHERE id = $1', [id, name]);
  }

  /** Two names are never given at the same time; readers do not wait. */
  async lockNames(sql: Sql): Promise<void> {
    await sql.query('LOCK TABLE skills IN SHARE ROW EXCLUSIVE MODE');
  }

  async countUse(sql: Sql, id: string): Promise<SkillUse> {
    const rows = await sql.query<SkillUse & Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM operator_skills WHERE skill_id = $1) AS operators,
              (SELECT count(*)::int FROM handoff_keywords WHERE skill_id = $1) AS "handoffKeywords",
              (SELECT count(*)::int FROM intents WHERE skill_id = $1) AS intents,
              (SELECT count(*)::int FROM sessions WHERE skill_id = $1 AND status = 'WAITING') AS "waitingCustomers",
              (SELECT count(*)::int FROM offline_tickets WHERE skill_id = $1 AND state = 'open') AS tickets`,
      [id],
    );
    if (!rows[0]) throw new Error('Counting gave no row');
    return rows[0];
  }

  /** Whatever refers to it does so no more: the tables say ON DELETE SET NULL or CASCADE. */
  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query('DELETE FROM skills WHERE id = $1', [id]);
  }
}
