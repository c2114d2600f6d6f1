import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tags that administrators edit, who followed and blocked when, and what the page of all customers sorts by. */
export class TagsAndFollows1732410000000 implements MigrationInterface {
  readonly name = 'TagsAndFollows1732410000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tags, ...follows, ...customersPage]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX customers_first_seen, customers_by_name`);
    await runner.query(`ALTER TABLE customers DROP COLUMN follow_state, DROP COLUMN has_come_back`);
    await runner.query(`DROP TABLE customer_follow_events`);
    await runner.query(`ALTER TABLE tags DROP CONSTRAINT tags_color`);
    await runner.query(`DROP INDEX tags_name`);
    await runner.query(`ALTER TABLE tags ADD CONSTRAINT tags_name_key UNIQUE (name)`);
  }
}

const colors = ['gray', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'purple', 'pink']
  .map((color) => `'${color}'`)
  .join(', ');

const tags = [
  // Until now the only tags were those of the demonstration, with these colours.
  `UPDATE tags SET color = CASE color WHEN '#2f9e63' THEN 'green' WHEN '#c98a10' THEN 'amber'
                                      WHEN '#d0453b' THEN 'red' WHEN '#3b7dd8' THEN 'blue' ELSE 'gray' END
    WHERE color NOT IN (${colors})`,
  `ALTER TABLE tags ADD CONSTRAINT tags_color CHECK (color IN (${colors}))`,
  `ALTER TABLE tags DROP CONSTRAINT tags_name_key`,
  `CREATE UNIQUE INDEX tags_name ON tags (lower(name))`,
];

const follows = [
  `CREATE TABLE customer_follow_events (
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('followed', 'blocked', 'came_back')),
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (line_user_id, occurred_at, kind)
  )`,
  `INSERT INTO customer_follow_events (line_user_id, kind, occurred_at)
   SELECT line_user_id,
          CASE WHEN payload->>'event' = 'unfollowed' THEN 'blocked'
               WHEN payload->>'detail' = 'unblocked' THEN 'came_back' ELSE 'followed' END,
          created_at
     FROM messages WHERE sender_kind = 'SYSTEM' AND payload->>'event' IN ('followed', 'unfollowed')
   ON CONFLICT DO NOTHING`,
  `ALTER TABLE customers ADD has_come_back boolean NOT NULL DEFAULT false`,
  `UPDATE customers c SET has_come_back = true
     FROM customer_follow_events f WHERE f.line_user_id = c.line_user_id AND f.kind = 'came_back'`,
  // In the words of the page of customers, and never at odds with what decides whether something may be sent.
  `ALTER TABLE customers ADD follow_state text NOT NULL GENERATED ALWAYS AS (
     CASE WHEN is_blocked THEN 'blocked' WHEN has_come_back THEN 'came_back'
          WHEN follow_changed_at IS NULL THEN 'never_followed' ELSE 'following' END) STORED`,
];

const customersPage = [
  `CREATE INDEX customers_first_seen ON customers (created_at, line_user_id)`,
  // As a Thai or English dictionary sorts, whatever the locale of the server.
  `CREATE INDEX customers_by_name ON customers ((coalesce(display_name, '') COLLATE "und-x-icu"), line_user_id)`,
];
