import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people are told by Telegram, and what they were told. */
export class Telegram1732330000000 implements MigrationInterface {
  readonly name = 'Telegram1732330000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE telegram_notifications, telegram_channel`);
  }
}

const statements = [
  // One row: one bot writes into one chat, so that trouble with it concerns every notification alike.
  `CREATE TABLE telegram_channel (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    -- Null until an administrator has decided: then it is on if the environment names a bot and a chat.
    is_enabled boolean,
    -- Encrypted; null: the one of the environment is used.
    bot_token text,
    -- Null: the one of the environment is used.
    chat_id text,
    tells_handoffs boolean NOT NULL DEFAULT true,
    tells_alerts boolean NOT NULL DEFAULT true,
    -- A message is on its way; nobody else sends until it has ended, or until its process must be dead.
    sending_until timestamptz,
    -- Telegram is left alone until then.
    not_before timestamptz,
    failures_in_row integer NOT NULL DEFAULT 0,
    last_sent_at timestamptz,
    -- Since then.
    last_failure_at timestamptz,
    last_failure_message text
  )`,
  `INSERT INTO telegram_channel DEFAULT VALUES`,
  // A row first and a job second, like everything that must survive. Says what happened, not what is written about it:
  // that is put together when it is sent, so that no message text is kept twice.
  `CREATE TABLE telegram_notifications (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- A session, or an alert of this severity.
    kind text NOT NULL CHECK (kind IN ('handoff', 'warning', 'critical')),
    subject_id bigint NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
    -- Of the last attempt, if it failed.
    error_message text,
    -- When it happened.
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    UNIQUE (kind, subject_id)
  )`,
  `CREATE INDEX telegram_notifications_waiting ON telegram_notifications (id) WHERE state = 'waiting'`,
  `CREATE INDEX telegram_notifications_ended ON telegram_notifications (ended_at) WHERE ended_at IS NOT NULL`,
];
