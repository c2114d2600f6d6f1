import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is left of customers who were erased, files that have to go, and which fields are personal. */
export class PersonalData1732583000000 implements MigrationInterface {
  readonly name = 'PersonalData1732583000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE customer_erasures, forgotten_files`);
    await runner.query(
      `ALTER TABLE customers DROP COLUMN erased_at, DROP COLUMN ignores_before, DROP COLUMN texts_removed_before`,
    );
    await runner.query(`ALTER TABLE customer_fields DROP COLUMN is_personal`);
  }
}

const statements = [
  `ALTER TABLE customers
     -- Nobody any more: sessions and figures of somebody who was erased hang on a row with a made-up id.
     ADD erased_at timestamptz,
     -- Was erased then and has written again: what happened before belongs to nobody.
     ADD ignores_before timestamptz,
     -- What was written before then is removed already, because it was kept long enough.
     ADD texts_removed_before timestamptz`,
  // So that what LINE delivers late does not bring anybody back. Ids have 128 random bits: a digest tells nothing to
  // whoever does not know the id, and it is deleted after a while.
  `CREATE TABLE customer_erasures (
    id_digest text PRIMARY KEY,
    erased_at timestamptz NOT NULL
  )`,
  `CREATE INDEX customer_erasures_by_age ON customer_erasures (erased_at)`,
  // Files whose messages are gone. A row first: deleting them may fail, or its process may die.
  `CREATE TABLE forgotten_files (
    key text PRIMARY KEY,
    forgotten_at timestamptz NOT NULL DEFAULT now()
  )`,
  // Administrators mark them; roles of their choice see only a part of the value.
  `ALTER TABLE customer_fields ADD is_personal boolean NOT NULL DEFAULT false`,
];
