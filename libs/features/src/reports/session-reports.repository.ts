import { type ReportedSession, type SessionsSummary } from '@jsk/contracts/reports';
import type { SessionStatus } from '@jsk/contracts/sessions';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { sessionMeasures } from '../measures';
import { conditionsOf, type SessionFilter } from './session-filter';

const { wait, firstResponse, resolution } = sessionMeasures.timesOf('clock');

const fromSessions = 'FROM sessions s LEFT JOIN csat_surveys v ON v.session_id = s.id';

/** A moment as programs read it, with the milliseconds that JSON has. */
const isoTime = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Where a page ended; the time as PostgreSQL writes it, to the microsecond. */
export interface Place {
  readonly createdAt: string;
  readonly id: string;
}

export interface ReportedSessionRow extends Omit<
  ReportedSession,
  'operator' | 'trigger' | 'createdAt' | 'claimedAt' | 'firstResponseAt' | 'closedAt'
> {
  readonly operatorId: string | null;
  readonly operatorName: string | null;
  readonly triggerKind: ReportedSession['trigger']['kind'];
  readonly triggerKeyword: string | null;
  readonly createdAt: Date;
  readonly claimedAt: Date | null;
  readonly firstResponseAt: Date | null;
  readonly closedAt: Date | null;
  readonly place: string;
}

export interface SummaryRow extends Omit<SessionsSummary, 'period' | 'byStatus' | 'responseRate'> {
  readonly byStatus: Partial<Record<SessionStatus, number>>;
}

@Injectable()
export class SessionReportsRepository {
  /**
   * Some rows of the file, oldest first, ready to be written: PostgreSQL makes the text of a whole page, so that a million
   * rows are no million objects. No column can hold what has to be quoted or what a spreadsheet takes for a formula.
   * @returns null when there are no more.
   */
  async writeLines(
    sql: Sql,
    filter: SessionFilter,
    after: Place | null,
    limit: number,
  ): Promise<{ lines: string; last: Place } | null> {
    const conditions = conditionsOf(filter);
    if (after) {
      const place = `${conditions.value(after.createdAt)}::timestamptz, ${conditions.value(after.id)}::bigint`;
      conditions.add(`(s.created_at, s.id) > (${place})`);
    }
    const rows = await sql.query<{ lines: string | null } & Place>(
      `WITH page AS (
         SELECT s.*, v.score ${fromSessions} WHERE ${conditions.toString()}
          ORDER BY s.created_at, s.id LIMIT ${conditions.value(limit)}
       )
       SELECT string_agg(format(E'%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\\r\\n', s.id, s.line_user_id, s.status, s.operator_id,
                ${isoTime('s.created_at')}, ${isoTime('s.claimed_at')}, ${isoTime('s.first_response_at')},
                ${isoTime('s.closed_at')}, ${wait}, ${firstResponse}, ${resolution}, s.score, s.transfer_count),
                '' ORDER BY s.created_at, s.id) AS lines,
              max(s.created_at)::text AS "createdAt",
              (array_agg(s.id ORDER BY s.created_at, s.id))[count(*)] AS id
         FROM page s`,
      conditions.values,
    );
    const [row] = rows;
    return row?.lines ? { lines: row.lines, last: { createdAt: row.createdAt, id: row.id } } : null;
  }

  async summarise(sql: Sql, filter: SessionFilter): Promise<SummaryRow> {
    const conditions = conditionsOf(filter);
    const rows = await sql.query<SummaryRow>(
      `WITH chosen AS (SELECT s.*, v.sent_at, v.score ${fromSessions} WHERE ${conditions.toString()})
       SELECT count(*)::int AS sessions,
              (SELECT coalesce(json_object_agg(status, sessions), '{}')
                 FROM (SELECT status, count(*)::int AS sessions FROM chosen GROUP BY status) counted) AS "byStatus",
              avg(${wait})::float AS "averageWaitSeconds",
              avg(${firstResponse})::float AS "averageFirstResponseSeconds",
              avg(${resolution})::float AS "averageResolutionSeconds",
              avg(s.score)::float AS "averageScore",
              count(s.sent_at)::int AS "surveysSent",
              count(s.score)::int AS "surveysAnswered"
         FROM chosen s`,
      conditions.values,
    );
    return rows[0] as SummaryRow;
  }

  /** Newest first. */
  async list(
    sql: Sql,
    filter: SessionFilter,
    before: Place | null,
    limit: number,
  ): Promise<ReportedSessionRow[]> {
    const conditions = conditionsOf(filter);
    if (before) {
      const place = `${conditions.value(before.createdAt)}::timestamptz, ${conditions.value(before.id)}::bigint`;
      conditions.add(`(s.created_at, s.id) < (${place})`);
    }
    return sql.query<ReportedSessionRow>(
      `SELECT s.id AS "sessionId", s.line_user_id AS "lineUserId", c.display_name AS "displayName", s.status,
              s.operator_id AS "operatorId", o.display_name AS "operatorName", s.trigger_kind AS "triggerKind",
              s.trigger_keyword AS "triggerKeyword", s.created_at AS "createdAt", s.claimed_at AS "claimedAt",
              s.first_response_at AS "firstResponseAt", s.closed_at AS "closedAt", ${wait} AS "waitSeconds",
              ${firstResponse} AS "firstResponseSeconds", ${resolution} AS "resolutionSeconds", v.score,
              s.transfer_count AS "transferCount", ${isoMicroseconds('s.created_at')} AS place
         ${fromSessions} JOIN customers c ON c.line_user_id = s.line_user_id LEFT JOIN operators o ON o.id = s.operator_id
        WHERE ${conditions.toString()} ORDER BY s.created_at DESC, s.id DESC LIMIT ${conditions.value(limit)}`,
      conditions.values,
    );
  }
}

function isoMicroseconds(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
