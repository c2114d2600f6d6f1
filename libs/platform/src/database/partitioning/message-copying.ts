import type { Client } from 'pg';

/**
 * Copies the next messages by their ids; how far it has come is written down in the same transaction.
 * @returns how many there were; 0 at the end
 */
export async function copyMessages(database: Client, limit: number): Promise<number> {
  const columns = await writtenColumns(database);
  const { rowCount } = await database.query(
    `WITH batch AS (
       SELECT p.copied_up_to, max(next.id) AS last FROM messages_partitioning p
        CROSS JOIN LATERAL (
         SELECT id FROM messages WHERE id > p.copied_up_to AND id <= p.last_id ORDER BY id LIMIT $1) next
        GROUP BY p.copied_up_to
     ), progress AS (
       UPDATE messages_partitioning SET copied_up_to = batch.last FROM batch
     )
     INSERT INTO messages_partitioned (${columns})
     SELECT ${columns} FROM messages
      WHERE id > (SELECT copied_up_to FROM batch) AND id <= (SELECT last FROM batch)`,
    [limit],
  );
  return rowCount ?? 0;
}

/**
 * Takes over what has happened to some messages since they were copied: they are copied anew, or are gone. A change that
 * commits meanwhile has a note of its own, and comes with the next ones.
 *
 * @returns how many notes there were
 */
export async function applyChanges(database: Client, limit: number): Promise<number> {
  await database.query('BEGIN');
  try {
    const notes = await applyNoted(database, limit);
    await database.query('COMMIT');
    return notes;
  } catch (error) {
    await database.query('ROLLBACK');
    throw error;
  }
}

/** The same in the transaction that is open. */
export async function applyNoted(database: Client, limit: number): Promise<number> {
  const columns = await writtenColumns(database);
  const { rows } = await database.query<{ lineUserId: string; id: string }>(
    `DELETE FROM messages_noted WHERE ctid = ANY(ARRAY(SELECT ctid FROM messages_noted LIMIT $1))
     RETURNING line_user_id AS "lineUserId", id`,
    [limit],
  );
  const noted = [rows.map(({ lineUserId }) => lineUserId), rows.map(({ id }) => id)];
  const isNoted = `(m.line_user_id, m.id) IN (SELECT * FROM unnest($1::text[], $2::bigint[]))`;
  await database.query(`DELETE FROM messages_partitioned m WHERE ${isNoted}`, noted);
  await database.query(
    `INSERT INTO messages_partitioned (${columns}) SELECT ${columns} FROM messages m WHERE ${isNoted}`,
    noted,
  );
  return rows.length;
}

/** All but those that PostgreSQL derives. */
async function writtenColumns(database: Client): Promise<string> {
  const { rows } = await database.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
      WHERE attrelid = 'messages'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
  );
  return rows[0]?.columns ?? '';
}
