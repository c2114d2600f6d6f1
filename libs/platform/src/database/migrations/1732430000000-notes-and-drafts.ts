import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes that mention colleagues, and what operators have begun to write. */
export class NotesAndDrafts1732430000000 implements MigrationInterface {
  readonly name = 'NotesAndDrafts1732430000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE drafts`);
    await runner.query(`DROP TABLE note_mentions`);
    await runner.query(`DROP INDEX messages_notes`);
  }
}

const statements = [
  `CREATE INDEX messages_notes ON messages (line_user_id, id DESC) WHERE type = 'note'`,
  // Open until the mentioned operator has looked at the conversation.
  `CREATE TABLE note_mentions (
    message_id bigint NOT NULL REFERENCES messages ON DELETE CASCADE,
    operator_id bigint NOT NULL REFERENCES operators ON DELETE CASCADE,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    seen_at timestamptz,
    PRIMARY KEY (message_id, operator_id)
  )`,
  `CREATE INDEX note_mentions_open ON note_mentions (operator_id, line_user_id) WHERE seen_at IS NULL`,
  `CREATE INDEX note_mentions_customer ON note_mentions (line_user_id)`,
  // An empty text keeps the version: a device that was away must not take what was sent for something to save.
  `CREATE TABLE drafts (
    operator_id bigint NOT NULL REFERENCES operators ON DELETE CASCADE,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('reply', 'note')),
    text text NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (operator_id, line_user_id, kind)
  )`,
  `CREATE INDEX drafts_customer ON drafts (line_user_id)`,
  `CREATE INDEX drafts_updated ON drafts (updated_at)`,
];
