import type { Session } from '@jsk/contracts/sessions';
import type { ClosedBy, SessionStatus } from '@jsk/contracts/sessions';

/** A session as `sessionColumns` selects it. */
export interface SessionRow {
  readonly sessionId: string;
  readonly lineUserId: string;
  readonly status: SessionStatus;
  readonly operatorId: string | null;
  readonly operatorName: string | null;
  readonly skill: string | null;
  readonly warnedAt: Date | null;
  readonly closesAt: Date | null;
  readonly snoozedAt: Date | null;
  readonly snoozedUntil: Date | null;
  readonly snoozedSeconds: number;
  readonly triggerKind: Session['trigger']['kind'];
  readonly triggerKeyword: string | null;
  readonly sessionCreatedAt: Date;
  readonly claimedAt: Date | null;
  readonly firstResponseAt: Date | null;
  readonly lastActivityAt: Date;
  readonly closedAt: Date | null;
  readonly closedBy: ClosedBy | null;
  readonly closeReason: string | null;
  readonly transferCount: number;
}

/** Columns of `sessions s LEFT JOIN operators o`, under the names of `SessionRow`. */
export const sessionColumns = `s.id AS "sessionId", s.line_user_id AS "lineUserId", s.status,
  s.operator_id AS "operatorId", o.display_name AS "operatorName",
  (SELECT k.name FROM skills k WHERE k.id = s.skill_id) AS skill,
  s.warned_at AS "warnedAt", s.closes_at AS "closesAt",
  s.snoozed_at AS "snoozedAt", s.snoozed_until AS "snoozedUntil",
  floor(seconds_in(s.pauses))::integer AS "snoozedSeconds",
  s.trigger_kind AS "triggerKind", s.trigger_keyword AS "triggerKeyword", s.created_at AS "sessionCreatedAt",
  s.claimed_at AS "claimedAt", s.first_response_at AS "firstResponseAt", s.last_activity_at AS "lastActivityAt",
  s.closed_at AS "closedAt", s.closed_by AS "closedBy", s.close_reason AS "closeReason",
  s.transfer_count AS "transferCount"`;

export function presentSession(row: SessionRow): Session {
  return {
    id: row.sessionId,
    lineUserId: row.lineUserId,
    status: row.status,
    operator: row.operatorId ? { id: row.operatorId, name: row.operatorName ?? '' } : null,
    skill: row.skill,
    warnedAt: row.warnedAt?.toISOString() ?? null,
    closesAt: row.closesAt?.toISOString() ?? null,
    snoozedAt: row.snoozedAt?.toISOString() ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    snoozedSeconds: row.snoozedSeconds,
    trigger: { kind: row.triggerKind, keyword: row.triggerKeyword },
    createdAt: row.sessionCreatedAt.toISOString(),
    claimedAt: row.claimedAt?.toISOString() ?? null,
    firstResponseAt: row.firstResponseAt?.toISOString() ?? null,
    lastActivityAt: row.lastActivityAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    closedBy: row.closedBy,
    closeReason: row.closeReason,
    transferCount: row.transferCount,
  };
}
