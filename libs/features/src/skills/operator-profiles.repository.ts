import type { OperatorProfile } from '@jsk/contracts/skills';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

const selectProfiles = `
  SELECT o.id, o.username, o.display_name AS "displayName", o.role, o.is_active AS "isActive", o.capacity,
         coalesce((SELECT array_agg(h.skill_id::text ORDER BY h.skill_id) FROM operator_skills h
                    WHERE h.operator_id = o.id), '{}') AS "skillIds",
         coalesce(a.status, 'offline') AS presence,
         (SELECT count(*)::int FROM sessions s WHERE s.operator_id = o.id AND s.status = 'ACTIVE' AND s.snoozed_at IS NULL) AS "activeSessions"
    FROM operators o LEFT JOIN operator_availability a ON a.operator_id = o.id`;

@Injectable()
export class OperatorProfilesRepository {
  async list(sql: Sql): Promise<OperatorProfile[]> {
    return sql.query<OperatorProfile>(
      `${selectProfiles} ORDER BY o.is_active DESC, lower(o.display_name), o.id`,
    );
  }

  /** Locks the operator until the transaction ends. */
  async findForUpdate(sql: Sql, operatorId: string): Promise<OperatorProfile | null> {
    const rows = await sql.query<OperatorProfile>(`${selectProfiles} WHERE o.id = $1 FOR UPDATE OF o`, [
      operatorId,
    ]);
    return rows[0] ?? null;
  }

  async setCapacity(sql: Sql, operatorId: string, capacity: number): Promise<void> {
    await sql.query('UPDATE operators SET capacity = $2 WHERE id = $1', [operatorId, capacity]);
  }

  async replaceSkills(sql: Sql, operatorId: string, skillIds: readonly string[]): Promise<void> {
    await sql.query('DELETE FROM operator_skills WHERE operator_id = $1 AND skill_id <> ALL($2::bigint[])', [
      operatorId,
      skillIds,
    ]);
    await sql.query(
      `INSERT INTO operator_skills (operator_id, skill_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING`,
      [operatorId, skillIds],
    );
  }
}
