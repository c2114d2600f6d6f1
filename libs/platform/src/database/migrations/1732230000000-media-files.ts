import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where files of messages lie is written down, and those that need something done are found without the others. */
export class MediaFiles1732230000000 implements MigrationInterface {
  readonly name = 'MediaFiles1732230000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX messages_stored_files, messages_pending_files, messages_unsent_files`);
    await runner.query(`UPDATE messages SET payload = payload - 'file' WHERE ${isStored}`);
    await runner.query(
      `CREATE INDEX messages_with_file ON messages (type, created_at) WHERE type IN ('image', 'video', 'audio', 'file')`,
    );
  }
}

const isStored = `payload #>> '{media,status}' = 'ready'`;

const statements = [
  // Until now the place followed from the message's id.
  `UPDATE messages
      SET payload = payload || jsonb_build_object('file', jsonb_build_object(
            'key', 'incoming/' || lpad(right(id::text, 2), 2, '0') || '/' || id, 'previewKey', NULL))
    WHERE ${isStored}`,
  // What was deleted or could not be copied stays a message for ever, so an index of all of them would only grow.
  `DROP INDEX messages_with_file`,
  `CREATE INDEX messages_stored_files ON messages (type, created_at) WHERE ${isStored}`,
  `CREATE INDEX messages_pending_files ON messages (created_at) WHERE payload #>> '{media,status}' = 'pending'`,
  `CREATE INDEX messages_unsent_files ON messages (created_at)
    WHERE state = 'unsent' AND type IN ('image', 'video', 'audio', 'file')`,
];
