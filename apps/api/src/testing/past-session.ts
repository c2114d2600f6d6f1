import { createCustomer } from '@jsk/testing/factories';
import type { TestRows } from '@jsk/testing/test-rows';

/** A session as history has it; times are in seconds after it began. */
export interface PastSession {
  readonly beganAt: Date;
  readonly lineUserId?: string;
  readonly operatorId?: string;
  /** Who wrote the first answer, if somebody else has it by now. */
  readonly firstResponderId?: string;
  readonly claimedAfter?: number;
  readonly answeredAfter?: number;
  readonly endedAfter?: number;
  readonly isAbandoned?: boolean;
  readonly isSnoozed?: boolean;
  /** An operator unless told. */
  readonly closedBy?: 'OPERATOR' | 'USER' | 'SYSTEM';
  readonly trigger?: 'KEYWORD' | 'POSTBACK' | 'OPERATOR';
  readonly keyword?: string;
  readonly transfers?: number;
  /** By the hours in which the shop was open. */
  readonly openSeconds?: Readonly<Record<'wait' | 'firstResponse' | 'resolution', number>>;
  /** Answered a minute after the end; null: a survey that was not answered. */
  readonly score?: number | null;
}

/** @returns the session's id. */
export async function createPastSession(rows: TestRows, past: PastSession): Promise<string> {
  const { beganAt, claimedAfter, answeredAfter, endedAfter, trigger = 'POSTBACK', score } = past;
  const lineUserId = past.lineUserId ?? (await createCustomer(rows));
  const after = (seconds: number | undefined) =>
    seconds === undefined ? null : new Date(beganAt.getTime() + seconds * 1000);
  const openStatus = claimedAfter === undefined ? 'WAITING' : 'ACTIVE';
  const overStatus = past.isAbandoned ? 'ABANDONED' : 'CLOSED';
  const answerer = past.firstResponderId ?? past.operatorId;
  const [row] = await rows.select<{ id: string }>(
    `INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, created_at, last_activity_at, claimed_at,
                           first_response_at, first_responder_id, closed_at, closed_by, snoozed_at, snoozed_until,
                           trigger_keyword, transfer_count, open_wait_seconds, open_first_response_seconds,
                           open_resolution_seconds)
     VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11, $11::timestamptz + interval '1 hour', $12, $13, $14, $15, $16)
     RETURNING id`,
    [
      lineUserId,
      endedAfter === undefined ? openStatus : overStatus,
      past.operatorId ?? null,
      trigger,
      beganAt,
      after(claimedAfter),
      after(answeredAfter),
      answeredAfter === undefined ? null : answerer,
      after(endedAfter),
      endedAfter === undefined ? null : (past.closedBy ?? 'OPERATOR'),
      past.isSnoozed ? beganAt : null,
      past.keyword ?? null,
      past.transfers ?? 0,
      past.openSeconds?.wait ?? null,
      past.openSeconds?.firstResponse ?? null,
      past.openSeconds?.resolution ?? null,
    ],
  );
  const id = row?.id ?? '';
  if (score !== undefined && endedAfter !== undefined) {
    await rows.select(
      `INSERT INTO csat_surveys (session_id, line_user_id, due_at, sent_at, score, answered_at)
       VALUES ($1, $2, $3, $3, $4, $5)`,
      [id, lineUserId, after(endedAfter), score, score === null ? null : after(endedAfter + 60)],
    );
  }
  return id;
}
