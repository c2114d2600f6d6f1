import type { Client, QueryResultRow } from 'pg';

/**
 * Writes many rows with one statement, in their order.
 * @param rows by the names of their columns; all have those of the first one
 * @param returning columns of what was written
 */
export async function insertRows<Returned extends QueryResultRow = never>(
  database: Client,
  table: string,
  rows: readonly object[],
  returning: readonly string[] = [],
): Promise<Returned[]> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (!columns) return [];
  const result = await database.query<Returned>(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)
     ${returning.length > 0 ? `RETURNING ${returning.join(', ')}` : ''}`,
    [JSON.stringify(rows)],
  );
  return result.rows;
}
