import type { Role } from '@jsk/contracts/roles';
import type { Sql } from '@jsk/platform/database/sql';
import type { Origin } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';

interface SignIn extends Origin {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
}

interface RefreshToken {
  readonly id: string;
  readonly signInId: string;
  readonly operatorId: string;
  readonly expiresAt: Date;
  /** When it was exchanged for the next one. */
  readonly rotatedAt: Date | null;
  readonly endedAt: Date | null;
}

/** What decides whether an access token still holds. */
export interface AccountState {
  readonly role: Role;
  readonly isActive: boolean;
  readonly endedSignIns: readonly string[];
}

/** Where people are signed in, and the refresh tokens with which they stay so. */
@Injectable()
export class SignInsRepository {
  async insert(
    sql: Sql,
    { id, operatorId, at, origin }: { id: string; operatorId: string; at: Date; origin: Origin },
  ): Promise<void> {
    await sql.query(
      `INSERT INTO sign_ins (id, operator_id, created_at, last_used_at, ip, user_agent) VALUES ($1, $2, $3, $3, $4, $5)`,
      [id, operatorId, at, origin.ip, origin.userAgent],
    );
  }

  async noteUse(sql: Sql, id: string, at: Date, origin: Origin): Promise<void> {
    await sql.query('UPDATE sign_ins SET last_used_at = $2, ip = $3, user_agent = $4 WHERE id = $1', [
      id,
      at,
      origin.ip,
      origin.userAgent,
    ]);
  }

  /** @returns those that have not ended and were used since, used last first. */
  async list(sql: Sql, operatorId: string, usedSince: Date): Promise<SignIn[]> {
    return sql.query<SignIn>(
      `SELECT id, created_at AS "createdAt", last_used_at AS "lastUsedAt", ip, user_agent AS "userAgent" FROM sign_ins
        WHERE operator_id = $1 AND ended_at IS NULL AND last_used_at > $2 ORDER BY last_used_at DESC, id`,
      [operatorId, usedSince],
    );
  }

  /** @returns false when the operator has no such sign-in, or it has ended before. */
  async end(sql: Sql, operatorId: string, id: string, at: Date): Promise<boolean> {
    const rows = await sql.query(
      `UPDATE sign_ins SET ended_at = $3 WHERE id = $2 AND operator_id = $1 AND ended_at IS NULL RETURNING id`,
      [operatorId, id, at],
    );
    return rows.length > 0;
  }

  async endAllOf(sql: Sql, operatorId: string, at: Date, exceptId: string | null): Promise<void> {
    await sql.query(
      `UPDATE sign_ins SET ended_at = $2
        WHERE operator_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3::uuid`,
      [operatorId, at, exceptId],
    );
  }

  /** @returns null when there is nobody with this id. */
  async findState(sql: Sql, operatorId: string, endedSince: Date): Promise<AccountState | null> {
    const rows = await sql.query<AccountState>(
      `SELECT role, is_active AS "isActive",
              ARRAY(SELECT s.id FROM sign_ins s WHERE s.operator_id = o.id AND s.ended_at > $2) AS "endedSignIns"
         FROM operators o WHERE id = $1`,
      [operatorId, endedSince],
    );
    return rows[0] ?? null;
  }

  /** Whether somebody of this user name was signed in at the address. */
  async knowsAddress(sql: Sql, username: string, ip: string, since: Date): Promise<boolean> {
    const rows = await sql.query(
      `SELECT FROM sign_ins s JOIN operators o ON o.id = s.operator_id
        WHERE lower(o.username) = lower($1) AND s.ip = $2 AND s.created_at > $3 LIMIT 1`,
      [username, ip, since],
    );
    return rows.length > 0;
  }

  async insertToken(
    sql: Sql,
    token: { signInId: string; tokenHash: string; at: Date; expiresAt: Date },
  ): Promise<void> {
    await sql.query(
      `INSERT INTO refresh_tokens (id, sign_in_id, token_hash, created_at, expires_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
      [token.signInId, token.tokenHash, token.at, token.expiresAt],
    );
  }

  /**
   * Locks its sign-in, so that of two parallel refreshes, or a refresh and an end, one sees what the other did. The token
   * itself is read after that: together they would be what stood there before the wait.
   */
  async findTokenForUpdate(sql: Sql, tokenHash: string): Promise<RefreshToken | null> {
    await sql.query(
      `SELECT FROM sign_ins WHERE id = (SELECT sign_in_id FROM refresh_tokens WHERE token_hash = $1)
          FOR NO KEY UPDATE`,
      [tokenHash],
    );
    const rows = await sql.query<RefreshToken>(
      `SELECT t.id, t.sign_in_id AS "signInId", s.operator_id AS "operatorId", t.expires_at AS "expiresAt",
              t.rotated_at AS "rotatedAt", s.ended_at AS "endedAt"
         FROM refresh_tokens t JOIN sign_ins s ON s.id = t.sign_in_id WHERE t.token_hash = $1`,
      [tokenHash],
    );
    return rows[0] ?? null;
  }

  /** Every token of the sign-in has had its successor. */
  async rotate(sql: Sql, signInId: string, at: Date): Promise<void> {
    await sql.query(
      'UPDATE refresh_tokens SET rotated_at = $2 WHERE sign_in_id = $1 AND rotated_at IS NULL',
      [signInId, at],
    );
  }

  /** @returns how many rows are gone. */
  async deleteOld(sql: Sql, tokensExpiredBefore: Date, signInsUnusedSince: Date): Promise<number> {
    const tokens = await sql.query('DELETE FROM refresh_tokens WHERE expires_at < $1 RETURNING id', [
      tokensExpiredBefore,
    ]);
    const signIns = await sql.query('DELETE FROM sign_ins WHERE last_used_at < $1 RETURNING id', [
      signInsUnusedSince,
    ]);
    return tokens.length + signIns.length;
  }
}
