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
});
