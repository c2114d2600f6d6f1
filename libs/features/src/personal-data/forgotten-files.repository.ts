import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** Files that no message has any more. */
@Injectable()
export class ForgottenFilesRepository {
  /** In the order of their keys. */
  async list(sql: Sql, afterKey: string, limit: number): Promise<string[]> {
    const rows = await sql.query<{ key: string }>(
      `SELECT key FROM forgotten_files WHERE key > $1 ORDER BY key LIMIT $2`,
      [afterKey, limit],
    );
    return rows.map(({ key }) => key);
  }

  async delete(sql: Sql, keys: readonly string[]): Promise<void> {
    await sql.query(`DELETE FROM forgotten_files WHERE key = ANY($1::text[])`, [keys]);
  }
}
