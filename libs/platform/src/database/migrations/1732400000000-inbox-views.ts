import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an operator pins and which views they keep, and who has written without an answer. */
export class InboxViews1732400000000 implements MigrationInterface {
  readonly name = 'InboxViews1732400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE conversation_pins, saved_views`);
    await runner.query(`ALTER TABLE customers DROP COLUMN unanswered_since`);
  }
}

const statements = [
  `CREATE TABLE conversation_pins (
    operator_id bigint NOT NULL REFERENCES operators ON DELETE CASCADE,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    pinned_at timestamptz NOT NULL,
    PRIMARY KEY (operator_id, line_user_id)
  )`,
  `CREATE INDEX conversation_pins_customer ON conversation_pins (line_user_id)`,
  // Of nobody: administrators keep it for everybody.
  `CREATE TABLE saved_views (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    operator_id bigint REFERENCES operators ON DELETE CASCADE,
    name text NOT NULL,
    filters jsonb NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE UNIQUE INDEX saved_views_name ON saved_views (coalesce(operator_id, 0), lower(name))`,
  `ALTER TABLE customers ADD unanswered_since timestamptz`,
  `CREATE INDEX customers_unanswered ON customers (unanswered_since, line_user_id) WHERE unanswered_since IS NOT NULL`,
  // So far lines of the system and notices counted as last messages, too.
  `UPDATE customers c
      SET last_message_id = m.id, last_message_at = coalesce(m.created_at, c.created_at),
          unanswered_since = CASE WHEN m.sender_kind = 'CUSTOMER' AND s.closed_at >= m.created_at IS NOT TRUE
                                  THEN m.created_at END
     FROM customers known
     LEFT JOIN sessions s ON s.id = known.latest_session_id
     LEFT JOIN LATERAL (
       SELECT m.id, m.created_at, m.sender_kind FROM messages m
        WHERE m.line_user_id = known.line_user_id AND m.sender_kind <> 'SYSTEM' AND m.type <> 'note'
        ORDER BY m.created_at DESC, m.id DESC LIMIT 1
     ) m ON true
    WHERE c.line_user_id = known.line_user_id`,
];
