import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which promises to customers were broken, each once. */
export class SlaBreaches1732540000000 implements MigrationInterface {
  readonly name = 'SlaBreaches1732540000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of reversed) await runner.query(statement);
  }
}

const kinds = `kind text NOT NULL CHECK (kind IN ('queue_wait', 'first_response', 'resolution'))`;

const statements = [
  `CREATE TABLE sla_breaches (
     id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
     session_id bigint NOT NULL REFERENCES sessions ON DELETE CASCADE,
     ${kinds},
     -- What was promised when it happened.
     threshold_seconds integer NOT NULL,
     -- When the threshold passed.
     due_at timestamptz NOT NULL,
     -- Who had the session then.
     operator_id bigint REFERENCES operators,
     -- The beginning of the session: the breach belongs to that day.
     began_at timestamptz NOT NULL,
     PRIMARY KEY (session_id, kind)
   )`,
  `CREATE INDEX sla_breaches_by_beginning ON sla_breaches (began_at)`,
  `CREATE INDEX sla_breaches_by_moment ON sla_breaches (due_at)`,
  // That a promise is about to be broken is told once, too.
  `CREATE TABLE sla_near_alerts (
     session_id bigint NOT NULL REFERENCES sessions ON DELETE CASCADE,
     ${kinds},
     PRIMARY KEY (session_id, kind)
   )`,
  `ALTER TABLE telegram_notifications DROP CONSTRAINT telegram_notifications_kind_check`,
  `ALTER TABLE telegram_notifications ADD CONSTRAINT telegram_notifications_kind_check
     CHECK (kind IN ('handoff', 'warning', 'critical', 'sla_breach'))`,
];

const reversed = [
  `DELETE FROM telegram_notifications WHERE kind = 'sla_breach'`,
  `ALTER TABLE telegram_notifications DROP CONSTRAINT telegram_notifications_kind_check`,
  `ALTER TABLE telegram_notifications ADD CONSTRAINT telegram_notifications_kind_check
     CHECK (kind IN ('handoff', 'warning', 'critical'))`,
  `DROP TABLE sla_near_alerts, sla_breaches`,
];
