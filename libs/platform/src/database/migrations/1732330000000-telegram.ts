import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people are told by Telegram, and what they were told. */
export class Telegram1732330000000 implements MigrationInterface {
  readonly name = 'Telegram1732330000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE telegram_notifications, telegram_settings`);
  }
}

const statements = [
  `CREATE TABLE telegram_settings (
    id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    is_enabled boolean NOT NULL,
    -- Encrypted; null: the one of the environment is used.
    bot_token text,
    chat_id text,
    tells_handoffs boolean NOT NULL,
    tells_alerts boolean NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  // A row first and a job second, like everything that must survive. Says what happened, not what is written about it:
  // that is put together when it is sent, so that no message text is kept twice.
  `CREATE TABLE telegram_notifications (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('handoff', 'alert')),
    subject_id bigint NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    error_message text,
    created_at timestamptz NOT NULL,
    ended_at timestamptz
  )`,
  `CREATE INDEX telegram_notifications_waiting ON telegram_notifications (next_attempt_at) WHERE state = 'waiting'`,
  `CREATE INDEX telegram_notifications_ended ON telegram_notifications (ended_at) WHERE ended_at IS NOT NULL`,
];
