import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Buttons of other kinds below the last message of a call, and how often each keyword is used. */
export class Handoff1732360000000 implements MigrationInterface {
  readonly name = 'Handoff1732360000000';

  async up(runner: QueryRunner): Promise<void> {
    // What a tap on the button tells us; none with a label is the one that only hands over a fresh reply token.
    await runner.query(`ALTER TABLE deliveries ADD quick_reply_data text`);
    await runner.query(
      `CREATE INDEX sessions_by_keyword ON sessions (trigger_keyword, created_at) WHERE trigger_kind = 'KEYWORD'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX sessions_by_keyword`);
    await runner.query(`ALTER TABLE deliveries DROP COLUMN quick_reply_data`);
  }
}
