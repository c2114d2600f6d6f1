import type { User } from '@jsk/contracts/auth';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

export interface OperatorWithLoad {
  readonly id: string;
  readonly name: string;
  readonly activeSessions: number;
  readonly capacity: number;
  readonly skills: string[];
}

@Injectable()
export class OperatorsRepository {
  async findActive(sql: Sql, id: string): Promise<User | null> {
    const rows = await sql.query<User>(
      `SELECT id, username, display_name AS "displayName", role FROM operators WHERE id = $1 AND is_active`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** @returns everybody who may sign in, by name, with the number of conversations they own. */
  async listWithLoad(sql: Sql): Promise<OperatorWithLoad[]> {
    return sql.query(
      `SELECT o.id, o.display_name AS name, count(s.id)::int AS "activeSessions", o.capacity,
              coalesce((SELECT array_agg(k.name ORDER BY k.name) FROM operator_skills os
                          JOIN skills k ON k.id = os.skill_id WHERE os.operator_id = o.id), '{}') AS skills
         FROM operators o
         LEFT JOIN sessions s ON s.operator_id = o.id AND s.status = 'ACTIVE' AND s.snoozed_at IS NULL
        WHERE o.is_active
        GROUP BY o.id
        ORDER BY o.display_name`,
    );
  }
}
