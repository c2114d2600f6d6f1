import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is there and can do what, where customers are sent, and what happens to sessions by themselves. */
export class Routing1732300000000 implements MigrationInterface {
  readonly name = 'Routing1732300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of reversed) await runner.query(statement);
  }
}

const statements = [
  `CREATE TABLE skills (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX skills_name ON skills (lower(name))`,
  `CREATE TABLE operator_skills (
    operator_id bigint NOT NULL REFERENCES operators ON DELETE CASCADE,
    skill_id bigint NOT NULL REFERENCES skills ON DELETE CASCADE,
    PRIMARY KEY (operator_id, skill_id)
  )`,
  `CREATE INDEX operator_skills_skill ON operator_skills (skill_id)`,
  // How many conversations somebody is given by themselves; who takes one by hand decides for themselves.
  `ALTER TABLE operators
    ADD capacity integer NOT NULL DEFAULT 5 CHECK (capacity BETWEEN 1 AND 50),
    ADD last_assigned_at timestamptz`,
  // What somebody says of themselves, and when an API instance last had a socket of theirs: who was not seen for a
  // while is gone, also when the instance that knew them has died.
  `CREATE TABLE operator_availability (
    operator_id bigint PRIMARY KEY REFERENCES operators ON DELETE CASCADE,
    status text NOT NULL CHECK (status IN ('online', 'away', 'offline')),
    changed_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL
  )`,
  `ALTER TABLE sessions
    DROP COLUMN skill,
    ADD skill_id bigint REFERENCES skills ON DELETE SET NULL,
    -- Whom the customer had before and wants again.
    ADD wanted_operator_id bigint REFERENCES operators ON DELETE SET NULL,
    -- Nobody with the skill was there, so that everybody may be given it.
    ADD opened_to_all_at timestamptz,
    -- Since when both sides know that the session ends, and when it does unless somebody writes.
    ADD warned_at timestamptz,
    ADD closes_at timestamptz,
    ADD CHECK ((warned_at IS NULL) = (closes_at IS NULL)),
    ADD told_position integer,
    ADD told_position_at timestamptz,
    DROP CONSTRAINT sessions_trigger_kind_check,
    ADD CONSTRAINT sessions_trigger_kind_check
      CHECK (trigger_kind IN ('KEYWORD', 'POSTBACK', 'OPERATOR', 'INTENT', 'CONTINUE'))`,
  `CREATE INDEX sessions_waiting ON sessions (created_at, id) WHERE status = 'WAITING'`,
  // For the average wait of those who were claimed lately.
  `CREATE INDEX sessions_claimed ON sessions (claimed_at) WHERE claimed_at IS NOT NULL`,
  `ALTER TABLE session_transfers
    ALTER to_operator_id DROP NOT NULL,
    ADD to_skill_id bigint REFERENCES skills ON DELETE SET NULL,
    ADD kind text NOT NULL DEFAULT 'OPERATOR' CHECK (kind IN ('OPERATOR', 'SKILL', 'QUEUE')),
    ADD by_operator_id bigint REFERENCES operators`,
  `ALTER TABLE handoff_keywords
    ADD skill_id bigint REFERENCES skills ON DELETE SET NULL,
    ADD created_at timestamptz NOT NULL DEFAULT now()`,
];

const reversed = [
  `ALTER TABLE handoff_keywords DROP COLUMN skill_id, DROP COLUMN created_at`,
  `DELETE FROM session_transfers WHERE to_operator_id IS NULL`,
  `ALTER TABLE session_transfers DROP COLUMN to_skill_id, DROP COLUMN kind, DROP COLUMN by_operator_id,
     ALTER to_operator_id SET NOT NULL`,
  `DROP INDEX sessions_waiting, sessions_claimed`,
  `UPDATE sessions SET trigger_kind = 'KEYWORD' WHERE trigger_kind IN ('INTENT', 'CONTINUE')`,
  `ALTER TABLE sessions DROP CONSTRAINT sessions_trigger_kind_check,
     ADD CONSTRAINT sessions_trigger_kind_check CHECK (trigger_kind IN ('KEYWORD', 'POSTBACK', 'OPERATOR')),
     DROP COLUMN skill_id, DROP COLUMN wanted_operator_id, DROP COLUMN opened_to_all_at, DROP COLUMN warned_at, DROP COLUMN closes_at,
     DROP COLUMN told_position, DROP COLUMN told_position_at, ADD skill text`,
  `DROP TABLE operator_availability`,
  `ALTER TABLE operators DROP COLUMN capacity, DROP COLUMN last_assigned_at`,
  `DROP TABLE operator_skills, skills`,
];
