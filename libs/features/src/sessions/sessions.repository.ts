import type { ClosedBy, HandoffTrigger, Session, SessionStatus } from '@jsk/contracts/sessions';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { EndedTimes, OpenTimes } from './session-times.policy';
import { presentSession, sessionColumns, type SessionRow } from './session.presenter';

/** At hand again, in whichever way the session goes on; how long it was put aside is kept. @param at as `$2` */
function notSnoozed(at: string): string {
  return `pauses = CASE WHEN snoozed_at < ${at} THEN pauses + tstzmultirange(tstzrange(snoozed_at, ${at})) ELSE pauses END,
              snoozed_at = NULL, snoozed_until = NULL`;
}

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

  async findLastOperator(sql: Sql, lineUserId: string): Promise<string | null> {
    const rows = await sql.query<{ operatorId: string }>(
      `SELECT operator_id AS "operatorId" FROM sessions WHERE line_user_id = $1 AND operator_id IS NOT NULL
        ORDER BY id DESC LIMIT 1`,
      [lineUserId],
    );
    return rows[0]?.operatorId ?? null;
  }

  async findCustomerOf(sql: Sql, id: string): Promise<string | null> {
    const rows = await sql.query<{ lineUserId: string }>(
      'SELECT line_user_id AS "lineUserId" FROM sessions WHERE id = $1',
      [id],
    );
    return rows[0]?.lineUserId ?? null;
  }

  /**
   * A skill that was deleted a moment ago is needed no more.
   * @returns the new session's id, or null when the customer has an open one (the database allows only one).
   */
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
       VALUES ($1, $2, $3, $4, $5, $6, $7, $6, (SELECT k.id FROM skills k WHERE k.id = $8 FOR KEY SHARE), $9)
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
      `UPDATE sessions SET status = 'ACTIVE', operator_id = $2, claimed_at = coalesce(claimed_at, $3),
              last_activity_at = $3
        WHERE line_user_id = $1 AND status = 'WAITING' RETURNING id`,
      [lineUserId, operatorId, at],
    );
    return rows[0]?.id ?? null;
  }

  /** @returns the id of the customer's waiting session, or null when there is none that needs it. */
  async openToAll(sql: Sql, lineUserId: string, at: Date): Promise<string | null> {
    const rows = await sql.query<{ id: string }>(
      `UPDATE sessions SET opened_to_all_at = $2
        WHERE line_user_id = $1 AND status = 'WAITING' AND skill_id IS NOT NULL AND opened_to_all_at IS NULL
        RETURNING id`,
      [lineUserId, at],
    );
    return rows[0]?.id ?? null;
  }

  async setOwner(sql: Sql, id: string, operatorId: string, at: Date): Promise<void> {
    await sql.query(
      `UPDATE sessions SET operator_id = $2, transfer_count = transfer_count + 1, last_activity_at = $3,
              warned_at = NULL, closes_at = NULL, ${notSnoozed('$3')} WHERE id = $1`,
      [id, operatorId, at],
    );
  }

  /**
   * Gives the session back to the queue. It keeps its place, because places go by `created_at`; whatever was found out
   * for its last wait is forgotten.
   * @param skillId null: the one it has
   */
  async putInQueue(sql: Sql, id: string, skillId: string | null, at: Date): Promise<void> {
    await sql.query(
      `UPDATE sessions SET status = 'WAITING', operator_id = NULL, skill_id = coalesce($2, skill_id),
              transfer_count = transfer_count + 1, last_activity_at = $3, warned_at = NULL, closes_at = NULL,
              wanted_operator_id = NULL, opened_to_all_at = NULL, told_position = NULL, told_position_at = NULL,
              ${notSnoozed('$3')}
        WHERE id = $1`,
      [id, skillId, at],
    );
  }

  async insertTransfer(
    sql: Sql,
    transfer: {
      sessionId: string;
      kind: 'OPERATOR' | 'SKILL' | 'QUEUE';
      fromOperatorId: string | null;
      toOperatorId: string | null;
      toSkillId: string | null;
      byOperatorId: string | null;
      reason: string | null;
      at: Date;
    },
  ): Promise<void> {
    await sql.query(
      `INSERT INTO session_transfers (session_id, kind, from_operator_id, to_operator_id, to_skill_id, by_operator_id,
                                      reason, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        transfer.sessionId,
        transfer.kind,
        transfer.fromOperatorId,
        transfer.toOperatorId,
        transfer.toSkillId,
        transfer.byOperatorId,
        transfer.reason,
        transfer.at,
      ],
    );
  }

  /** Locks the skill, so that nobody deletes it before the transaction that names it is over. */
  async findSkillForTransfer(sql: Sql, name: string): Promise<{ id: string; name: string } | null> {
    const rows = await sql.query<{ id: string; name: string }>(
      'SELECT id, name FROM skills WHERE lower(name) = lower($1) FOR KEY SHARE',
      [name],
    );
    return rows[0] ?? null;
  }

  async markWarned(sql: Sql, id: string, warnedAt: Date, closesAt: Date): Promise<void> {
    await sql.query('UPDATE sessions SET warned_at = $2, closes_at = $3 WHERE id = $1', [
      id,
      warnedAt,
      closesAt,
    ]);
  }

  /** @returns all that its times are made of. */
  async end(
    sql: Sql,
    id: string,
    status: SessionStatus,
    { closedBy, reason, at }: { closedBy: ClosedBy; reason: string | null; at: Date },
  ): Promise<EndedTimes> {
    const rows = await sql.query<Omit<EndedTimes, 'pauses'> & { pauses: { from: string; to: string }[] }>(
      `UPDATE sessions SET status = $2, closed_by = $3, close_reason = $4, closed_at = $5, last_activity_at = $5,
              ${notSnoozed('$5')}
        WHERE id = $1
        RETURNING status, trigger_kind AS "triggerKind", created_at AS "createdAt", claimed_at AS "claimedAt",
                  first_response_at AS "firstResponseAt", closed_at AS "closedAt",
                  (SELECT coalesce(json_agg(json_build_object('from', lower(span), 'to', upper(span))), '[]')
                     FROM unnest(pauses) span) AS pauses`,
      [id, status, closedBy, reason, at],
    );
    const [row] = rows;
    if (!row) throw new Error(`Session ${id} is gone`);
    return { ...row, pauses: row.pauses.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })) };
  }

  async saveOpenTimes(
    sql: Sql,
    id: string,
    { waitSeconds, firstResponseSeconds, resolutionSeconds }: OpenTimes,
  ): Promise<void> {
    await sql.query(
      `UPDATE sessions SET open_wait_seconds = $2, open_first_response_seconds = $3, open_resolution_seconds = $4
        WHERE id = $1`,
      [id, waitSeconds, firstResponseSeconds, resolutionSeconds],
    );
  }

  /**
   * Whatever was about to happen to it by itself does not happen meanwhile. What is put aside for longer has been aside
   * since it first was. @param until null: the customer writes
   */
  async snooze(sql: Sql, id: string, at: Date, until: Date | null): Promise<void> {
    await sql.query(
      `UPDATE sessions SET snoozed_at = coalesce(snoozed_at, $2), snoozed_until = $3, warned_at = NULL, closes_at = NULL WHERE id = $1`,
      [id, at, until],
    );
  }

  /** How long nobody writes is counted from now. */
  async wake(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.query(
      `UPDATE sessions SET ${notSnoozed('$2')}, woken_at = $2, last_activity_at = greatest(last_activity_at, $2)
        WHERE id = $1`,
      [id, at],
    );
  }

  /**
   * Notes that the customer wrote in the open session, which is not about to end, nor put aside, any more.
   * @returns it, whether it was about to end, and whether it was put aside; or null when there is none.
   */
  async recordActivity(
    sql: Sql,
    lineUserId: string,
    at: Date,
  ): Promise<{ session: Session; wasWarned: boolean; wasSnoozed: boolean } | null> {
    // Outside the WITH clause the table still reads as it was before the statement.
    const rows = await sql.prepared<SessionRow & { wasWarned: boolean; wasSnoozed: boolean }>(
      `WITH s AS (
         UPDATE sessions SET last_activity_at = greatest(last_activity_at, $2), warned_at = NULL, closes_at = NULL,
                ${notSnoozed('$2::timestamptz')}
          WHERE line_user_id = $1 AND status IN ('WAITING', 'ACTIVE')
          RETURNING *
       )
       SELECT ${sessionColumns}, b.warned_at IS NOT NULL AS "wasWarned", b.snoozed_at IS NOT NULL AS "wasSnoozed"
         FROM s JOIN sessions b ON b.id = s.id LEFT JOIN operators o ON o.id = s.operator_id`,
      [lineUserId, at],
    );
    const [row] = rows;
    return row
      ? { session: presentSession(row), wasWarned: row.wasWarned, wasSnoozed: row.wasSnoozed }
      : null;
  }

  /** The first answer of a person after the claim; later ones change nothing. Bot messages never count. */
  async recordResponse(sql: Sql, id: string, operatorId: string, at: Date): Promise<void> {
    await sql.prepared(
      `UPDATE sessions SET first_response_at = coalesce(first_response_at, $2),
              first_responder_id = CASE WHEN first_response_at IS NULL THEN $3 ELSE first_responder_id END,
              last_activity_at = greatest(last_activity_at, $2), warned_at = NULL, closes_at = NULL
        WHERE id = $1`,
      [id, at, operatorId],
    );
  }

  async countWaiting(sql: Sql): Promise<number> {
    const rows = await sql.prepared<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM sessions WHERE status = 'WAITING'`,
    );
    return rows[0]?.waiting ?? 0;
  }
}
