import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What days that are over amount to, so that nobody counts their rows again (ADR 16). */
export class DailyStatistics1732520000000 implements MigrationInterface {
  readonly name = 'DailyStatistics1732520000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...basis, ...views, ...changes]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of reversed) await runner.query(statement);
  }
}

const basis = [
  // As reports cut days, also where the clocks are changed at midnight and a day's first hour comes twice.
  `CREATE FUNCTION day_in(moment timestamptz, time_zone text) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
   AS $$ SELECT (moment AT TIME ZONE time_zone)::date
                - (moment < (moment AT TIME ZONE time_zone)::date::timestamp AT TIME ZONE time_zone)::integer $$`,
  // What the views hold: the days before that date, of that time zone, as they were at that moment.
  `CREATE TABLE statistics_basis (
     id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
     before date NOT NULL DEFAULT '-infinity',
     time_zone text NOT NULL DEFAULT 'UTC',
     as_of timestamptz NOT NULL DEFAULT '-infinity'
   )`,
  `INSERT INTO statistics_basis DEFAULT VALUES`,
  // Moments on days of which the views may not hold any more what they would hold now. Rows only ever come and go: one
  // that says the same as another is written nevertheless, because a refresh may be taking the other away.
  `CREATE TABLE statistics_changes (moment timestamptz NOT NULL)`,
  `CREATE INDEX messages_of_customers ON messages (created_at) WHERE sender_kind = 'CUSTOMER'`,
];

const times = [
  'wait_seconds',
  'first_response_seconds',
  'resolution_seconds',
  'open_wait_seconds',
  'open_first_response_seconds',
  'open_resolution_seconds',
];

/**
 * The conditions are those of libs/features/src/measures/session-measures.ts, as SQL that stays as it is: whoever changes
 * a definition there writes a migration that makes these views anew, and the tests of the dashboard fail until then.
 */
const views = [
  // The order by bytes is the fastest, and who comes first does not matter.
  `CREATE MATERIALIZED VIEW daily_session_statistics AS
   WITH followed AS (
     SELECT s.id, s.created_at, s.trigger_kind, s.status, s.claimed_at, s.closed_at, s.closed_by, s.transfer_count,
            lead(s.created_at) OVER (PARTITION BY s.line_user_id COLLATE "C" ORDER BY s.id) AS next_at
       FROM sessions s
   ), counted AS (
     SELECT day_in(s.created_at, b.time_zone) AS day, s.trigger_kind <> 'OPERATOR' AS is_awaited,
            s.status = 'CLOSED' AND s.claimed_at IS NOT NULL AS is_closed,
            s.closed_at + interval '24 hours' AS settled_at, b.as_of, v.sent_at, v.score, s.next_at, s.claimed_at,
            s.closed_at, s.closed_by, s.transfer_count
       FROM statistics_basis b
       JOIN followed s ON s.created_at < b.before::timestamp AT TIME ZONE b.time_zone
       LEFT JOIN csat_surveys v ON v.session_id = s.id
   )
   SELECT day, count(*)::integer AS sessions,
          (count(*) FILTER (WHERE NOT is_awaited))::integer AS started_by_operator,
          count(claimed_at)::integer AS claimed,
          (count(*) FILTER (WHERE is_closed))::integer AS closed,
          (count(*) FILTER (WHERE closed_at IS NOT NULL AND claimed_at IS NULL AND is_awaited))::integer AS abandoned,
          (count(*) FILTER (WHERE closed_by = 'USER' AND claimed_at IS NULL))::integer AS left_queue,
          (count(*) FILTER (WHERE is_awaited AND (claimed_at IS NOT NULL OR closed_at IS NOT NULL)))::integer
            AS could_be_abandoned,
          (count(*) FILTER (WHERE closed_at IS NULL))::integer AS open,
          sum(transfer_count)::integer AS transfers,
          (count(*) FILTER (WHERE is_closed AND next_at < settled_at))::integer AS came_back,
          (count(*) FILTER (WHERE is_closed AND settled_at <= as_of AND coalesce(next_at >= settled_at, true)))::integer
            AS stayed_away,
          count(sent_at)::integer AS surveys_sent, count(score)::integer AS surveys_answered,
          coalesce(sum(score), 0)::integer AS scores, (count(*) FILTER (WHERE score >= 4))::integer AS satisfied
     FROM counted GROUP BY day`,
  `CREATE UNIQUE INDEX daily_session_statistics_day ON daily_session_statistics (day)`,
  // How often each duration occurred: percentiles of any number of days can be read from it, and they are exact.
  `CREATE MATERIALIZED VIEW daily_durations AS
   WITH occurred AS (
     SELECT day, CASE WHEN GROUPING(${times.slice(0, 3).join(', ')}) = 7 THEN 'business' ELSE 'clock' END AS measured_by,
            CASE WHEN GROUPING(wait_seconds, open_wait_seconds) < 3 THEN 'wait'
                 WHEN GROUPING(resolution_seconds, open_resolution_seconds) < 3 THEN 'resolution'
                 ELSE 'firstResponse' END AS time,
            coalesce(${times.join(', ')}) AS seconds, count(*)::integer AS sessions
       FROM (SELECT day_in(s.created_at, b.time_zone) AS day, ${times.join(', ')}
               FROM statistics_basis b
               JOIN sessions s ON s.created_at < b.before::timestamp AT TIME ZONE b.time_zone) began
      GROUP BY GROUPING SETS (${times.map((time) => `(day, ${time})`).join(', ')})
     HAVING coalesce(${times.join(', ')}) IS NOT NULL
   ), summed AS (
     SELECT *, sum(sessions) OVER (PARTITION BY day, measured_by, time ORDER BY seconds) AS up_to_here,
            sum(sessions) OVER (PARTITION BY day, measured_by, time) AS all_sessions
       FROM occurred
   )
   SELECT day, measured_by, time, array_agg(seconds ORDER BY seconds) AS seconds,
          array_agg(sessions ORDER BY seconds) AS sessions,
          min(seconds) FILTER (WHERE up_to_here >= 0.5 * all_sessions) AS p50,
          min(seconds) FILTER (WHERE up_to_here >= 0.9 * all_sessions) AS p90
     FROM summed GROUP BY day, measured_by, time`,
  `CREATE UNIQUE INDEX daily_durations_day ON daily_durations (day, measured_by, time)`,
  // When and why people were asked for.
  `CREATE MATERIALIZED VIEW hourly_handoffs AS
   SELECT day_in(s.created_at, b.time_zone) AS day,
          extract(hour FROM s.created_at AT TIME ZONE b.time_zone)::integer AS hour,
          s.trigger_kind AS kind, coalesce(s.trigger_keyword, '') AS keyword, count(*)::integer AS sessions
     FROM statistics_basis b JOIN sessions s ON s.created_at < b.before::timestamp AT TIME ZONE b.time_zone
    WHERE s.trigger_kind <> 'OPERATOR' GROUP BY 1, 2, 3, 4`,
  `CREATE UNIQUE INDEX hourly_handoffs_hour ON hourly_handoffs (day, hour, kind, keyword)`,
  // Of messages: who wrote, what became of them, and what was sent to them at which cost.
  `CREATE MATERIALIZED VIEW daily_message_statistics AS
   WITH contacts AS (
     SELECT day_in(m.created_at, b.time_zone) AS day, m.line_user_id
       FROM statistics_basis b JOIN messages m ON m.created_at < b.before::timestamp AT TIME ZONE b.time_zone
      WHERE m.sender_kind = 'CUSTOMER' GROUP BY 1, 2
   ), asked AS (
     SELECT day_in(s.created_at, b.time_zone) AS day, s.line_user_id,
            bool_or(s.claimed_at IS NOT NULL) AS is_claimed,
            bool_or(s.status = 'CLOSED' AND s.claimed_at IS NOT NULL) AS is_closed
       FROM statistics_basis b JOIN sessions s ON s.created_at < b.before::timestamp AT TIME ZONE b.time_zone
      WHERE s.trigger_kind <> 'OPERATOR' GROUP BY 1, 2
   ), funnel AS (
     SELECT day, count(*)::integer AS contacts, count(a.is_claimed)::integer AS asked,
            (count(*) FILTER (WHERE a.is_claimed))::integer AS claimed,
            (count(*) FILTER (WHERE a.is_closed))::integer AS resolved
       FROM contacts LEFT JOIN asked a USING (day, line_user_id) GROUP BY day
   ), cost AS (
     SELECT day_in(m.created_at, b.time_zone) AS day,
            (count(*) FILTER (WHERE m.cost = 'free'))::integer AS free,
            (count(*) FILTER (WHERE m.cost = 'paid'))::integer AS paid,
            (count(*) FILTER (WHERE m.cost = 'coalesced'))::integer AS coalesced
       FROM statistics_basis b JOIN messages m ON m.created_at < b.before::timestamp AT TIME ZONE b.time_zone
      WHERE m.cost IS NOT NULL GROUP BY 1
   )
   SELECT day, coalesce(contacts, 0) AS contacts, coalesce(asked, 0) AS asked, coalesce(claimed, 0) AS claimed,
          coalesce(resolved, 0) AS resolved, coalesce(free, 0) AS free, coalesce(paid, 0) AS paid,
          coalesce(coalesced, 0) AS coalesced
     FROM funnel FULL JOIN cost USING (day)`,
  `CREATE UNIQUE INDEX daily_message_statistics_day ON daily_message_statistics (day)`,
];

/** A row that is younger than this cannot be on a day that the views hold, nor on one that a refresh is adding. */
const isOld = (row: string) => `${row}.created_at < now() - interval '1 hour'`;

const isCounted = (row: string) => `(${row}.sender_kind = 'CUSTOMER' OR ${row}.cost IS NOT NULL)`;

const changes = [
  // A session also decides whether the one before it was the customer's last within 24 hours.
  `CREATE FUNCTION remember_changed_session() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     INSERT INTO statistics_changes (moment)
     SELECT NEW.created_at UNION ALL
     (SELECT s.created_at FROM sessions s WHERE s.line_user_id = NEW.line_user_id AND s.id < NEW.id
       ORDER BY s.id DESC LIMIT 1);
     RETURN NULL;
   END $$`,
  `CREATE FUNCTION remember_changed_survey() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     INSERT INTO statistics_changes (moment)
     SELECT s.created_at FROM sessions s WHERE s.id = NEW.session_id AND ${isOld('s')};
     RETURN NULL;
   END $$`,
  `CREATE FUNCTION remember_changed_message() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     INSERT INTO statistics_changes (moment) VALUES (NEW.created_at);
     RETURN NULL;
   END $$`,
  `CREATE FUNCTION remember_deleted_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     INSERT INTO statistics_changes (moment)
     SELECT DISTINCT date_trunc('minute', g.created_at) FROM gone g WHERE ${isOld('g')};
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER sessions_inserted_late AFTER INSERT ON sessions FOR EACH ROW WHEN (${isOld('NEW')})
     EXECUTE FUNCTION remember_changed_session()`,
  // Not with every message: what else is written to a session is counted nowhere.
  `CREATE TRIGGER sessions_changed_late AFTER UPDATE OF status, operator_id, first_responder_id, claimed_at, first_response_at, closed_at, closed_by,
       transfer_count, pauses, open_wait_seconds, open_first_response_seconds, open_resolution_seconds
     ON sessions FOR EACH ROW WHEN (${isOld('OLD')})
     EXECUTE FUNCTION remember_changed_session()`,
  `CREATE TRIGGER sessions_deleted AFTER DELETE ON sessions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
     EXECUTE FUNCTION remember_deleted_rows()`,
  `CREATE TRIGGER csat_surveys_changed AFTER INSERT OR UPDATE OF sent_at, score ON csat_surveys FOR EACH ROW
     EXECUTE FUNCTION remember_changed_survey()`,
  `CREATE TRIGGER messages_inserted_late AFTER INSERT ON messages FOR EACH ROW
     WHEN (${isOld('NEW')} AND ${isCounted('NEW')}) EXECUTE FUNCTION remember_changed_message()`,
  `CREATE TRIGGER messages_changed_late AFTER UPDATE OF cost ON messages FOR EACH ROW
     WHEN (${isOld('OLD')} AND OLD.cost IS DISTINCT FROM NEW.cost) EXECUTE FUNCTION remember_changed_message()`,
  `CREATE TRIGGER messages_deleted AFTER DELETE ON messages REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
     EXECUTE FUNCTION remember_deleted_rows()`,
];

const reversed = [
  `DROP TRIGGER messages_deleted ON messages`,
  `DROP TRIGGER messages_changed_late ON messages`,
  `DROP TRIGGER messages_inserted_late ON messages`,
  `DROP TRIGGER csat_surveys_changed ON csat_surveys`,
  `DROP TRIGGER sessions_deleted ON sessions`,
  `DROP TRIGGER sessions_changed_late ON sessions`,
  `DROP TRIGGER sessions_inserted_late ON sessions`,
  `DROP FUNCTION remember_changed_session, remember_changed_survey, remember_changed_message, remember_deleted_rows`,
  `DROP MATERIALIZED VIEW daily_session_statistics, daily_durations, hourly_handoffs, daily_message_statistics`,
  `DROP INDEX messages_of_customers`,
  `DROP TABLE statistics_changes, statistics_basis`,
  `DROP FUNCTION day_in`,
];
