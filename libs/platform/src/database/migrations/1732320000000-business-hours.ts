import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When somebody is there, and who asked while nobody was. */
export class BusinessHours1732320000000 implements MigrationInterface {
  readonly name = 'BusinessHours1732320000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE offline_tickets, business_days, business_hours`);
  }
}

const statements = [
  // One row; none means the hours a fresh installation has.
  `CREATE TABLE business_hours (
    id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    time_zone text NOT NULL,
    -- By ISO weekday, 1 is Monday: {"1": [{"from": "08:00", "to": "17:00"}], …}
    week jsonb NOT NULL,
    override_state text CHECK (override_state IN ('open', 'closed')),
    -- Null with a state: until somebody ends it.
    override_until timestamptz,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  // Days that differ from their weekday: holidays have no intervals, other exceptions have their own.
  `CREATE TABLE business_days (
    date date PRIMARY KEY,
    name text NOT NULL,
    intervals jsonb NOT NULL DEFAULT '[]'
  )`,
  // Somebody asked for a person while the shop was closed. At opening it becomes a session in the queue.
  `CREATE TABLE offline_tickets (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    trigger_kind text NOT NULL,
    trigger_keyword text,
    skill_id bigint REFERENCES skills ON DELETE SET NULL,
    wanted_operator_id bigint REFERENCES operators ON DELETE SET NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'queued', 'taken', 'withdrawn')),
    session_id bigint REFERENCES sessions,
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz
  )`,
  `CREATE UNIQUE INDEX offline_tickets_one_open_per_customer ON offline_tickets (line_user_id) WHERE state = 'open'`,
  `CREATE INDEX offline_tickets_open ON offline_tickets (created_at, id) WHERE state = 'open'`,
];
