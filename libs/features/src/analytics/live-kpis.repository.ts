import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { sessionMeasures } from '../measures';

/** A share before it is one: so many of so many. */
export interface Part {
  readonly count: number;
  readonly of: number;
}

/** How it goes now, and how it went a day ago (of the last hour: the hour before). */
export interface PresentState {
  readonly waiting: number;
  readonly waitingSince: Date | null;
  readonly active: number;
  readonly operatorsOnline: number;
  readonly sessions: number;
  readonly sessionsBefore: number;
  readonly abandoned: number;
  readonly couldBeAbandoned: number;
  readonly abandonedBefore: number;
  readonly couldBeAbandonedBefore: number;
  readonly firstResponse: number | null;
  readonly firstResponses: number;
  readonly firstResponseBefore: number | null;
  readonly resolution: number | null;
  readonly resolutions: number;
  readonly resolutionBefore: number | null;
  readonly satisfied: number;
  readonly answers: number;
  readonly satisfiedBefore: number;
  readonly answersBefore: number;
  readonly breaches: number;
  readonly breachesBefore: number;
}

const { cameBackWith, couldBeAbandoned, isAbandoned, isClosed, isSatisfied } = sessionMeasures;
const { firstResponse, resolution } = sessionMeasures.timesOf('clock');

/** `$1` is now, `$2` the account's time zone. */
const now = `$1::timestamptz`;
/** In hours, because days are as long as the time zone of the database connection says. */
const hoursAgo = (hours: number) => `${now} - interval '${hours} hours'`;
const todayBegan = `date_trunc('day', ${now} AT TIME ZONE $2) AT TIME ZONE $2`;
const yesterdayBegan = `(date_trunc('day', ${now} AT TIME ZONE $2) - interval '1 day') AT TIME ZONE $2`;
const aDayAgo = `(${now} AT TIME ZONE $2 - interval '1 day') AT TIME ZONE $2`;

/** Today is all of it so far; of yesterday as much as had passed by this time. */
const isToday = (column: string) => `${column} >= ${todayBegan}`;
const isYesterday = (column: string) => `(${column} < ${todayBegan} AND ${column} <= ${aDayAgo})`;

/** How it goes now. Everything is found by an index: what is open, and what happened lately. */
@Injectable()
export class LiveKpisRepository {
  async readPresent(sql: Sql, at: Date, timeZone: string): Promise<PresentState> {
    const [row] = await sql.query<PresentState & Record<string, unknown>>(presentStatement, [at, timeZone]);
    if (!row) throw new Error('An aggregate without a row');
    return row;
  }

  /** First-contact resolution of the seven days that ended 24 hours before, and of those a day earlier. */
  async readFirstContact(sql: Sql, at: Date): Promise<{ current: Part; before: Part }> {
    const [row] = await sql.query<{ current: Part; before: Part }>(
      `SELECT json_build_object('count', count(*) FILTER (WHERE is_current AND NOT is_back),
                                'of', count(*) FILTER (WHERE is_current)) AS current,
              json_build_object('count', count(*) FILTER (WHERE is_before AND NOT is_back),
                                'of', count(*) FILTER (WHERE is_before)) AS before
         FROM (SELECT s.id, s.closed_at > ${hoursAgo(8 * 24)} AS is_current,
                      s.closed_at <= ${hoursAgo(2 * 24)} AS is_before, bool_or(n.id IS NOT NULL) AS is_back
                 FROM sessions s LEFT JOIN (${later}) n ON ${cameBackWith('n')}
                WHERE s.closed_at > ${hoursAgo(9 * 24)} AND s.closed_at <= ${hoursAgo(24)}
                  AND ${isClosed}
                GROUP BY s.id, s.closed_at) ended`,
      [at],
    );
    if (!row) throw new Error('An aggregate without a row');
    return row;
  }
}

/** Only what began since can follow a session that ended since; a few days are joined at once instead of one by one. */
const later = `SELECT id, line_user_id, created_at FROM sessions WHERE created_at > ${hoursAgo(9 * 24)}`;

const presentStatement = `
  SELECT queue.waiting, queue."waitingSince", held.active, present."operatorsOnline", begun.*, answered.*, ended.*, rated.*,
         broken.*
    FROM (SELECT count(*)::int AS waiting, min(created_at) AS "waitingSince" FROM sessions WHERE status = 'WAITING') queue
   CROSS JOIN (SELECT count(*)::int AS active FROM sessions WHERE status = 'ACTIVE' AND snoozed_at IS NULL) held
   CROSS JOIN (SELECT count(*)::int AS "operatorsOnline" FROM operator_availability WHERE status = 'online') present
   CROSS JOIN (
     SELECT count(*) FILTER (WHERE ${isToday('s.created_at')})::int AS sessions,
            count(*) FILTER (WHERE ${isToday('s.created_at')} AND ${isAbandoned})::int AS abandoned,
            count(*) FILTER (WHERE ${isToday('s.created_at')} AND ${couldBeAbandoned})::int AS "couldBeAbandoned",
            count(*) FILTER (WHERE ${isYesterday('s.created_at')})::int AS "sessionsBefore",
            count(*) FILTER (WHERE ${isYesterday('s.created_at')} AND ${isAbandoned})::int AS "abandonedBefore",
            count(*) FILTER (WHERE ${isYesterday('s.created_at')} AND ${couldBeAbandoned})::int AS "couldBeAbandonedBefore"
       FROM sessions s WHERE s.created_at >= ${yesterdayBegan}) begun
   CROSS JOIN (
     SELECT avg(${firstResponse}) FILTER (WHERE s.first_response_at > ${hoursAgo(1)})::float8 AS "firstResponse",
            count(${firstResponse}) FILTER (WHERE s.first_response_at > ${hoursAgo(1)})::int AS "firstResponses",
            avg(${firstResponse}) FILTER (WHERE s.first_response_at <= ${hoursAgo(1)})::float8
              AS "firstResponseBefore"
       FROM sessions s WHERE s.first_response_at > ${hoursAgo(2)}) answered
   CROSS JOIN (
     SELECT avg(${resolution}) FILTER (WHERE ${isToday('s.closed_at')})::float8 AS resolution,
            count(${resolution}) FILTER (WHERE ${isToday('s.closed_at')})::int AS resolutions,
            avg(${resolution}) FILTER (WHERE ${isYesterday('s.closed_at')})::float8 AS "resolutionBefore"
       FROM sessions s WHERE s.closed_at >= ${yesterdayBegan}) ended
   CROSS JOIN (
     SELECT count(*) FILTER (WHERE v.answered_at > ${hoursAgo(7 * 24)})::int AS answers,
            count(*) FILTER (WHERE v.answered_at > ${hoursAgo(7 * 24)} AND ${isSatisfied})::int AS satisfied,
            count(*) FILTER (WHERE v.answered_at <= ${hoursAgo(24)})::int AS "answersBefore",
            count(*) FILTER (WHERE v.answered_at <= ${hoursAgo(24)} AND ${isSatisfied})::int AS "satisfiedBefore"
       FROM csat_surveys v WHERE v.answered_at > ${hoursAgo(8 * 24)}) rated
   CROSS JOIN (
     SELECT count(*) FILTER (WHERE ${isToday('b.due_at')})::int AS breaches,
            count(*) FILTER (WHERE ${isYesterday('b.due_at')})::int AS "breachesBefore"
       FROM sla_breaches b WHERE b.due_at >= ${yesterdayBegan}) broken`;
