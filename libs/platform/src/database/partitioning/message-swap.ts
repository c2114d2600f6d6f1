import type { Client } from 'pg';
import { withBriefLock } from './brief-lock';
import { applyNoted } from './message-copying';
import { building, tablesAround } from './partitioned-messages';

interface Reference {
  readonly table: string;
  readonly column: string;
  readonly name: string;
  readonly onDelete: string;
}

interface View {
  readonly name: string;
  readonly definition: string;
  readonly indexes: string[];
}

/** What belongs to the old table and has to be made again for the new one. */
interface Dependents {
  readonly triggers: readonly string[];
  readonly references: readonly Reference[];
  readonly views: readonly View[];
}

/**
 * Puts the copy in the place of `messages`, in one transaction during which nobody reads or writes messages, and drops
 * the old table, if both hold equally many. Whatever is in the way ends it, and everything is as it was before.
 *
 * @returns for how many milliseconds the others waited
 */
export async function swapMessages(database: Client): Promise<number> {
  return withBriefLock(database, async () => {
    await database.query(`LOCK TABLE ${await tablesAround(database)} IN ACCESS EXCLUSIVE MODE`);
    const lockedAt = performance.now();
    // Everybody waits: what the views sort shall not go to the disk.
    await database.query(`SET LOCAL work_mem = '256MB'`);
    const dependents = await dependentsOf(database);
    // Before the rest, because only these locks may still have to be waited for.
    for (const { name } of dependents.views) await database.query(`DROP MATERIALIZED VIEW ${name}`);
    while ((await applyNoted(database, 5_000)) > 0);
    await assertSame(database);
    const nextId = await nextIdOf(database);
    for (const { table, name } of dependents.references) {
      await database.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    }
    await database.query(`DROP TABLE messages`);
    await database.query(`DROP TABLE messages_noted, messages_partitioning`);
    await database.query(`DROP FUNCTION note_changed_message`);
    await takeNames(database, nextId);
    for (const statement of remade(dependents)) await database.query(statement);
    return performance.now() - lockedAt;
  });
}

async function assertSame(database: Client): Promise<void> {
  const { rows } = await database.query<{ difference: string }>(
    `SELECT (SELECT count(*) FROM messages) - (SELECT count(*) FROM messages_partitioned) AS difference`,
  );
  if (rows[0]?.difference !== '0') {
    throw new Error(`The copy of the messages differs by ${rows[0]?.difference}; nothing was changed`);
  }
}

async function dependentsOf(database: Client): Promise<Dependents> {
  const triggers = await database.query<{ definition: string }>(
    `SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger
      WHERE tgrelid = 'messages'::regclass AND NOT tgisinternal AND tgname <> 'messages_noted' ORDER BY tgname`,
  );
  const references = await database.query<Reference>(
    `SELECT c.conrelid::regclass::text AS "table", quote_ident(a.attname) AS "column", quote_ident(c.conname) AS name,
            c.confdeltype AS "onDelete"
       FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      WHERE c.confrelid = 'messages'::regclass AND c.contype = 'f' ORDER BY c.conname`,
  );
  // A view of another kind is unknown to this, and ends it, because then the table cannot be dropped.
  const views = await database.query<View>(
    `SELECT v.oid::regclass::text AS name, pg_get_viewdef(v.oid) AS definition,
            ARRAY(SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid = v.oid) AS indexes
       FROM pg_class v
      WHERE v.relkind = 'm' AND EXISTS (
        SELECT FROM pg_rewrite r JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
         WHERE r.ev_class = v.oid AND d.refobjid = 'messages'::regclass)`,
  );
  return {
    triggers: triggers.rows.map(({ definition }) => definition),
    references: references.rows,
    views: views.rows,
  };
}

async function nextIdOf(database: Client): Promise<string> {
  const { rows } = await database.query<{ sequence: string }>(
    `SELECT pg_get_serial_sequence('messages', 'id') AS sequence`,
  );
  const drawn = await database.query<{ id: string }>(`SELECT nextval($1) AS id`, [rows[0]?.sequence]);
  return drawn.rows[0]?.id ?? '1';
}

/** Migrations to come find the table, its key and its indexes under the names that they know. */
async function takeNames(database: Client, nextId: string): Promise<void> {
  await database.query(`ALTER TABLE messages_partitioned RENAME TO messages`);
  await database.query(`ALTER TABLE messages RENAME CONSTRAINT messages_partitioned_pkey TO messages_pkey`);
  await database.query(
    `ALTER TABLE messages ALTER id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME messages_id_seq START WITH ${nextId})`,
  );
  const { rows } = await database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = 'messages'::regclass AND NOT i.indisprimary`,
  );
  for (const { name } of rows) {
    await database.query(`ALTER INDEX ${name} RENAME TO ${name.slice(0, -`_${building}`.length)}`);
  }
}

function remade({ triggers, references, views }: Dependents): string[] {
  return [
    ...triggers,
    ...forgetting(references),
    ...views.flatMap(({ name, definition, indexes }) => [
      `CREATE MATERIALIZED VIEW ${name} AS ${definition}`,
      ...indexes,
    ]),
  ];
}

/**
 * Nothing can refer to a message by its id alone any more, because only (line_user_id, id) is unique. A trigger does what
 * the references did when a message is deleted, which happens with its customer.
 */
function forgetting(references: readonly Reference[]): string[] {
  if (references.length === 0) return [];
  const statements = references.map(({ table, column, name, onDelete }) => {
    const belongs = `${column} IN (SELECT id FROM gone)`;
    if (onDelete === 'c') return `DELETE FROM ${table} WHERE ${belongs};`;
    if (onDelete === 'n') return `UPDATE ${table} SET ${column} = NULL WHERE ${belongs};`;
    throw new Error(`What ${name} of ${table} does when a message is deleted is not known here`);
  });
  return [
    `CREATE FUNCTION forget_with_messages() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       ${statements.join('\n       ')}
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER messages_forgotten AFTER DELETE ON messages REFERENCING OLD TABLE AS gone
       FOR EACH STATEMENT EXECUTE FUNCTION forget_with_messages()`,
  ];
}
