import type { Client } from 'pg';
import { withBriefLock } from './brief-lock';

/** An index of messages, as it has to be on the partitioned table. */
interface IndexRow {
  readonly name: string;
  readonly definition: string;
  readonly isUnique: boolean;
  readonly hasCustomer: boolean;
}

export async function isPartitioned(database: Client): Promise<boolean> {
  const { rows } = await database.query<{ kind: string }>(
    `SELECT relkind AS kind FROM pg_class WHERE oid = 'messages'::regclass`,
  );
  return rows[0]?.kind === 'p';
}

/**
 * An empty table with the columns, checks and references of messages as they are in this version, and a trigger that
 * notes which messages change from now on. There is nothing to do when that was done before.
 */
export async function createPartitionedMessages(database: Client, partitions: number): Promise<void> {
  if (!Number.isInteger(partitions) || partitions < 2)
    throw new Error('There must be two partitions or more');
  const { rowCount } = await database.query(
    `SELECT 1 FROM pg_class WHERE oid = to_regclass('messages_partitioning')`,
  );
  if (rowCount) return;
  await withBriefLock(database, async () => {
    await database.query(`LOCK TABLE ${await tablesAround(database)} IN SHARE ROW EXCLUSIVE MODE`);
    await database.query(
      `CREATE TABLE messages_partitioned
         (LIKE messages INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE)
         PARTITION BY HASH (line_user_id)`,
    );
    // What is unique in a partitioned table has to hold what it is partitioned by.
    await database.query(`ALTER TABLE messages_partitioned ADD PRIMARY KEY (line_user_id, id)`);
    for (const reference of await referencesOfMessages(database)) {
      await database.query(`ALTER TABLE messages_partitioned ADD ${reference}`);
    }
    for (let remainder = 0; remainder < partitions; remainder += 1) {
      await database.query(
        `CREATE TABLE messages_part_${remainder} PARTITION OF messages_partitioned
           FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${remainder})`,
      );
    }
    for (const statement of notes) await database.query(statement);
  });
}

const notes = [
  `CREATE TABLE messages_partitioning (copied_up_to bigint NOT NULL, last_id bigint NOT NULL)`,
  `CREATE TABLE messages_noted (line_user_id text NOT NULL, id bigint NOT NULL)`,
  `CREATE FUNCTION note_changed_message() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     INSERT INTO messages_noted
     SELECT line_user_id, id FROM (SELECT OLD.line_user_id, OLD.id UNION SELECT NEW.line_user_id, NEW.id) changed
      WHERE id IS NOT NULL;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER messages_noted AFTER INSERT OR UPDATE OR DELETE ON messages
     FOR EACH ROW EXECUTE FUNCTION note_changed_message()`,
  // Nobody else is writing now: what comes later is noted, and need not be copied.
  `INSERT INTO messages_partitioning SELECT coalesce(min(id), 1) - 1, coalesce(max(id), 0) FROM messages`,
];

/**
 * Messages, and every table that refers to them or that they refer to: with a reference both sides change. Customers come
 * early, and with them everybody who writes is kept out or through.
 */
export async function tablesAround(database: Client): Promise<string> {
  const { rows } = await database.query<{ tables: string }>(
    `SELECT string_agg(DISTINCT t.oid::regclass::text, ', ') AS tables
       FROM pg_constraint c CROSS JOIN LATERAL (VALUES (c.conrelid), (c.confrelid)) t (oid)
      WHERE c.contype = 'f' AND 'messages'::regclass IN (c.conrelid, c.confrelid)`,
  );
  return rows[0]?.tables ?? 'messages';
}

/** Customers, sessions, operators, deliveries: with their names, which migrations may use. */
async function referencesOfMessages(database: Client): Promise<string[]> {
  const { rows } = await database.query<{ reference: string }>(
    `SELECT format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) AS reference FROM pg_constraint
      WHERE conrelid = 'messages'::regclass AND contype = 'f' ORDER BY conname`,
  );
  return rows.map(({ reference }) => reference);
}

/** Every index of messages once more, with its name as the beginning of a name of its own; those there are stay. */
export async function buildIndexes(database: Client): Promise<void> {
  const { rows } = await database.query<IndexRow>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition, i.indisunique AS "isUnique",
            a.attnum = ANY(i.indkey) AS "hasCustomer"
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attname = 'line_user_id'
      WHERE i.indrelid = 'messages'::regclass AND NOT i.indisprimary`,
  );
  for (const index of rows) await database.query(onPartitioned(index));
  // The primary key begins with the customer; here messages are found by their ids alone.
  await database.query(`CREATE INDEX IF NOT EXISTS messages_by_id_${building} ON messages_partitioned (id)`);
}

/** Until the swap, when the names are free. */
export const building = 'partitioned';

function onPartitioned({ name, definition, isUnique, hasCustomer }: IndexRow): string {
  const [, method = '', rest = ''] = /USING (\w+) (\(.*)$/s.exec(definition) ?? [];
  if (!method) throw new Error(`The index ${name} is not understood: ${definition}`);
  // LINE's id of a message occurs with one customer only, so that it stays as unique as it was.
  const columns = isUnique && !hasCustomer ? rest.replace('(', '(line_user_id, ') : rest;
  return `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name}_${building} ON messages_partitioned
            USING ${method} ${columns}`;
}
