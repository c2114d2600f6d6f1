import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { NewestSession, VisibilityCondition } from './visibility.policy';

@Injectable()
export class VisibilityRepository {
  async sees(
    sql: Sql,
    operatorId: string,
    lineUserId: string,
    isVisible: VisibilityCondition,
  ): Promise<boolean> {
    const rows = await sql.query(
      `SELECT 1 FROM customers c LEFT JOIN sessions newest ON newest.id = c.latest_session_id
        WHERE c.line_user_id = $2 AND $1::bigint IS NOT NULL AND ${isVisible('$1')}`,
      [operatorId, lineUserId],
    );
    return rows.length > 0;
  }

  async seesMessage(
    sql: Sql,
    operatorId: string,
    messageId: string,
    isVisible: VisibilityCondition,
  ): Promise<boolean> {
    const rows = await sql.query(
      `SELECT 1 FROM messages m JOIN customers c ON c.line_user_id = m.line_user_id
         LEFT JOIN sessions newest ON newest.id = c.latest_session_id
        WHERE m.id = $2 AND $1::bigint IS NOT NULL AND ${isVisible('$1')}`,
      [operatorId, messageId],
    );
    return rows.length > 0;
  }

  async findNewestSession(sql: Sql, lineUserId: string): Promise<NewestSession | null> {
    const rows = await sql.prepared<NewestSession>(
      `SELECT s.status, s.operator_id AS "operatorId", s.skill_id AS "skillId",
              s.opened_to_all_at IS NOT NULL AS "isOpenToAll"
         FROM customers c JOIN sessions s ON s.id = c.latest_session_id WHERE c.line_user_id = $1`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  async listSkillIds(sql: Sql, operatorId: string): Promise<string[]> {
    const rows = await sql.query<{ skillId: string }>(
      'SELECT skill_id AS "skillId" FROM operator_skills WHERE operator_id = $1',
      [operatorId],
    );
    return rows.map(({ skillId }) => skillId);
  }
}
