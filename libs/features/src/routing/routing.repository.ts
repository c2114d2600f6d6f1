import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { PresentOperator, QueueReach, WaitingCustomer } from './assignment.policy';

/** Any number, the same in every process: whoever has it decides who gets whom. */
const drainLock = 7_310_001;

/** Nearly always the first of them gets somebody; the others are for when something went wrong with that one. */
export const waitingAtOnce = 20;

@Injectable()
export class RoutingRepository {
  /** Waits until no other transaction, of whichever process, decides who gets whom; kept until this one ends. */
  async lockDrain(sql: Sql): Promise<void> {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [drainLock]);
  }

  /**
   * Those for whom there can be a step, longest waiting first, a page at a time.
   * @param afterId the last session of the page before; null: from the front
   */
  async listWaiting(sql: Sql, reach: QueueReach, afterId: string | null): Promise<WaitingCustomer[]> {
    return sql.prepared<WaitingCustomer>(
      `SELECT s.id AS "sessionId", s.line_user_id AS "lineUserId", s.skill_id AS "skillId",
              s.opened_to_all_at IS NOT NULL AS "isOpenToAll", s.wanted_operator_id AS "wantedOperatorId",
              (SELECT p.operator_id FROM sessions p
                WHERE p.line_user_id = s.line_user_id AND p.id < s.id AND p.operator_id IS NOT NULL
                ORDER BY p.id DESC LIMIT 1) AS "lastOperatorId",
              (SELECT t.from_operator_id FROM session_transfers t
                WHERE t.session_id = s.id AND t.kind <> 'OPERATOR' AND t.from_operator_id IS NOT NULL
                ORDER BY t.id DESC LIMIT 1) AS "returnedById"
         FROM sessions s
        WHERE s.status = 'WAITING'
          AND (s.skill_id = ANY ($1::bigint[]) OR s.wanted_operator_id = ANY ($2::bigint[])
               OR (cardinality($2::bigint[]) > 0 AND (s.skill_id IS NULL OR s.opened_to_all_at IS NOT NULL))
               OR (s.opened_to_all_at IS NULL AND s.skill_id <> ALL ($3::bigint[])))
          AND ($4::bigint IS NULL
               OR (s.created_at, s.id) > (SELECT a.created_at, a.id FROM sessions a WHERE a.id = $4))
        ORDER BY s.created_at, s.id LIMIT ${waitingAtOnce}`,
      [reach.freeSkillIds, reach.freeIds, reach.presentSkillIds, afterId],
    );
  }

  /**
   * Everybody who is online, or has gone offline since `leftSince`; longest since they were last given somebody first.
   */
  async listPresent(sql: Sql, leftSince: Date): Promise<PresentOperator[]> {
    return sql.prepared<PresentOperator>(
      `SELECT o.id, o.capacity, a.status = 'online' AS "isOnline",
              coalesce((SELECT array_agg(h.skill_id::text) FROM operator_skills h WHERE h.operator_id = o.id), '{}')
                AS "skillIds",
              (SELECT count(*)::int FROM sessions s
                WHERE s.operator_id = o.id AND s.status = 'ACTIVE' AND s.snoozed_at IS NULL) AS "activeSessions"
         FROM operators o JOIN operator_availability a ON a.operator_id = o.id
        WHERE o.is_active AND (a.status = 'online' OR (a.status = 'offline' AND a.changed_at > $1))
        ORDER BY o.last_assigned_at NULLS FIRST, o.id`,
      [leftSince],
    );
  }

  /**
   * Locks the operator until the transaction ends, so that nobody else is given to them meanwhile; also waits for claims
   * and transfers of theirs that are about to be committed.
   * @returns their name, or null when the account is switched off.
   */
  async lockOperator(sql: Sql, operatorId: string): Promise<{ name: string; capacity: number } | null> {
    const rows = await sql.query<{ name: string; capacity: number }>(
      'SELECT display_name AS name, capacity FROM operators WHERE id = $1 AND is_active FOR UPDATE',
      [operatorId],
    );
    return rows[0] ?? null;
  }

  /** @returns how many conversations somebody who is online has; null when they are not online. */
  async countLoadIfOnline(sql: Sql, operatorId: string): Promise<number | null> {
    const rows = await sql.query<{ load: number }>(
      `SELECT (SELECT count(*)::int FROM sessions
                WHERE operator_id = $1 AND status = 'ACTIVE' AND snoozed_at IS NULL) AS load
         FROM operator_availability WHERE operator_id = $1 AND status = 'online'`,
      [operatorId],
    );
    return rows[0]?.load ?? null;
  }

  /** Always later than everybody else's, also within the same millisecond: the turn goes on from here. */
  async noteAssignment(sql: Sql, operatorId: string, at: Date): Promise<void> {
    await sql.query(
      `UPDATE operators
          SET last_assigned_at = greatest($2, (SELECT max(last_assigned_at) FROM operators) + interval '1 microsecond')
        WHERE id = $1`,
      [operatorId, at],
    );
  }

  /** @returns how many have waited since before then while nobody has been online since; 0 when somebody is. */
  async countForsaken(sql: Sql, since: Date): Promise<{ waiting: number; longestSince: Date | null }> {
    const rows = await sql.query<{ waiting: number; longestSince: Date | null }>(
      `SELECT count(*)::int AS waiting, min(created_at) AS "longestSince" FROM sessions
        WHERE status = 'WAITING' AND NOT EXISTS (
          SELECT 1 FROM operator_availability a JOIN operators o ON o.id = a.operator_id AND o.is_active
           WHERE a.status = 'online' OR a.changed_at > $1)`,
      [since],
    );
    return rows[0] ?? { waiting: 0, longestSince: null };
  }
}
