import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long sessions took, as docs/metrics.md defines it: written once, read by everything that measures. */
export class SessionTimes1732510000000 implements MigrationInterface {
  readonly name = 'SessionTimes1732510000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of reversed) await runner.query(statement);
  }
}

const statements = [
  // Exactly: what is left of a time after something is taken away from it is rounded once.
  `CREATE FUNCTION seconds_in(spans tstzmultirange) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
   AS $$ SELECT coalesce(sum(extract(epoch FROM upper(span) - lower(span))), 0) FROM unnest(spans) span $$`,
  `CREATE FUNCTION seconds_between(first timestamptz, later timestamptz, without tstzmultirange DEFAULT '{}')
     RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
   AS $$ SELECT greatest(0, floor(extract(epoch FROM later - first) - seconds_in(without)))::integer $$`,
  `ALTER TABLE sessions
     -- Who wrote the first answer, whoever has the session later.
     ADD first_responder_id bigint REFERENCES operators,
     -- When it was put aside, as far as that is over.
     ADD pauses tstzmultirange NOT NULL DEFAULT '{}',
     -- The same times by the hours in which the shop was open; known once the session is over.
     ADD open_wait_seconds integer,
     ADD open_first_response_seconds integer,
     ADD open_resolution_seconds integer`,
  // Nobody waits for an operator who begins by themselves, nor for their first answer.
  `ALTER TABLE sessions
     ADD wait_seconds integer GENERATED ALWAYS AS (
       CASE WHEN trigger_kind <> 'OPERATOR' THEN seconds_between(created_at, claimed_at) END) STORED,
     ADD first_response_seconds integer GENERATED ALWAYS AS (
       CASE WHEN trigger_kind <> 'OPERATOR' THEN seconds_between(claimed_at, first_response_at) END) STORED,
     ADD resolution_seconds integer GENERATED ALWAYS AS (
       CASE WHEN status = 'CLOSED' AND claimed_at IS NOT NULL
            THEN seconds_between(created_at, closed_at, pauses) END) STORED`,
  `UPDATE sessions SET first_responder_id = operator_id WHERE first_response_at IS NOT NULL`,
  `CREATE INDEX sessions_by_creation ON sessions (created_at, id)`,
  `CREATE INDEX sessions_by_first_response ON sessions (first_response_at) WHERE first_response_at IS NOT NULL`,
  `CREATE INDEX sessions_by_end ON sessions (closed_at) WHERE closed_at IS NOT NULL`,
  // Since when an override counts for times that are measured.
  `ALTER TABLE business_hours ADD override_since timestamptz`,
  `UPDATE business_hours SET override_since = updated_at WHERE override_state IS NOT NULL`,
];

const reversed = [
  `ALTER TABLE business_hours DROP COLUMN override_since`,
  `DROP INDEX sessions_by_creation, sessions_by_first_response, sessions_by_end`,
  `ALTER TABLE sessions
     DROP COLUMN wait_seconds, DROP COLUMN first_response_seconds, DROP COLUMN resolution_seconds,
     DROP COLUMN first_responder_id, DROP COLUMN pauses, DROP COLUMN open_wait_seconds,
     DROP COLUMN open_first_response_seconds, DROP COLUMN open_resolution_seconds`,
  `DROP FUNCTION seconds_between, seconds_in`,
];
