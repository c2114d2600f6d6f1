import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** Every column with sealed secrets, and as SQL what those in it are sealed for. */
const sealedColumns = [
  { table: 'line_channel', column: 'channel_secret', purpose: `'line_channel.secret'` },
  { table: 'line_channel', column: 'previous_channel_secret', purpose: `'line_channel.secret'` },
  { table: 'line_channel', column: 'access_token', purpose: `'line_channel.access_token'` },
  { table: 'telegram_channel', column: 'bot_token', purpose: `'telegram.bot_token'` },
  { table: 'operators', column: 'mfa_secret', purpose: `'second factor of operator ' || id` },
] as const;

interface SealedSecret {
  readonly table: string;
  readonly column: string;
  readonly purpose: string;
  /** No two secrets are sealed alike, so that this tells which one it is. */
  readonly sealed: string;
}

@Injectable()
export class SealedSecretsRepository {
  /** Every sealed secret; nobody else changes one until the transaction ends. */
  async lockAll(sql: Sql): Promise<SealedSecret[]> {
    const found: SealedSecret[] = [];
    for (const { table, column, purpose } of sealedColumns) {
      const rows = await sql.query<Pick<SealedSecret, 'sealed' | 'purpose'>>(
        `SELECT ${column} AS sealed, ${purpose} AS purpose FROM ${table} WHERE ${column} IS NOT NULL FOR UPDATE`,
      );
      found.push(...rows.map((row) => ({ table, column, ...row })));
    }
    return found;
  }

  async replace(sql: Sql, { table, column, sealed }: SealedSecret, anew: string): Promise<void> {
    await sql.query(`UPDATE ${table} SET ${column} = $1 WHERE ${column} = $2`, [anew, sealed]);
  }
}
