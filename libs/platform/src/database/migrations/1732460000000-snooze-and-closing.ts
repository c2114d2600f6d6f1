import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions that operators put aside, and why they were closed. */
export class SnoozeAndClosing1732460000000 implements MigrationInterface {
  readonly name = 'SnoozeAndClosing1732460000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX sessions_snoozed`);
    await runner.query(`ALTER TABLE sessions DROP CONSTRAINT sessions_snoozed_is_active`);
    await runner.query(
      `ALTER TABLE sessions DROP COLUMN snoozed_at, DROP COLUMN snoozed_until, DROP COLUMN woken_at,
              DROP COLUMN close_reason`,
    );
  }
}

const statements = [
  `ALTER TABLE sessions
     ADD snoozed_at timestamptz,
     -- Null while snoozed_at is set: until the customer writes.
     ADD snoozed_until timestamptz,
     -- When its time was last over: the operator has some time from then on.
     ADD woken_at timestamptz,
     ADD close_reason text`,
  `ALTER TABLE sessions ADD CONSTRAINT sessions_snoozed_is_active CHECK (snoozed_at IS NULL OR status = 'ACTIVE')`,
  `CREATE INDEX sessions_snoozed ON sessions (snoozed_until) WHERE snoozed_at IS NOT NULL`,
];
