import type { OperatorProfile } from '@jsk/contracts/people';
import type { Role } from '@jsk/contracts/roles';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { Person } from './people.policy';

type ProfileRow = Omit<OperatorProfile, 'lastSignInAt' | 'createdAt'> & {
  lastSignInAt: Date | null;
  createdAt: Date;
};

interface NewOperator {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly capacity: number;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly at: Date;
}

const selectProfiles = `
  SELECT o.id, o.username, o.display_name AS "displayName", o.role, o.is_active AS "isActive", o.capacity,
         coalesce((SELECT array_agg(h.skill_id::text ORDER BY h.skill_id) FROM operator_skills h
                    WHERE h.operator_id = o.id), '{}') AS "skillIds",
         coalesce(a.status, 'offline') AS presence,
         (SELECT count(*)::int FROM sessions s
           WHERE s.operator_id = o.id AND s.status = 'ACTIVE' AND s.snoozed_at IS NULL) AS "activeSessions",
         o.mfa_enabled_at IS NOT NULL AS "mfaEnabled", o.must_change_password AS "mustChangePassword",
         o.last_sign_in_at AS "lastSignInAt", o.created_at AS "createdAt"
    FROM operators o LEFT JOIN operator_availability a ON a.operator_id = o.id`;

/** PostgreSQL's code for a row to which others refer, https://www.postgresql.org/docs/current/errcodes-appendix.html */
const foreignKeyViolation = '23503';

@Injectable()
export class PeopleRepository {
  async list(sql: Sql): Promise<OperatorProfile[]> {
    const rows = await sql.query<ProfileRow>(
      `${selectProfiles} ORDER BY o.is_active DESC, lower(o.display_name), o.id`,
    );
    return rows.map(present);
  }

  /** Locks the operator until the transaction ends. */
  async findForUpdate(sql: Sql, operatorId: string): Promise<OperatorProfile | null> {
    const rows = await sql.query<ProfileRow>(`${selectProfiles} WHERE o.id = $1 FOR UPDATE OF o`, [
      operatorId,
    ]);
    return rows[0] ? present(rows[0]) : null;
  }

  async findPerson(sql: Sql, operatorId: string): Promise<Person | null> {
    const rows = await sql.query<Person>(
      'SELECT id, role, is_active AS "isActive" FROM operators WHERE id = $1',
      [operatorId],
    );
    return rows[0] ?? null;
  }

  /** Accounts are changed one after the other until the transaction ends; nothing else waits for it. */
  async lockAdministration(sql: Sql): Promise<void> {
    await sql.query(`SELECT pg_advisory_xact_lock(hashtext('administration of people'))`);
  }

  /** @returns the new operator's id, or null when the user name is taken; case does not matter. */
  async insertOnce(sql: Sql, operator: NewOperator): Promise<string | null> {
    const rows = await sql.query<{ id: string }>(
      `INSERT INTO operators (username, display_name, role, capacity, password_hash, must_change_password, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (lower(username)) DO NOTHING RETURNING id`,
      [
        operator.username,
        operator.displayName,
        operator.role,
        operator.capacity,
        operator.passwordHash,
        operator.mustChangePassword,
        operator.at,
      ],
    );
    return rows[0]?.id ?? null;
  }

  async update(sql: Sql, { id, displayName, role, isActive, capacity }: OperatorProfile): Promise<void> {
    await sql.query(
      'UPDATE operators SET display_name = $2, role = $3, is_active = $4, capacity = $5 WHERE id = $1',
      [id, displayName, role, isActive, capacity],
    );
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

  /** A password that is to be replaced by one of their own. */
  async setTemporaryPassword(sql: Sql, operatorId: string, passwordHash: string, at: Date): Promise<void> {
    await sql.query(
      `UPDATE operators SET password_hash = $2, must_change_password = true, password_changed_at = $3 WHERE id = $1`,
      [operatorId, passwordHash, at],
    );
  }

  /** Skills, drafts and whatever else only concerns the operator go with them. @returns false when the past refers to them. */
  async deleteUnlessUsed(sql: Sql, operatorId: string): Promise<boolean> {
    try {
      const rows = await sql.query(
        `DELETE FROM operators o
          WHERE id = $1 AND last_sign_in_at IS NULL
            AND NOT EXISTS (SELECT FROM audit_log l WHERE l.operator_id = o.id)
         RETURNING id`,
        [operatorId],
      );
      return rows.length > 0;
    } catch (error) {
      if ((error as { code?: unknown }).code === foreignKeyViolation) return false;
      throw error;
    }
  }
}

function present(row: ProfileRow): OperatorProfile {
  return {
    ...row,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
