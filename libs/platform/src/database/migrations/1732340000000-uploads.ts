import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that operators have uploaded and not sent yet. */
export class Uploads1732340000000 implements MigrationInterface {
  readonly name = 'Uploads1732340000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE uploads`);
  }
}

const statements = [
  `CREATE TABLE uploads (
    operator_id bigint NOT NULL REFERENCES operators ON DELETE CASCADE,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    client_id text NOT NULL,
    -- What becomes the message: its type, its text and the payload with the place of the file.
    content jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (operator_id, line_user_id, client_id)
  )`,
  `CREATE INDEX uploads_created ON uploads (created_at)`,
];
