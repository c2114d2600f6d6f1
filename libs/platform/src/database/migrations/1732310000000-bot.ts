import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the bot understands and says. */
export class Bot1732310000000 implements MigrationInterface {
  readonly name = 'Bot1732310000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of reversed) await runner.query(statement);
  }
}

const statements = [
  `CREATE TABLE intents (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    category text NOT NULL DEFAULT '',
    is_active boolean NOT NULL DEFAULT true,
    priority integer NOT NULL DEFAULT 0,
    -- All of them in order, or one of them at random.
    response_mode text NOT NULL DEFAULT 'all' CHECK (response_mode IN ('all', 'one')),
    responses text[] NOT NULL DEFAULT '{}',
    hands_off boolean NOT NULL DEFAULT false,
    skill_id bigint REFERENCES skills ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK (hands_off OR cardinality(responses) > 0)
  )`,
  `CREATE UNIQUE INDEX intents_name ON intents (lower(name))`,
  `CREATE TABLE intent_keywords (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    intent_id bigint NOT NULL REFERENCES intents ON DELETE CASCADE,
    keyword text NOT NULL,
    match_kind text NOT NULL CHECK (match_kind IN ('exact', 'starts_with', 'contains', 'regex')),
    UNIQUE (intent_id, match_kind, keyword)
  )`,
  `ALTER TABLE auto_replies
    DROP CONSTRAINT auto_replies_match_kind_check,
    ADD CONSTRAINT auto_replies_match_kind_check CHECK (match_kind IN ('exact', 'starts_with', 'contains')),
    ADD created_at timestamptz NOT NULL DEFAULT now()`,
  // Pictures of replies are sent again and again, so they are kept apart from files of messages, which are deleted
  // after a while.
  `CREATE TABLE reply_images (
    id uuid PRIMARY KEY,
    storage_key text NOT NULL,
    content_type text NOT NULL,
    size_bytes bigint NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    -- Until then it is kept though no reply has it; null while one has.
    keep_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX reply_images_unused ON reply_images (keep_until) WHERE keep_until IS NOT NULL`,
  `CREATE TABLE reply_objects (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL UNIQUE CHECK (code ~ '^[a-z][a-z0-9_]{0,39}$'),
    name text NOT NULL,
    type text NOT NULL CHECK (type IN ('text', 'image', 'sticker', 'flex', 'imagemap')),
    -- json, not jsonb: whoever wrote a card finds it again as it was written, with its keys in order.
    content json NOT NULL,
    image_id uuid REFERENCES reply_images,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  // How many texts in a row the bot had no answer for.
  `ALTER TABLE customers ADD bot_misses integer NOT NULL DEFAULT 0`,
];

const reversed = [
  `ALTER TABLE customers DROP COLUMN bot_misses`,
  `DROP TABLE reply_objects, reply_images`,
  `UPDATE auto_replies SET match_kind = 'contains' WHERE match_kind = 'starts_with'`,
  `ALTER TABLE auto_replies DROP COLUMN created_at, DROP CONSTRAINT auto_replies_match_kind_check,
     ADD CONSTRAINT auto_replies_match_kind_check CHECK (match_kind IN ('exact', 'contains'))`,
  `DROP TABLE intent_keywords, intents`,
];
