import type { SlaAlert, SlaBreach, SlaKind, SlaRules } from '@jsk/contracts/sla';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { type ReportPeriod, sessionMeasures } from '../measures';
import { promises } from './promises';

/** Something about a promise that operators have to know, as the database tells it. */
export type PromiseNewsRow = Omit<SlaAlert, 'dueAt' | 'operator' | 'state'> & {
  readonly dueAt: Date;
  readonly operatorId: string | null;
  readonly operatorName: string | null;
};

/** A session of which there is something to tell, at that moment. */
export interface ComingMoment {
  readonly sessionId: string;
  readonly lineUserId: string;
  readonly at: Date;
}

export interface BreachesQuery {
  readonly period: ReportPeriod;
  readonly kind: SlaKind | null;
  readonly operatorId: string | null;
  readonly before: { readonly key: string; readonly id: string } | null;
  readonly limit: number;
}

export type BreachRow = Omit<SlaBreach, 'dueAt' | 'operator'> & {
  readonly id: string;
  readonly dueAt: Date;
  readonly operatorId: string | null;
  readonly operatorName: string | null;
};

const newsColumns = `x.session_id AS "sessionId", s.line_user_id AS "lineUserId", c.display_name AS "displayName", x.kind,
       x.threshold_seconds AS "thresholdSeconds", x.due_at AS "dueAt", o.id AS "operatorId", o.display_name AS "operatorName"`;

const withNames = `JOIN sessions s ON s.id = x.session_id JOIN customers c ON c.line_user_id = s.line_user_id
       LEFT JOIN operators o ON o.id = x.operator_id`;

/** The number is by the clock and as the figures have it; what was never kept took until the end. */
const tookSeconds = `CASE b.kind
         WHEN 'queue_wait' THEN seconds_between(s.created_at, coalesce(s.claimed_at, s.closed_at))
         WHEN 'first_response' THEN seconds_between(s.claimed_at, coalesce(s.first_response_at, s.closed_at))
         ELSE seconds_between(s.created_at, s.closed_at, s.pauses) END`;

@Injectable()
export class SlaBreachesRepository {
  /** Of open sessions: everything that was not told yet and has to be told until that moment, soonest first. */
  listComing(sql: Sql, rules: SlaRules, until: Date): Promise<ComingMoment[]> {
    return sql.query<ComingMoment & Record<string, unknown>>(
      `SELECT p.session_id AS "sessionId", p.line_user_id AS "lineUserId", m.at
         FROM (${promises} AND s.status IN ('WAITING', 'ACTIVE')) p
        CROSS JOIN LATERAL (VALUES (p.near_at, true), (p.due_at, false)) m (at, is_near)
        WHERE p.kept_at IS NULL AND m.at <= $5
          AND NOT EXISTS (SELECT FROM sla_breaches b WHERE b.session_id = p.session_id AND b.kind = p.kind)
          AND NOT (m.is_near AND EXISTS (SELECT FROM sla_near_alerts n
                                          WHERE n.session_id = p.session_id AND n.kind = p.kind))
        ORDER BY m.at, p.session_id`,
      [...thresholdsOf(rules), until],
    );
  }

  /**
   * Stores what is broken by now and not stored yet. The caller's transaction holds the customer's lock, so that nobody
   * claims, answers or closes meanwhile with an earlier time.
   * @param operatorId who had the session until now
   */
  storeBroken(
    sql: Sql,
    rules: SlaRules,
    { sessionId, operatorId, now }: { sessionId: string; operatorId: string | null; now: Date },
  ): Promise<(PromiseNewsRow & { readonly breachId: string })[]> {
    return sql.query<PromiseNewsRow & { breachId: string } & Record<string, unknown>>(
      `WITH x AS (
         INSERT INTO sla_breaches (session_id, kind, threshold_seconds, due_at, operator_id, began_at)
         SELECT p.session_id, p.kind, p.threshold_seconds, p.due_at,
                CASE WHEN p.kind <> 'queue_wait' THEN $6::bigint END, p.began_at
           FROM (${promises} AND s.id = $5) p
          WHERE coalesce(p.kept_at, $7::timestamptz) >= p.due_at
         ON CONFLICT (session_id, kind) DO NOTHING
         RETURNING *
       )
       SELECT x.id AS "breachId", ${newsColumns} FROM x ${withNames} ORDER BY x.due_at`,
      [...thresholdsOf(rules), sessionId, operatorId, now],
    );
  }

  /** Notes what is about to be broken and was not told yet; the caller's transaction holds the customer's lock. */
  noteNear(sql: Sql, rules: SlaRules, sessionId: string, now: Date): Promise<PromiseNewsRow[]> {
    return sql.query<PromiseNewsRow & Record<string, unknown>>(
      `WITH near AS (
         SELECT * FROM (${promises} AND s.id = $5) p
          WHERE p.kept_at IS NULL AND p.near_at <= $6 AND p.due_at > $6
            AND NOT EXISTS (SELECT FROM sla_breaches b WHERE b.session_id = p.session_id AND b.kind = p.kind)
       ), told AS (
         INSERT INTO sla_near_alerts (session_id, kind) SELECT session_id, kind FROM near
         ON CONFLICT (session_id, kind) DO NOTHING
         RETURNING kind
       )
       SELECT ${newsColumns} FROM near x JOIN told ON told.kind = x.kind ${withNames} ORDER BY x.due_at`,
      [...thresholdsOf(rules), sessionId, now],
    );
  }

  /** Those of the sessions that began in the period, newest first. */
  list(sql: Sql, { period, kind, operatorId, before, limit }: BreachesQuery): Promise<BreachRow[]> {
    return sql.query<BreachRow & Record<string, unknown>>(
      `SELECT b.id, b.session_id AS "sessionId", s.line_user_id AS "lineUserId", c.display_name AS "displayName", b.kind,
              b.threshold_seconds AS "thresholdSeconds", b.due_at AS "dueAt", o.id AS "operatorId",
              o.display_name AS "operatorName", ${tookSeconds} AS "tookSeconds"
         FROM sla_breaches b
         JOIN sessions s ON s.id = b.session_id
         JOIN customers c ON c.line_user_id = s.line_user_id
         LEFT JOIN operators o ON o.id = b.operator_id
        WHERE ${beganWithin} AND ($4::bigint IS NULL OR b.operator_id = $4) AND ($5::text IS NULL OR b.kind = $5)
          AND ($6::timestamptz IS NULL OR (b.due_at, b.id) < ($6, $7::bigint))
        ORDER BY b.due_at DESC, b.id DESC LIMIT $8`,
      [...datesOf(period), operatorId, kind, before?.key ?? null, before?.id ?? null, limit],
    );
  }

  async count(
    sql: Sql,
    { period, operatorId }: Pick<BreachesQuery, 'period' | 'operatorId'>,
  ): Promise<Record<SlaKind, number>> {
    const rows = await sql.query<{ kind: SlaKind; count: number }>(
      `SELECT b.kind, count(*)::int AS count FROM sla_breaches b
        WHERE ${beganWithin} AND ($4::bigint IS NULL OR b.operator_id = $4) GROUP BY b.kind`,
      [...datesOf(period), operatorId],
    );
    const counted = Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
    return { queue_wait: 0, first_response: 0, resolution: 0, ...counted };
  }

  /** @returns those of the given ones that still go on, oldest first. */
  listRunning(sql: Sql, ids: readonly string[]): Promise<PromiseNewsRow[]> {
    return sql.query<PromiseNewsRow & Record<string, unknown>>(
      `SELECT ${newsColumns} FROM sla_breaches x ${withNames}
        WHERE x.id = ANY($1::bigint[]) AND s.status IN ('WAITING', 'ACTIVE')
          AND CASE x.kind WHEN 'queue_wait' THEN s.claimed_at IS NULL
                          WHEN 'first_response' THEN s.first_response_at IS NULL ELSE true END
        ORDER BY x.due_at, x.id`,
      [ids],
    );
  }
}

const beganWithin = sessionMeasures.isWithin('b.began_at', {
  startDate: '$1',
  endDate: '$2',
  timeZone: '$3',
});

function datesOf({ startDate, endDate, timeZone }: ReportPeriod): unknown[] {
  return [startDate, endDate, timeZone];
}

function thresholdsOf(rules: SlaRules): unknown[] {
  return [rules.queueWaitSeconds, rules.firstResponseSeconds, rules.resolutionSeconds, rules.nearPercent];
}
