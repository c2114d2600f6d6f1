import type { ClosedBy, HandoffTrigger, Session } from '@jsk/contracts/sessions';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { presentSession, sessionColumns, type SessionRow } from './session.presenter';

const fromSessions = `FROM sessions s LEFT JOIN operators o ON o.id = s.operator_id`;

@Injectable()
export class SessionsRepository {
  async findOpen(sql: Sql, lineUserId: string): Promise<Session | null> {
    const rows = await sql.prepared<SessionRow>(
      `SELECT ${sessionColumns} ${fromSessions} WHERE s.line_user_id = $1 AND s.status IN ('WAITING', 'ACTIVE')`,
      [lineUserId],
    );
    return rows[0] ? presentSession(rows[0]) : null;
  }

  async get(sql: Sql, id: string): Promise<Session> {
    const rows = await sql.query<SessionRow>(`SELECT ${sessionColumns} ${fromSessions} WHERE s.id = $1`, [
      id,
    ]);
    if (!rows[0]) throw new Error(`Session ${id} is gone`);
    return presentSession(rows[0]);
  }

  async findCustomerOf(sql: Sql, id: string): Promise<string | null> {
    const rows = await sql.query<{ lineUserId: string }>(
      'SELECT line_user_id AS "lineUserId" FROM sessions WHERE id = $1',
      [id],
    );
    return rows[0]?.lineUserId ?? null;
  }

  /** @returns the new session's id, or null when the customer has an open one (the database allows only one). */
  async insertOnce(
    sql: Sql,
    session: {
      lineUserId: string;
      trigger: HandoffTrigger;
      skillId: string | null;
      wantedOperatorId: string | null;
      operatorId: string | null;
      at: Date;
    },
  ): Promise<string | null> {
    const rows = await sql.query<{ id: string }>(
      `INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, trigger_keyword, created_at,
                             claimed_at, last_activity_at, skill_id, wanted_operator_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $8, $9)
       ON CONFLICT (line_user_id) WHERE status IN ('WAITING', 'ACTIVE') DO NOTHING
       RETURNING id`,
      [
        session.lineUserId,
        session.operatorId ? 'ACTIVE' : 'WAITING',
        session.operatorId,
        session.trigger.kind,
        session.trigger.keyword,
        session.at,
        session.operatorId ? session.at : null,
        session.skillId,
        session.wantedOperatorId,
      ],
    );
    return rows[0]?.id ?? null;
  }

  /**
   * Takes the customer's waiting session. The status in the WHERE clause is what makes a claim atomic: PostgreSQL
   * lets one of any number of simultaneous updates see WAITING.
   * @returns the session's id, or null when it is not waiting (any more).
   */
  async claimWaiting(sql: Sql, lineUserId: string, operatorId: string, at: Date): Promise<string | null> {
    const rows = await sql.prepared<{ id: string }>(
      `UPDATE sessions SET status = 'ACTIVE', operator_id = $2, claimed_at = $3, last_activity_at = $3
        WHERE line_user_id = $1 AND status = 'WAITING' RETURNING id`,
      [lineUserId, operatorId, at],
    );
    return rows[0]?.id ?? null;
  }

  async setOwner(sql: Sql, id: string, operatorId: string, at: Date): Promise<void> {
    await sql.query(
      `UPDATE sessions SET operator_id = $2, transfer_count = transfer_count + 1, last_activity_at = $3 WHERE id = $1`,
      [id, operatorId, at],
    );
  }

  async insertTransfer(
    sql: Sql,
    transfer: {
      sessionId: string;
      fromOperatorId: string | null;
      toOperatorId: string;
      reason: string | null;
      at: Date;
    },
  ): Promise<void> {
    await sql.query(
      `INSERT INTO session_transfers (session_id, from_operator_id, to_operator_id, reason, created_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [transfer.sessionId, transfer.fromOperatorId, transfer.toOperatorId, transfer.reason, transfer.at],
    );
  }

  async close(sql: Sql, id: string, closedBy: ClosedBy, at: Date): Promise<void> {
    await sql.query(
      `UPDATE sessions SET status = 'CLOSED', closed_by = $2, closed_at = $3, last_activity_at = $3 WHERE id = $1`,
      [id, closedBy, at],
    );
  }

  /** Notes that something happened in the open session. @returns it, or null when there is none. */
  async recordActivity(sql: Sql, lineUserId: string, at: Date): Promise<Session | null> {
    const rows = await sql.prepared<SessionRow>(
      `WITH s AS (
         UPDATE sessions SET last_activity_at = greatest(last_activity_at, $2)
          WHERE line_user_id = $1 AND status IN ('WAITING', 'ACTIVE')
          RETURNING *
       )
       SELECT ${sessionColumns} FROM s LEFT JOIN operators o ON o.id = s.operator_id`,
      [lineUserId, at],
    );
    return rows[0] ? presentSession(rows[0]) : null;
  }

  /** The first answer of a person after the claim; later ones change nothing. Bot messages never count. */
  async recordResponse(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.prepared(
      `UPDATE sessions SET first_response_at = coalesce(first_response_at, $2),
              last_activity_at = greatest(last_activity_at, $2) WHERE id = $1`,
      [id, at],
    );
  }

  async countWaiting(sql: Sql): Promise<number> {
    const rows = await sql.prepared<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM sessions WHERE status = 'WAITING'`,
    );
    return rows[0]?.waiting ?? 0;
  }
}
