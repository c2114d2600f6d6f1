import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the team knows of a customer, whom it does not want to hear from, and which messages carry files. */
export class CustomerDetails1732420000000 implements MigrationInterface {
  readonly name = 'CustomerDetails1732420000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE customers
        ADD barred_at timestamptz,
        ADD barred_by bigint REFERENCES operators,
        ADD barred_reason text,
        ADD CONSTRAINT customers_bar CHECK (
          (barred_at IS NULL) = (barred_by IS NULL) AND (barred_at IS NULL) = (barred_reason IS NULL)
        )`);
    await runner.query(`
      CREATE TABLE customer_fields (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice')),
        choices text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`CREATE UNIQUE INDEX customer_fields_name ON customer_fields (lower(name))`);
    // A value that was taken away leaves its version behind, so that whoever still sees it does not write over that.
    await runner.query(`
      CREATE TABLE customer_field_values (
        line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
        field_id bigint NOT NULL REFERENCES customer_fields ON DELETE CASCADE,
        value text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (line_user_id, field_id)
      )`);
    await runner.query(`CREATE INDEX customer_field_values_field ON customer_field_values (field_id)`);
    await runner.query(`
      CREATE INDEX messages_with_file ON messages (line_user_id, created_at DESC, id DESC)
        WHERE type IN ('image', 'video', 'file') AND state <> 'unsent'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX messages_with_file`);
    await runner.query(`DROP TABLE customer_field_values, customer_fields`);
    await runner.query(`
      ALTER TABLE customers DROP COLUMN barred_at, DROP COLUMN barred_by, DROP COLUMN barred_reason`);
  }
}
