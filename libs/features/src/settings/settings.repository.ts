import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** Sections of the settings as they were stored; what was never changed has no row. */
@Injectable()
export class SettingsRepository {
  async list(sql: Sql): Promise<Map<string, unknown>> {
    const rows = await sql.query<{ key: string; value: unknown }>('SELECT key, value FROM settings');
    return new Map(rows.map(({ key, value }) => [key, value]));
  }

  /** As `list`; whoever changes a section at the same time waits until this transaction is over. */
  async listForChange(sql: Sql): Promise<Map<string, unknown>> {
    await sql.query('LOCK TABLE settings IN SHARE ROW EXCLUSIVE MODE');
    return this.list(sql);
  }

  async save(sql: Sql, key: string, value: unknown): Promise<void> {
    await sql.query(
      `INSERT INTO settings (key, value) VALUES ($1, $2)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()`,
      [key, JSON.stringify(value)],
    );
  }
}
