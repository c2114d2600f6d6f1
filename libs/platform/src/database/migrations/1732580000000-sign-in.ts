import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody must do about their account, second factors, and where everybody is signed in. */
export class SignIn1732580000000 implements MigrationInterface {
  readonly name = 'SignIn1732580000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...accounts, ...signIns]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of back) await runner.query(statement);
  }
}

const accounts = [
  `ALTER TABLE operators
     ADD COLUMN must_change_password boolean NOT NULL DEFAULT false,
     ADD COLUMN password_changed_at timestamptz,
     ADD COLUMN last_sign_in_at timestamptz,
     ADD COLUMN mfa_secret text,
     ADD COLUMN mfa_enabled_at timestamptz,
     ADD COLUMN mfa_last_step integer,
     ADD CHECK (mfa_enabled_at IS NULL OR mfa_secret IS NOT NULL)`,
  `CREATE TABLE mfa_recovery_codes (
    operator_id bigint NOT NULL REFERENCES operators ON DELETE CASCADE,
    code_hash text NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (operator_id, code_hash)
  )`,
];

/** A sign-in is what was called the family of its refresh tokens. Whether it has ended stands with it, once. */
const signIns = [
  `CREATE TABLE sign_ins (
    id uuid PRIMARY KEY,
    operator_id bigint NOT NULL REFERENCES operators ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    ip text,
    user_agent text,
    ended_at timestamptz
  )`,
  `CREATE INDEX sign_ins_operator ON sign_ins (operator_id)`,
  `CREATE INDEX sign_ins_last_used ON sign_ins (last_used_at)`,
  `INSERT INTO sign_ins (id, operator_id, created_at, last_used_at, ended_at)
   SELECT family_id, min(operator_id), min(created_at), max(created_at), min(revoked_at)
     FROM refresh_tokens GROUP BY family_id`,
  `UPDATE operators o SET last_sign_in_at = s.at
     FROM (SELECT operator_id, max(created_at) AS at FROM sign_ins GROUP BY operator_id) s WHERE s.operator_id = o.id`,
  `ALTER TABLE refresh_tokens RENAME COLUMN family_id TO sign_in_id`,
  `ALTER INDEX refresh_tokens_family RENAME TO refresh_tokens_sign_in`,
  `ALTER TABLE refresh_tokens
     DROP COLUMN operator_id,
     DROP COLUMN revoked_at,
     ADD FOREIGN KEY (sign_in_id) REFERENCES sign_ins ON DELETE CASCADE`,
  `CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at)`,
];

const back = [
  `DROP INDEX refresh_tokens_expiry`,
  `ALTER TABLE refresh_tokens
     DROP CONSTRAINT refresh_tokens_sign_in_id_fkey,
     ADD COLUMN revoked_at timestamptz,
     ADD COLUMN operator_id bigint REFERENCES operators ON DELETE CASCADE`,
  `UPDATE refresh_tokens t SET operator_id = s.operator_id, revoked_at = s.ended_at
     FROM sign_ins s WHERE s.id = t.sign_in_id`,
  `ALTER TABLE refresh_tokens ALTER COLUMN operator_id SET NOT NULL`,
  `ALTER TABLE refresh_tokens RENAME COLUMN sign_in_id TO family_id`,
  `ALTER INDEX refresh_tokens_sign_in RENAME TO refresh_tokens_family`,
  `CREATE INDEX refresh_tokens_operator ON refresh_tokens (operator_id)`,
  `DROP TABLE sign_ins, mfa_recovery_codes`,
  `ALTER TABLE operators
     DROP COLUMN must_change_password, DROP COLUMN password_changed_at, DROP COLUMN last_sign_in_at,
     DROP COLUMN mfa_secret, DROP COLUMN mfa_enabled_at, DROP COLUMN mfa_last_step`,
];
