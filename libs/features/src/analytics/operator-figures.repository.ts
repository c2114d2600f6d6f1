import type { MeasuredBy, Period } from '@jsk/contracts/periods';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { sessionMeasures } from '../measures';
import { isOnDay, onLiveDays, type ReportedDays } from './dashboard-days';

interface OperatorFiguresAsked {
  readonly period: Period;
  /** Those of the period. */
  readonly days: ReportedDays;
  readonly measuredBy: MeasuredBy;
  readonly now: Date;
  /** Only this one; everybody who had a session or was there unless told. */
  readonly operatorId?: string;
}

type DurationColumns<Name extends string> = Readonly<
  Record<`${Name}Count`, number> &
    Record<`${Name}Average`, number | null> &
    /** The 50th, 90th and 99th. */
    Record<`${Name}Percentiles`, readonly [number, number, number] | null>
>;

export type OperatorFiguresRow = {
  readonly operatorId: string;
  readonly name: string;
  readonly sessions: number;
  readonly closed: number;
  readonly answers: number;
  readonly scores: number;
  readonly satisfied: number;
  readonly cameBack: number;
  readonly stayedAway: number;
  readonly transfersOut: number;
  readonly slaBreaches: number;
  readonly onlineSeconds: number;
  readonly awaySeconds: number;
} & DurationColumns<'firstResponse'> &
  DurationColumns<'resolution'>;

export interface OperatorDayRow {
  readonly date: string;
  readonly sessions: number;
  readonly onlineSeconds: number;
  readonly awaySeconds: number;
  readonly firstOnlineAt: Date | null;
  readonly lastOnlineAt: Date | null;
}

const m = sessionMeasures;

const countIf = (condition: string) => `count(*) FILTER (WHERE ${condition})`;

/**
 * What operators did with the sessions of a period. Each is one statement, whatever the number of days and sessions: the
 * days that are stored are read from the materialised views, the others counted from the rows (ADR 16).
 */
@Injectable()
export class OperatorFiguresRepository {
  /** @returns those who had a session or were there, by sessions, most first; of one who is asked for, always their own. */
  list(sql: Sql, asked: OperatorFiguresAsked): Promise<OperatorFiguresRow[]> {
    const { period, days, measuredBy, now, operatorId } = asked;
    return sql.query(figuresStatement(measuredBy, operatorId !== undefined), [
      days.live,
      days.timeZone,
      days.stored,
      now,
      period.startDate,
      period.endDate,
      ...(operatorId === undefined ? [] : [operatorId]),
    ]);
  }

  /** @returns every day of the period, oldest first. */
  listDays(
    sql: Sql,
    { period, days, operatorId }: Pick<OperatorFiguresAsked, 'period' | 'days'> & { operatorId: string },
  ): Promise<OperatorDayRow[]> {
    return sql.query(
      `WITH present AS (${presenceByDay({ startDate: '$4', endDate: '$5' }, 'p.operator_id = $6')}),
       had AS (
         SELECT v.day, v.sessions FROM daily_operator_statistics v WHERE v.day = ANY ($3::date[]) AND v.operator_id = $6
         UNION ALL
         SELECT d.day, count(*) FROM ${onLiveDays('sessions', 's', 's.operator_id = $6')}
          GROUP BY d.day
       )
       SELECT to_char(d.day, 'YYYY-MM-DD') AS date, coalesce(had.sessions, 0)::int AS sessions,
              coalesce(present.online, 0)::int AS "onlineSeconds", coalesce(present.away, 0)::int AS "awaySeconds",
              present.first_online AS "firstOnlineAt", present.last_online AS "lastOnlineAt"
         FROM unnest($1::date[] || $3::date[]) AS d (day)
         LEFT JOIN had ON had.day = d.day
         LEFT JOIN present ON present.day = d.day
        ORDER BY d.day`,
      [days.live, days.timeZone, days.stored, period.startDate, period.endDate, operatorId],
    );
  }
}

/**
 * How long operators were there on each day of the period, cut where days begin in the account's time zone (`$2`). Whole
 * seconds per day, so that the days add up to the period.
 */
function presenceByDay({ startDate, endDate }: Period, isAskedFor: string): string {
  const seconds = (status: string) =>
    `coalesce(floor(extract(epoch FROM sum(piece.until - piece.since) FILTER (WHERE piece.status = '${status}'))), 0)`;
  return `
    SELECT piece.operator_id, piece.day, ${seconds('online')} AS online, ${seconds('away')} AS away,
           min(piece.since) FILTER (WHERE piece.status = 'online') AS first_online,
           max(piece.until) FILTER (WHERE piece.status = 'online') AS last_online
      FROM (SELECT p.operator_id, p.status, touched.day,
                   greatest(p.started_at, touched.day::timestamp AT TIME ZONE $2) AS since,
                   least(p.ended_at, (touched.day + 1)::timestamp AT TIME ZONE $2) AS until
              FROM operator_presence p
             CROSS JOIN LATERAL (
               SELECT day::date FROM generate_series(
                 greatest(${startDate}::date, (p.started_at AT TIME ZONE $2)::date - 1)::timestamp,
                 least(${endDate}::date, (p.ended_at AT TIME ZONE $2)::date)::timestamp, interval '1 day') AS day
             ) touched
             WHERE p.ended_at > (${startDate}::date)::timestamp AT TIME ZONE $2
               AND p.started_at < (${endDate}::date + 1)::timestamp AT TIME ZONE $2 AND ${isAskedFor}) piece
     WHERE piece.until > piece.since
     GROUP BY piece.operator_id, piece.day`;
}

/**
 * `$1` the days to count, `$2` the time zone, `$3` the days that are stored, `$4` now, `$5` and `$6` the dates of the period.
 * @param isOfOne `$7` is the operator; everybody else is left out.
 */
function figuresStatement(measuredBy: MeasuredBy, isOfOne: boolean): string {
  const only = (column: string) => (isOfOne ? `${column} = $7` : `${column} IS NOT NULL`);
  return `WITH counted AS (
      SELECT operator_id, sum(sessions)::int AS sessions, sum(closed)::int AS closed, sum(came_back)::int AS "cameBack",
             sum(stayed_away)::int AS "stayedAway", sum(answers)::int AS answers, sum(scores)::int AS scores,
             sum(satisfied)::int AS satisfied, sum(transfers_out)::int AS "transfersOut"
        FROM (${countsByDay(only)}) days GROUP BY operator_id
    ), durations AS (
      SELECT operator_id, time, count(*)::int AS count, avg(seconds)::float8 AS average,
             percentile_disc(ARRAY[0.5, 0.9, 0.99]) WITHIN GROUP (ORDER BY seconds) AS percentiles
        FROM (${durationsByDay(measuredBy, only)}) days GROUP BY operator_id, time
    ), broken AS (
      SELECT b.operator_id, count(*)::int AS breaches
        FROM unnest($1::date[] || $3::date[]) AS d (day) JOIN sla_breaches b ON ${isOnDay('b.began_at')}
       WHERE ${only('b.operator_id')} GROUP BY b.operator_id
    ), present AS (
      SELECT operator_id, sum(online)::int AS online, sum(away)::int AS away
        FROM (${presenceByDay({ startDate: '$5', endDate: '$6' }, only('p.operator_id'))}) days GROUP BY operator_id
    )
    SELECT o.id AS "operatorId", o.display_name AS name,
           coalesce(c.sessions, 0) AS sessions, coalesce(c.closed, 0) AS closed,
           coalesce(first.count, 0) AS "firstResponseCount", first.average AS "firstResponseAverage",
           first.percentiles AS "firstResponsePercentiles",
           coalesce(resolved.count, 0) AS "resolutionCount", resolved.average AS "resolutionAverage",
           resolved.percentiles AS "resolutionPercentiles",
           coalesce(c.answers, 0) AS answers, coalesce(c.scores, 0) AS scores, coalesce(c.satisfied, 0) AS satisfied,
           coalesce(c."cameBack", 0) AS "cameBack", coalesce(c."stayedAway", 0) AS "stayedAway",
           coalesce(c."transfersOut", 0) AS "transfersOut", coalesce(broken.breaches, 0) AS "slaBreaches",
           coalesce(present.online, 0) AS "onlineSeconds", coalesce(present.away, 0) AS "awaySeconds"
      FROM operators o
      LEFT JOIN counted c ON c.operator_id = o.id
      LEFT JOIN durations first ON first.operator_id = o.id AND first.time = 'firstResponse'
      LEFT JOIN durations resolved ON resolved.operator_id = o.id AND resolved.time = 'resolution'
      LEFT JOIN broken ON broken.operator_id = o.id
      LEFT JOIN present ON present.operator_id = o.id
     WHERE ${isOfOne ? 'o.id = $7' : 'coalesce(c.operator_id, first.operator_id, present.operator_id) IS NOT NULL'}
     ORDER BY sessions DESC, o.display_name, o.id`;
}

/**
 * Surveys are looked up one by one (`OFFSET 0`): how many sessions the days have is misjudged, and all surveys would be
 * read for those of one day.
 */
function countsByDay(only: (column: string) => string): string {
  return `
    SELECT v.operator_id, v.sessions, v.closed, v.came_back, v.stayed_away, v.answers, v.scores, v.satisfied, v.transfers_out
      FROM daily_operator_statistics v WHERE v.day = ANY ($3::date[]) AND ${only('v.operator_id')}
    UNION ALL
    SELECT s.operator_id, count(*), ${countIf(m.isClosed)}, ${countIf(m.cameBack)}, ${countIf(m.stayedAway('$4'))},
           ${countIf(m.isAnswered)}, coalesce(sum(v.score), 0), ${countIf(m.isSatisfied)}, 0
      FROM ${onLiveDays('sessions', 's', 'true')}
      LEFT JOIN LATERAL (SELECT score FROM csat_surveys WHERE session_id = s.id OFFSET 0) v ON true
     WHERE ${only('s.operator_id')} GROUP BY s.operator_id
    UNION ALL
    SELECT t.from_operator_id, 0, 0, 0, 0, 0, 0, 0, count(*)
      FROM ${onLiveDays('sessions', 's', 'true')} JOIN session_transfers t ON t.session_id = s.id
     WHERE ${only('t.from_operator_id')} GROUP BY t.from_operator_id`;
}

/** Lists of durations that are sorted already; in the order of who and what, so that nothing long is sorted again. */
function durationsByDay(measuredBy: MeasuredBy, only: (column: string) => string): string {
  const { firstResponse, resolution } = m.timesOf(measuredBy);
  return `
    SELECT operator_id, time, unnest(durations) AS seconds
      FROM (SELECT v.operator_id, v.time, v.seconds AS durations FROM daily_operator_durations v
             WHERE v.day = ANY ($3::date[]) AND v.measured_by = '${measuredBy}' AND ${only('v.operator_id')}
            UNION ALL
            SELECT t.operator_id, t.time, array_agg(t.seconds)
              FROM ${onLiveDays('sessions', 's', 'true')}
             CROSS JOIN LATERAL (VALUES (s.first_responder_id, 'firstResponse', ${firstResponse}),
                                        (s.operator_id, 'resolution', ${resolution})) AS t (operator_id, time, seconds)
             WHERE t.seconds IS NOT NULL AND ${only('t.operator_id')} GROUP BY t.operator_id, t.time) lists
     ORDER BY operator_id, time`;
}
