import type { CustomerField, CustomerFieldValue } from '@jsk/contracts/customer-details';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

const selectFields = `SELECT f.id, f.name, f.kind, f.choices, f.is_personal AS "isPersonal" FROM customer_fields f`;

@Injectable()
export class CustomerFieldsRepository {
  async list(sql: Sql): Promise<CustomerField[]> {
    return sql.query<CustomerField>(`${selectFields} ORDER BY f.id`);
  }

  /** Nobody deletes it before the transaction ends. */
  async find(sql: Sql, id: string): Promise<CustomerField | null> {
    const rows = await sql.query<CustomerField>(`${selectFields} WHERE f.id = $1 FOR KEY SHARE`, [id]);
    return rows[0] ?? null;
  }

  /** Number and names of fields change by one person at a time; readers do not wait. */
  async lockAll(sql: Sql): Promise<void> {
    await sql.query('LOCK TABLE customer_fields IN SHARE ROW EXCLUSIVE MODE');
  }

  async insert(sql: Sql, field: Omit<CustomerField, 'id'>, at: Date): Promise<string> {
    const rows = await sql.query<{ id: string }>(
      `INSERT INTO customer_fields (name, kind, choices, is_personal, created_at) VALUES ($1, $2, $3, $4, $5)
       RETURNING id`,
      [field.name, field.kind, field.choices, field.isPersonal, at],
    );
    if (!rows[0]) throw new Error('Inserting gave no row');
    return rows[0].id;
  }

  async update(sql: Sql, { id, name, choices, isPersonal }: Omit<CustomerField, 'kind'>): Promise<void> {
    await sql.query('UPDATE customer_fields SET name = $2, choices = $3, is_personal = $4 WHERE id = $1', [
      id,
      name,
      choices,
      isPersonal,
    ]);
  }

  /** What was written into it goes, too. @returns of how many customers. */
  async delete(sql: Sql, id: string): Promise<number> {
    const rows = await sql.query<{ written: number }>(
      `WITH gone AS (DELETE FROM customer_fields WHERE id = $1)
       SELECT count(*)::int AS written FROM customer_field_values WHERE field_id = $1 AND value IS NOT NULL`,
      [id],
    );
    return rows[0]?.written ?? 0;
  }

  /** @returns what is written there, or null when nothing ever was. The caller holds the customer's lock. */
  async findValue(sql: Sql, lineUserId: string, fieldId: string): Promise<CustomerFieldValue | null> {
    const rows = await sql.query<CustomerFieldValue>(
      `SELECT field_id AS "fieldId", value, version FROM customer_field_values
        WHERE line_user_id = $1 AND field_id = $2`,
      [lineUserId, fieldId],
    );
    return rows[0] ?? null;
  }

  /** @returns the new version. */
  async saveValue(sql: Sql, lineUserId: string, fieldId: string, value: string | null): Promise<number> {
    const rows = await sql.query<{ version: number }>(
      `INSERT INTO customer_field_values AS v (line_user_id, field_id, value) VALUES ($1, $2, $3)
       ON CONFLICT (line_user_id, field_id) DO UPDATE SET value = excluded.value, version = v.version + 1
       RETURNING version`,
      [lineUserId, fieldId, value],
    );
    if (!rows[0]) throw new Error('Saving gave no row');
    return rows[0].version;
  }
}
