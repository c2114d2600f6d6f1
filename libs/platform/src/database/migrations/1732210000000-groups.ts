import type { MigrationInterface, QueryRunner } from 'typeorm';

/** LINE groups and rooms that the account is in: kept apart from customers, because nobody is answered there. */
export class Groups1732210000000 implements MigrationInterface {
  readonly name = 'Groups1732210000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE group_messages, group_members, line_groups`);
  }
}

const statements = [
  `CREATE TABLE line_groups (
    id text PRIMARY KEY CHECK (id ~ '^[CR][0-9a-f]{32}$'),
    kind text NOT NULL CHECK (kind IN ('group', 'room')),
    name text,
    picture_url text,
    profile_fetched_at timestamptz,
    -- When the account last came in and last left, by LINE's clock.
    joined_at timestamptz,
    left_at timestamptz,
    last_activity_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX line_groups_newest ON line_groups (last_activity_at DESC, id DESC)`,
  `CREATE TABLE group_members (
    group_id text NOT NULL REFERENCES line_groups ON DELETE CASCADE,
    line_user_id text NOT NULL,
    name text,
    picture_url text,
    profile_fetched_at timestamptz,
    PRIMARY KEY (group_id, line_user_id)
  )`,
  `CREATE TABLE group_messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id text NOT NULL REFERENCES line_groups ON DELETE CASCADE,
    -- Null for members who have not agreed that accounts may know them.
    line_user_id text,
    type text NOT NULL,
    text text,
    payload jsonb,
    -- Who came or left, for type system.
    event text CHECK (event IN ('joined', 'left', 'member_joined', 'member_left')),
    state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'unsent')),
    line_message_id text UNIQUE,
    edited_at timestamptz,
    -- What it said before it was edited.
    earlier_texts text[] NOT NULL DEFAULT '{}',
    -- False while only its edit or unsend has come: LINE keeps no order between its webhooks.
    has_arrived boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX group_messages_thread ON group_messages (group_id, created_at DESC, id DESC)`,
];
