import type { MeasuredBy, Period } from '@jsk/contracts/periods';
import type { HandoffTrigger } from '@jsk/contracts/sessions';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { sessionMeasures } from '../measures';
import { isOnDay, onLiveDays, type ReportedDays } from './dashboard-days';

/** What is counted of the sessions that began on a day. */
export interface SessionCounts {
  readonly sessions: number;
  readonly startedByOperator: number;
  readonly claimed: number;
  readonly closed: number;
  readonly abandoned: number;
  readonly leftQueue: number;
  readonly couldBeAbandoned: number;
  readonly open: number;
  readonly transfers: number;
  readonly cameBack: number;
  readonly stayedAway: number;
  readonly surveysSent: number;
  readonly surveysAnswered: number;
  readonly scores: number;
  readonly satisfied: number;
  readonly slaBreaches: number;
}

export interface DayCountsRow extends SessionCounts {
  readonly date: string;
}

export type MeasuredTime = 'wait' | 'firstResponse' | 'resolution';

export interface DurationsRow {
  readonly isCurrent: boolean;
  readonly time: MeasuredTime;
  readonly count: number;
  readonly average: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

export interface DayPercentilesRow {
  readonly date: string;
  readonly firstResponseP50: number | null;
  readonly firstResponseP90: number | null;
  readonly resolutionP50: number | null;
}

export interface DayMessagesRow {
  readonly date: string;
  readonly contacts: number;
  readonly askedForPerson: number;
  readonly claimed: number;
  readonly resolved: number;
  readonly free: number;
  readonly paid: number;
  readonly coalesced: number;
}

export interface TriggerRow {
  readonly kind: HandoffTrigger['kind'];
  readonly keyword: string | null;
  readonly sessions: number;
}

export interface HourRow {
  readonly weekday: number;
  readonly hour: number;
  readonly sessions: number;
}

const m = sessionMeasures;

/** One by one, for the same reason as in `onLiveDays`. */
const withSurvey = `LEFT JOIN LATERAL (SELECT * FROM csat_surveys WHERE session_id = s.id OFFSET 0) v ON true`;

const countIf = (condition: string) => `count(*) FILTER (WHERE ${condition})`;

/**
 * What is shown of a period. Each is one statement, whatever the number of days and sessions: the days that are stored are
 * read from the materialised views, the others counted from the rows (ADR 16). All of it, beginning with `splitDays`, belongs
 * into one transaction that sees one moment.
 */
@Injectable()
export class DashboardRepository {
  /** Lets all that follows in the transaction see the same moment; must be its first statement. */
  async holdMoment(sql: Sql): Promise<void> {
    await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  }

  async splitDays(sql: Sql, { startDate, endDate }: Period, timeZone: string): Promise<ReportedDays> {
    const rows = await sql.query<{ date: string; isStored: boolean }>(
      `SELECT to_char(day, 'YYYY-MM-DD') AS date,
              b.time_zone = $3 AND day::date < b.before AND day::date NOT IN
                (SELECT day_in(c.moment, $3) FROM statistics_changes c) AS "isStored"
         FROM statistics_basis b, generate_series($1::date::timestamp, $2::date::timestamp, interval '1 day') AS day
        ORDER BY day`,
      [startDate, endDate, timeZone],
    );
    const datesOf = (isStored: boolean) =>
      rows.filter((row) => row.isStored === isStored).map(({ date }) => date);
    return { timeZone, stored: datesOf(true), live: datesOf(false) };
  }

  /** @returns every day, oldest first. */
  listDays(sql: Sql, days: ReportedDays, now: Date): Promise<DayCountsRow[]> {
    return sql.query(
      `WITH counted AS (
         SELECT v.* FROM daily_session_statistics v WHERE v.day = ANY ($3::date[])
         UNION ALL
         SELECT d.day, count(*), ${countIf(`NOT ${m.isAwaited}`)}, ${countIf(m.isClaimed)}, ${countIf(m.isClosed)},
                ${countIf(m.isAbandoned)}, ${countIf(m.hasLeftQueue)}, ${countIf(m.couldBeAbandoned)},
                ${countIf(`NOT ${m.isOver}`)}, sum(s.transfer_count), ${countIf(m.cameBack)}, ${countIf(m.stayedAway('$4'))},
                ${countIf(m.isSurveyed)}, ${countIf(m.isAnswered)}, coalesce(sum(v.score), 0), ${countIf(m.isSatisfied)}
           FROM ${onLiveDays('sessions', 's', 'true')} ${withSurvey}
          GROUP BY d.day
       )
       SELECT to_char(d.day, 'YYYY-MM-DD') AS date, coalesce(c.sessions, 0)::int AS sessions,
              coalesce(c.started_by_operator, 0)::int AS "startedByOperator", coalesce(c.claimed, 0)::int AS claimed,
              coalesce(c.closed, 0)::int AS closed, coalesce(c.abandoned, 0)::int AS abandoned,
              coalesce(c.left_queue, 0)::int AS "leftQueue", coalesce(c.could_be_abandoned, 0)::int AS "couldBeAbandoned",
              coalesce(c.open, 0)::int AS open, coalesce(c.transfers, 0)::int AS transfers,
              coalesce(c.came_back, 0)::int AS "cameBack", coalesce(c.stayed_away, 0)::int AS "stayedAway",
              coalesce(c.surveys_sent, 0)::int AS "surveysSent", coalesce(c.surveys_answered, 0)::int AS "surveysAnswered",
              coalesce(c.scores, 0)::int AS scores, coalesce(c.satisfied, 0)::int AS satisfied,
              (SELECT count(*)::int FROM sla_breaches b WHERE ${isOnDay('b.began_at')}) AS "slaBreaches"
         FROM unnest($1::date[] || $3::date[]) AS d (day) LEFT JOIN counted c ON c.day = d.day ORDER BY d.day`,
      [days.live, days.timeZone, days.stored, now],
    );
  }

  /**
   * Exact: how often each duration occurred, in whole seconds, counted up.
   * @param currentFrom the date on which the period begins; what lies before belongs to the one it is compared with
   */
  listDurations(
    sql: Sql,
    days: ReportedDays,
    currentFrom: string,
    measuredBy: MeasuredBy,
  ): Promise<DurationsRow[]> {
    const { wait, firstResponse, resolution } = m.timesOf(measuredBy);
    return sql.query(
      `WITH occurred AS (
         SELECT v.day >= $4::date AS is_current, v.time, unnest(v.seconds) AS seconds, unnest(v.sessions) AS sessions
           FROM daily_durations v WHERE v.day = ANY ($3::date[]) AND v.measured_by = $5
         UNION ALL
         SELECT d.day >= $4::date, t.time, t.seconds, 1
           FROM ${onLiveDays('sessions', 's', 'true')}
          CROSS JOIN LATERAL (VALUES ('wait', ${wait}), ('firstResponse', ${firstResponse}), ('resolution', ${resolution}))
            AS t (time, seconds)
          WHERE t.seconds IS NOT NULL
       ), by_seconds AS (
         SELECT is_current, time, seconds, sum(sessions) AS sessions FROM occurred GROUP BY is_current, time, seconds
       ), summed AS (
         SELECT is_current, time, seconds, sessions,
                sum(sessions) OVER (PARTITION BY is_current, time ORDER BY seconds) AS up_to_here,
                sum(sessions) OVER (PARTITION BY is_current, time) AS all_sessions
           FROM by_seconds
       )
       SELECT is_current AS "isCurrent", time, sum(sessions)::int AS count,
              (sum(seconds * sessions) / sum(sessions))::float8 AS average,
              min(seconds) FILTER (WHERE up_to_here >= 0.5 * all_sessions)::int AS p50,
              min(seconds) FILTER (WHERE up_to_here >= 0.9 * all_sessions)::int AS p90,
              min(seconds) FILTER (WHERE up_to_here >= 0.99 * all_sessions)::int AS p99
         FROM summed GROUP BY is_current, time`,
      [days.live, days.timeZone, days.stored, currentFrom, measuredBy],
    );
  }

  /** @returns the days with sessions. */
  listDayPercentiles(sql: Sql, days: ReportedDays, measuredBy: MeasuredBy): Promise<DayPercentilesRow[]> {
    const { firstResponse, resolution } = m.timesOf(measuredBy);
    return sql.query(
      `SELECT to_char(v.day, 'YYYY-MM-DD') AS date,
              max(v.p50) FILTER (WHERE v.time = 'firstResponse') AS "firstResponseP50",
              max(v.p90) FILTER (WHERE v.time = 'firstResponse') AS "firstResponseP90",
              max(v.p50) FILTER (WHERE v.time = 'resolution') AS "resolutionP50"
         FROM daily_durations v WHERE v.day = ANY ($3::date[]) AND v.measured_by = $4 GROUP BY v.day
       UNION ALL
       SELECT to_char(d.day, 'YYYY-MM-DD'), percentile_disc(0.5) WITHIN GROUP (ORDER BY ${firstResponse}),
              percentile_disc(0.9) WITHIN GROUP (ORDER BY ${firstResponse}),
              percentile_disc(0.5) WITHIN GROUP (ORDER BY ${resolution})
         FROM ${onLiveDays('sessions', 's', 'true')} GROUP BY d.day`,
      [days.live, days.timeZone, days.stored, measuredBy],
    );
  }

  /** @returns every day, oldest first. A contact is a customer who wrote on a day. */
  listMessageDays(sql: Sql, days: ReportedDays): Promise<DayMessagesRow[]> {
    return sql.query(
      `WITH contacts AS (
         SELECT DISTINCT d.day, w.line_user_id
           FROM ${onLiveDays('messages', 'w', `w.sender_kind = 'CUSTOMER'`)}
       ), asked AS (
         SELECT d.day, s.line_user_id, bool_or(${m.isClaimed}) AS is_claimed, bool_or(${m.isClosed}) AS is_closed
           FROM ${onLiveDays('sessions', 's', m.isAwaited)}
          GROUP BY d.day, s.line_user_id
       ), funnel AS (
         SELECT day, count(*) AS contacts, count(a.line_user_id) AS asked, ${countIf('a.is_claimed')} AS claimed,
                ${countIf('a.is_closed')} AS resolved
           FROM contacts LEFT JOIN asked a USING (day, line_user_id) GROUP BY day
       ), cost AS (
         SELECT d.day, ${countIf(`w.cost = 'free'`)} AS free, ${countIf(`w.cost = 'paid'`)} AS paid,
                ${countIf(`w.cost = 'coalesced'`)} AS coalesced
           FROM ${onLiveDays('messages', 'w', 'w.cost IS NOT NULL')} GROUP BY d.day
       ), counted AS (
         SELECT v.* FROM daily_message_statistics v WHERE v.day = ANY ($3::date[])
         UNION ALL
         SELECT day, f.contacts, f.asked, f.claimed, f.resolved, c.free, c.paid, c.coalesced
           FROM funnel f FULL JOIN cost c USING (day)
       )
       SELECT to_char(d.day, 'YYYY-MM-DD') AS date, coalesce(c.contacts, 0)::int AS contacts,
              coalesce(c.asked, 0)::int AS "askedForPerson", coalesce(c.claimed, 0)::int AS claimed,
              coalesce(c.resolved, 0)::int AS resolved, coalesce(c.free, 0)::int AS free,
              coalesce(c.paid, 0)::int AS paid, coalesce(c.coalesced, 0)::int AS coalesced
         FROM unnest($1::date[] || $3::date[]) AS d (day) LEFT JOIN counted c ON c.day = d.day ORDER BY d.day`,
      [days.live, days.timeZone, days.stored],
    );
  }

  /** @returns the most frequent first. */
  listTriggers(sql: Sql, days: ReportedDays): Promise<TriggerRow[]> {
    return sql.query(
      `SELECT kind, nullif(keyword, '') AS keyword, sum(sessions)::int AS sessions
         FROM (SELECT v.kind, v.keyword, v.sessions FROM hourly_handoffs v WHERE v.day = ANY ($3::date[])
               UNION ALL
               SELECT s.trigger_kind, coalesce(s.trigger_keyword, ''), 1
                 FROM ${onLiveDays('sessions', 's', m.isAwaited)}) h
        GROUP BY kind, keyword ORDER BY sessions DESC, kind, keyword`,
      [days.live, days.timeZone, days.stored],
    );
  }

  listHours(sql: Sql, days: ReportedDays): Promise<HourRow[]> {
    return sql.query(
      `SELECT extract(isodow FROM day)::int AS weekday, hour, sum(sessions)::int AS sessions
         FROM (SELECT v.day, v.hour, v.sessions FROM hourly_handoffs v WHERE v.day = ANY ($3::date[])
               UNION ALL
               SELECT d.day, extract(hour FROM s.created_at AT TIME ZONE $2)::int, 1
                 FROM ${onLiveDays('sessions', 's', m.isAwaited)}) h
        GROUP BY weekday, hour ORDER BY weekday, hour`,
      [days.live, days.timeZone, days.stored],
    );
  }
}
