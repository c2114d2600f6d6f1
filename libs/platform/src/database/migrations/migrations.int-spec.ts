import { createTestDatabase } from '@jsk/testing/services/test-database';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../data-source';
import { migrateDatabase } from '../migrate-database';
import { migrations } from './index';

/** Every migration is taken back and made again. */
jest.setTimeout(60_000);

/** Everything that the migrations make: columns, indexes and constraints, in a comparable order. */
const shapeStatement = `
  SELECT 'column' AS kind, table_name || '.' || column_name AS name, data_type || is_nullable || coalesce(column_default, '') AS definition
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint
             WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f')
  ORDER BY kind, name`;

describe('The migrations', () => {
  it('can be taken back and made again, and lead to the same tables', async () => {
    const database = await createTestDatabase();
    const dataSource = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
    const shape = () => dataSource.query<unknown[]>(shapeStatement);
    const before = await shape();

    for (const _ of migrations) await dataSource.undoLastMigration({ transaction: 'each' });
    const tables = await dataSource.query<{ name: string }[]>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    expect(tables).toEqual([{ name: 'schema_migrations' }]);

    const applied: string[] = [];
    await migrateDatabase(database.url, (name) => applied.push(name));
    expect(applied).toEqual(migrations.map(({ name }) => name));
    expect(await shape()).toEqual(before);
    await dataSource.destroy();
    await database.drop();
  });

  it('are made once when several processes start at the same moment', async () => {
    const database = await createTestDatabase();
    const dataSource = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
    for (const _ of migrations) await dataSource.undoLastMigration({ transaction: 'each' });
    const applied: string[] = [];
    await Promise.all([1, 2, 3].map(() => migrateDatabase(database.url, (name) => applied.push(name))));
    expect(applied).toEqual(migrations.map(({ name }) => name));
    await dataSource.destroy();
    await database.drop();
  });

  it('make nothing that a dump could not be restored with: columns are computed wherever names are looked for', async () => {
    const database = await createTestDatabase();
    const dataSource = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
    // As pg_restore begins, and PostgreSQL's own maintenance.
    await dataSource.query(`SELECT set_config('search_path', '', false)`);
    await dataSource.query(
      `INSERT INTO public.customers (line_user_id, display_name) VALUES ('U' || repeat('a', 32), 'สมชาย')`,
    );
    await dataSource.query(
      `INSERT INTO public.sessions (line_user_id, status, trigger_kind, claimed_at, closed_at, closed_by)
       VALUES ('U' || repeat('a', 32), 'CLOSED', 'POSTBACK', now(), now(), 'SYSTEM')`,
    );
    await dataSource.query(
      `INSERT INTO public.messages (line_user_id, direction, sender_kind, type, text, state, customer_message_number)
       VALUES ('U' || repeat('a', 32), 'INCOMING', 'CUSTOMER', 'text', 'สวัสดีค่ะ', 'received', 1)`,
    );
    const views = await dataSource.query<{ name: string }[]>('SELECT matviewname AS name FROM pg_matviews');
    for (const { name } of views) await dataSource.query(`REFRESH MATERIALIZED VIEW public.${name}`);
    await dataSource.query('ANALYZE');
    const found = await dataSource.query<unknown[]>(
      `SELECT (SELECT resolution_seconds FROM public.sessions) AS seconds,
              (SELECT search_text FROM public.messages) AS text, (SELECT name FROM public.customer_names) AS name`,
    );
    expect(found).toEqual([{ seconds: 0, text: 'สวัสดีค่ะ', name: 'สมชาย' }]);
    await dataSource.destroy();
    await database.drop();
  });
});
