import type { User } from '@jsk/contracts/auth';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** An operator, as far as signing in is concerned. */
export interface Account extends User {
  readonly passwordHash: string;
  readonly isActive: boolean;
  readonly mustChangePassword: boolean;
  /** Sealed. It is there before the second factor is in force, while it is being set up. */
  readonly mfaSecret: string | null;
  readonly mfaEnabledAt: Date | null;
  /** Of the last code that was taken: none before it, nor itself again, is. */
  readonly mfaLastStep: number | null;
}

const selectAccounts = `
  SELECT id, username, display_name AS "displayName", role, password_hash AS "passwordHash", is_active AS "isActive",
         must_change_password AS "mustChangePassword", mfa_secret AS "mfaSecret", mfa_enabled_at AS "mfaEnabledAt",
         mfa_last_step AS "mfaLastStep"
    FROM operators`;

@Injectable()
export class AccountsRepository {
  /** User names are compared without regard to case. */
  async findByUsername(sql: Sql, username: string): Promise<Account | null> {
    const rows = await sql.query<Account>(`${selectAccounts} WHERE lower(username) = lower($1)`, [username]);
    return rows[0] ?? null;
  }

  async find(sql: Sql, id: string): Promise<Account | null> {
    const rows = await sql.query<Account>(`${selectAccounts} WHERE id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** What is read of it holds until the transaction ends. */
  async findForUpdate(sql: Sql, id: string): Promise<Account | null> {
    const rows = await sql.query<Account>(`${selectAccounts} WHERE id = $1 FOR NO KEY UPDATE`, [id]);
    return rows[0] ?? null;
  }

  async noteSignIn(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.query('UPDATE operators SET last_sign_in_at = $2 WHERE id = $1', [id, at]);
  }

  /** For somebody who cannot sign in any more: one that is to be replaced by one of their own. */
  async recover(sql: Sql, id: string, passwordHash: string, at: Date): Promise<void> {
    await sql.query(
      `UPDATE operators SET password_hash = $2, password_changed_at = $3, must_change_password = true, is_active = true
        WHERE id = $1`,
      [id, passwordHash, at],
    );
  }

  /** One that they chose themselves. */
  async setPassword(sql: Sql, id: string, passwordHash: string, at: Date): Promise<void> {
    await sql.query(
      `UPDATE operators SET password_hash = $2, password_changed_at = $3, must_change_password = false WHERE id = $1`,
      [id, passwordHash, at],
    );
  }

  /** @param sealedSecret null switches the second factor off; its recovery codes go with it. */
  async setMfaSecret(sql: Sql, id: string, sealedSecret: string | null): Promise<void> {
    await sql.query(
      `WITH forgotten AS (DELETE FROM mfa_recovery_codes WHERE operator_id = $1)
       UPDATE operators SET mfa_secret = $2, mfa_enabled_at = NULL, mfa_last_step = NULL WHERE id = $1`,
      [id, sealedSecret],
    );
  }

  async enableMfa(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.query('UPDATE operators SET mfa_enabled_at = $2 WHERE id = $1', [id, at]);
  }

  async noteMfaStep(sql: Sql, id: string, step: number): Promise<void> {
    await sql.query('UPDATE operators SET mfa_last_step = $2 WHERE id = $1', [id, step]);
  }

  async replaceRecoveryCodes(sql: Sql, operatorId: string, hashes: readonly string[]): Promise<void> {
    await sql.query('DELETE FROM mfa_recovery_codes WHERE operator_id = $1', [operatorId]);
    await sql.query('INSERT INTO mfa_recovery_codes (operator_id, code_hash) SELECT $1, unnest($2::text[])', [
      operatorId,
      hashes,
    ]);
  }

  /** @returns the hashes of those that were not used. */
  async listRecoveryCodes(sql: Sql, operatorId: string): Promise<string[]> {
    const rows = await sql.query<{ hash: string }>(
      'SELECT code_hash AS hash FROM mfa_recovery_codes WHERE operator_id = $1 AND used_at IS NULL',
      [operatorId],
    );
    return rows.map(({ hash }) => hash);
  }

  async useRecoveryCode(sql: Sql, operatorId: string, hash: string, at: Date): Promise<void> {
    await sql.query('UPDATE mfa_recovery_codes SET used_at = $3 WHERE operator_id = $1 AND code_hash = $2', [
      operatorId,
      hash,
      at,
    ]);
  }
}
