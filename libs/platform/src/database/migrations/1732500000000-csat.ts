import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers are asked after a session, and what they answer. */
export class Csat1732500000000 implements MigrationInterface {
  readonly name = 'Csat1732500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE csat_surveys`);
  }
}

const statements = [
  `CREATE TABLE csat_surveys (
     session_id bigint PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
     line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
     due_at timestamptz NOT NULL,
     -- When it was put into the outbox; it is answered until expires_at.
     sent_at timestamptz,
     expires_at timestamptz,
     -- Why it is never sent.
     skipped_because text,
     score integer CHECK (score BETWEEN 1 AND 5),
     answered_at timestamptz,
     comment text,
     commented_at timestamptz,
     -- A comment was asked for: the customer's next text until then is it.
     comment_until timestamptz,
     -- With this message the comment is taken back.
     comment_message_id bigint REFERENCES messages ON DELETE SET NULL,
     CONSTRAINT csat_surveys_sent_or_not CHECK (sent_at IS NULL OR skipped_because IS NULL),
     CONSTRAINT csat_surveys_answered CHECK ((score IS NULL) = (answered_at IS NULL) AND (score IS NULL OR sent_at IS NOT NULL)),
     CONSTRAINT csat_surveys_commented CHECK ((comment IS NULL) = (commented_at IS NULL) AND (comment IS NULL OR score IS NOT NULL))
   )`,
  `CREATE INDEX csat_surveys_due ON csat_surveys (due_at) WHERE sent_at IS NULL AND skipped_because IS NULL`,
  `CREATE INDEX csat_surveys_answered ON csat_surveys (answered_at, session_id) WHERE answered_at IS NOT NULL`,
  `CREATE INDEX csat_surveys_of_customer ON csat_surveys (line_user_id, session_id)`,
  `CREATE INDEX csat_surveys_comment_message ON csat_surveys (comment_message_id) WHERE comment_message_id IS NOT NULL`,
];
