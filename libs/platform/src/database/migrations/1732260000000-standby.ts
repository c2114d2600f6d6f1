import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chats that another module of the account holds: nothing may be sent in them. */
export class Standby1732260000000 implements MigrationInterface {
  readonly name = 'Standby1732260000000';

  async up(runner: QueryRunner): Promise<void> {
    // By LINE's clock, as follow_changed_at: an older event that arrives late changes nothing.
    await runner.query(`ALTER TABLE customers
      ADD COLUMN is_on_standby boolean NOT NULL DEFAULT false,
      ADD COLUMN standby_changed_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE customers DROP COLUMN is_on_standby, DROP COLUMN standby_changed_at');
  }
}
