import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What LINE said of the monthly quota, and who was warned. */
export class Quota1732250000000 implements MigrationInterface {
  readonly name = 'Quota1732250000000';

  async up(runner: QueryRunner): Promise<void> {
    // The last answer of each day; days are those of Asia/Bangkok.
    await runner.query(`CREATE TABLE quota_readings (
      day date PRIMARY KEY,
      checked_at timestamptz NOT NULL,
      -- Null means without a limit.
      message_limit integer,
      used integer NOT NULL,
      -- LINE refused a push for its monthly limit although some messages were left.
      refused_at timestamptz
    )`);
    // Each warning is given once a month.
    await runner.query(`CREATE TABLE quota_warnings (
      month date NOT NULL,
      percent integer NOT NULL,
      given_at timestamptz NOT NULL,
      PRIMARY KEY (month, percent)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quota_warnings, quota_readings');
  }
}
