import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The LINE channel as administrators set it, its state as every process shares it, and alerts. */
export class LineChannel1732220000000 implements MigrationInterface {
  readonly name = 'LineChannel1732220000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE line_channel, alerts`);
  }
}

const statements = [
  // One row, because an installation serves one account. Secrets are encrypted; without one the environment's is used.
  `CREATE TABLE line_channel (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    channel_secret text,
    channel_secret_changed_at timestamptz,
    previous_channel_secret text,
    previous_channel_secret_until timestamptz,
    access_token text,
    access_token_changed_at timestamptz,
    -- What was learned with one access token does not hold for another, so each carries the fingerprint of its own.
    account jsonb,
    account_checked_at timestamptz,
    account_token text,
    paused_because text CHECK (paused_because IN ('unauthorised')),
    paused_at timestamptz,
    paused_token text,
    breaker_state text NOT NULL DEFAULT 'closed' CHECK (breaker_state IN ('closed', 'open', 'half_open')),
    breaker_changed_at timestamptz
  )`,
  `INSERT INTO line_channel DEFAULT VALUES`,
  `CREATE TABLE alerts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    severity text NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    detail jsonb NOT NULL DEFAULT '{}',
    raised_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    count integer NOT NULL DEFAULT 1,
    resolved_at timestamptz,
    dismissed_by bigint REFERENCES operators
  )`,
  `CREATE UNIQUE INDEX alerts_one_open_per_kind ON alerts (kind) WHERE resolved_at IS NULL`,
];
