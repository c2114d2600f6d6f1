import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What messages cost, when they leave, and what LINE says about them before or after they arrive. */
export class LineTraffic1732100000000 implements MigrationInterface {
  readonly name = 'LineTraffic1732100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE message_edits, early_message_changes`);
    await runner.query(
      `DROP INDEX webhook_events_received, messages_cost, messages_with_file, deliveries_waiting`,
    );
    await runner.query(
      `ALTER TABLE messages DROP COLUMN cost, DROP COLUMN not_before, DROP COLUMN quoted_token, DROP COLUMN edited_at`,
    );
    await runner.query(`ALTER TABLE deliveries DROP COLUMN quick_reply_label`);
    await runner.query(`ALTER TABLE customers DROP COLUMN mark_as_read_token`);
  }
}

const statements = [
  `ALTER TABLE messages
     ADD COLUMN cost text CHECK (cost IN ('free', 'paid', 'coalesced')),
     -- Until then the message waits for company, so that several leave in one call.
     ADD COLUMN not_before timestamptz,
     -- With which LINE knows the quoted message, as it was when the call was first made.
     ADD COLUMN quoted_token text,
     ADD COLUMN edited_at timestamptz`,
  // The cost report reads a month from this index alone.
  `CREATE INDEX messages_cost ON messages (created_at) INCLUDE (sender_kind, cost) WHERE cost IS NOT NULL`,
  // For retention.
  `CREATE INDEX messages_with_file ON messages (type, created_at) WHERE type IN ('image', 'video', 'audio', 'file')`,
  // A delivery that an operator wants repeated waits while another one of the conversation is open.
  `ALTER TABLE deliveries DROP CONSTRAINT deliveries_state_check`,
  `ALTER TABLE deliveries ADD CONSTRAINT deliveries_state_check
     CHECK (state IN ('waiting', 'open', 'accepted', 'failed', 'unknown'))`,
  // A repeated request must be the same to the byte, so what is decided when it is first made is written down.
  `ALTER TABLE deliveries ADD COLUMN quick_reply_label text`,
  `CREATE INDEX deliveries_waiting ON deliveries (line_user_id, first_attempt_at) WHERE state = 'waiting'`,
  // Marking one message as read toward the customer marks all before it, so only the newest token is of use.
  `ALTER TABLE customers ADD COLUMN mark_as_read_token text`,
  // LINE may deliver that a message was unsent or edited before the message itself.
  `CREATE TABLE early_message_changes (
    line_message_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('unsent', 'edited')),
    occurred_at timestamptz NOT NULL,
    text text,
    quote_token text,
    PRIMARY KEY (line_message_id, kind, occurred_at)
  )`,
  // What a message said before it was edited.
  `CREATE TABLE message_edits (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id bigint NOT NULL REFERENCES messages ON DELETE CASCADE,
    text text NOT NULL,
    replaced_at timestamptz NOT NULL
  )`,
  `CREATE INDEX message_edits_message ON message_edits (message_id)`,
  // Finds the stored events of the last hours; a few bytes per megabyte, so it costs the webhook nothing.
  `CREATE INDEX webhook_events_received ON webhook_events USING brin (received_at)`,
];
