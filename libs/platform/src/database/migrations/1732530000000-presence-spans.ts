import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When operators were there, and what each did on days that are over (ADR 16). */
export class PresenceSpans1732530000000 implements MigrationInterface {
  readonly name = 'PresenceSpans1732530000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...presence, ...views]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP MATERIALIZED VIEW daily_operator_statistics, daily_operator_durations`);
    await runner.query(`DROP VIEW operator_presence`);
    await runner.query(`DROP TABLE operator_presence_spans`);
  }
}

const presence = [
  // Only what is over: the one that lasts stands in operator_availability, of which there is one per operator.
  `CREATE TABLE operator_presence_spans (
     operator_id bigint NOT NULL REFERENCES operators ON DELETE CASCADE,
     status text NOT NULL CHECK (status IN ('online', 'away')),
     started_at timestamptz NOT NULL,
     ended_at timestamptz NOT NULL,
     PRIMARY KEY (operator_id, started_at),
     CHECK (ended_at > started_at)
   )`,
  `CREATE INDEX operator_presence_spans_by_end ON operator_presence_spans (ended_at)`,
  // A span that lasts is known up to when the operator was last seen.
  `CREATE VIEW operator_presence AS
     SELECT operator_id, status, started_at, ended_at FROM operator_presence_spans
     UNION ALL
     SELECT operator_id, status, changed_at, last_seen_at FROM operator_availability
      WHERE status <> 'offline' AND last_seen_at > changed_at`,
];

/** The sessions of the days that the views hold, with the day on which each began. */
const overSessions = `
  SELECT s.*, day_in(s.created_at, b.time_zone) AS day, b.as_of
    FROM statistics_basis b JOIN sessions s ON s.created_at < b.before::timestamp AT TIME ZONE b.time_zone`;

/** The conditions are those of libs/features/src/measures/session-measures.ts, as in the migration before. */
const views = [
  `CREATE MATERIALIZED VIEW daily_operator_statistics AS
   WITH over AS NOT MATERIALIZED (${overSessions}), had AS (
     SELECT s.day, s.operator_id, s.status = 'CLOSED' AND s.claimed_at IS NOT NULL AS is_closed,
            s.closed_at + interval '24 hours' AS settled_at, s.as_of, v.score,
            (SELECT n.created_at FROM sessions n WHERE n.line_user_id = s.line_user_id AND n.id > s.id
              ORDER BY n.id LIMIT 1) AS next_at
       FROM over s LEFT JOIN csat_surveys v ON v.session_id = s.id WHERE s.operator_id IS NOT NULL
   ), counted AS (
     SELECT day, operator_id, count(*)::integer AS sessions, (count(*) FILTER (WHERE is_closed))::integer AS closed,
            (count(*) FILTER (WHERE is_closed AND next_at < settled_at))::integer AS came_back,
            (count(*) FILTER (WHERE is_closed AND settled_at <= as_of AND coalesce(next_at >= settled_at, true)))::integer
              AS stayed_away,
            count(score)::integer AS answers, coalesce(sum(score), 0)::integer AS scores,
            (count(*) FILTER (WHERE score >= 4))::integer AS satisfied
       FROM had GROUP BY day, operator_id
   ), handed_on AS (
     SELECT s.day, t.from_operator_id AS operator_id, count(*)::integer AS transfers_out
       FROM over s JOIN session_transfers t ON t.session_id = s.id
      WHERE t.from_operator_id IS NOT NULL GROUP BY s.day, t.from_operator_id
   )
   SELECT day, operator_id, coalesce(sessions, 0) AS sessions, coalesce(closed, 0) AS closed,
          coalesce(came_back, 0) AS came_back, coalesce(stayed_away, 0) AS stayed_away, coalesce(answers, 0) AS answers,
          coalesce(scores, 0) AS scores, coalesce(satisfied, 0) AS satisfied, coalesce(transfers_out, 0) AS transfers_out
     FROM counted FULL JOIN handed_on USING (day, operator_id)`,
  `CREATE UNIQUE INDEX daily_operator_statistics_day ON daily_operator_statistics (day, operator_id)`,
  // Every duration: percentiles of many days are exact only of all of them, and what is sorted already is sorted fast.
  `CREATE MATERIALIZED VIEW daily_operator_durations AS
   WITH over AS NOT MATERIALIZED (${overSessions})
   SELECT s.day, t.operator_id, t.measured_by, t.time, array_agg(t.seconds ORDER BY t.seconds) AS seconds
     FROM over s
    CROSS JOIN LATERAL (VALUES (s.first_responder_id, 'clock', 'firstResponse', s.first_response_seconds),
                               (s.operator_id, 'clock', 'resolution', s.resolution_seconds),
                               (s.first_responder_id, 'business', 'firstResponse', s.open_first_response_seconds),
                               (s.operator_id, 'business', 'resolution', s.open_resolution_seconds))
      AS t (operator_id, measured_by, time, seconds)
    WHERE t.operator_id IS NOT NULL AND t.seconds IS NOT NULL
    GROUP BY s.day, t.operator_id, t.measured_by, t.time`,
  `CREATE UNIQUE INDEX daily_operator_durations_day ON daily_operator_durations (day, operator_id, measured_by, time)`,
];
