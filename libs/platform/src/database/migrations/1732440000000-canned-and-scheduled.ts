import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Canned responses of several messages, for the team or for one operator, and texts that are sent later. */
export class CannedAndScheduled1732440000000 implements MigrationInterface {
  readonly name = 'CannedAndScheduled1732440000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of reversed) await runner.query(statement);
  }
}

const statements = [
  `ALTER TABLE canned_responses
     DROP CONSTRAINT canned_responses_shortcut_key,
     -- Whose it is; none: the team's.
     ADD owner_id bigint REFERENCES operators ON DELETE CASCADE,
     -- json, not jsonb: a history of changes shows the parts as they were written.
     ADD parts json,
     ADD use_count integer NOT NULL DEFAULT 0,
     ADD last_used_at timestamptz,
     ADD updated_at timestamptz NOT NULL DEFAULT now()`,
  `UPDATE canned_responses SET parts = json_build_array(json_build_object('type', 'text', 'text', text))`,
  `ALTER TABLE canned_responses ALTER parts SET NOT NULL, DROP COLUMN text`,
  `CREATE UNIQUE INDEX canned_responses_shortcut ON canned_responses (coalesce(owner_id, 0), lower(shortcut))`,
  // Keeps a picture from being deleted as long as a canned response shows it.
  `CREATE TABLE canned_response_images (
    canned_response_id bigint NOT NULL REFERENCES canned_responses ON DELETE CASCADE,
    image_id uuid NOT NULL REFERENCES reply_images,
    PRIMARY KEY (canned_response_id, image_id)
  )`,
  `CREATE INDEX canned_response_images_by_image ON canned_response_images (image_id)`,
  // A row is there until its text is a message or is not to be sent any more.
  `CREATE TABLE scheduled_messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    operator_id bigint NOT NULL REFERENCES operators,
    client_id text NOT NULL,
    text text NOT NULL,
    send_at timestamptz NOT NULL,
    cancel_if_customer_writes boolean NOT NULL,
    -- How many messages the customer had written by then: with more of them they have written since.
    customer_message_count integer NOT NULL,
    -- Why it was not sent when it was due; null while it waits for its time.
    held_reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (line_user_id, operator_id, client_id)
  )`,
  `CREATE INDEX scheduled_messages_due ON scheduled_messages (send_at) WHERE held_reason IS NULL`,
  `CREATE INDEX scheduled_messages_held ON scheduled_messages (operator_id) WHERE held_reason IS NOT NULL`,
];

const reversed = [
  `DROP TABLE scheduled_messages, canned_response_images`,
  `DROP INDEX canned_responses_shortcut`,
  `DELETE FROM canned_responses WHERE owner_id IS NOT NULL`,
  `ALTER TABLE canned_responses ADD text text`,
  `UPDATE canned_responses
      SET text = coalesce((SELECT string_agg(part ->> 'text', E'\\n') FROM json_array_elements(parts) AS part), title)`,
  `ALTER TABLE canned_responses
     ALTER text SET NOT NULL, DROP COLUMN owner_id, DROP COLUMN parts, DROP COLUMN use_count,
     DROP COLUMN last_used_at, DROP COLUMN updated_at,
     ADD CONSTRAINT canned_responses_shortcut_key UNIQUE (shortcut)`,
];
