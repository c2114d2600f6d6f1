import { createTestDatabase, type TestDatabase } from '@jsk/testing/services/test-database';
import { dataSourceOptions } from '@jsk/platform/database/data-source';
import { DataSource } from 'typeorm';
import { entities } from './entities';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource({ ...dataSourceOptions(database.url, 2), entities }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** How PostgreSQL names the types that the entities name in short. */
const typeNames: Record<string, string> = { timestamptz: 'timestamp with time zone' };

interface ColumnOfTable {
  table: string;
  column: string;
  type: string;
  isNullable: boolean;
}

async function columnsOfDatabase(): Promise<ColumnOfTable[]> {
  return dataSource.query(
    `SELECT table_name AS "table", column_name AS "column", data_type AS type, is_nullable = 'YES' AS "isNullable"
       FROM information_schema.columns WHERE table_schema = 'public'`,
  );
}

describe.each(entities.map((entity) => [entity.name, entity] as const))('%s', (_, entity) => {
  it('describes the columns of its table as the migrations made them', async () => {
    const { tableName, columns } = dataSource.getMetadata(entity);
    const inDatabase = (await columnsOfDatabase()).filter(({ table }) => table === tableName);
    const inEntity = columns.map(({ databaseName, type, isNullable }) => ({
      table: tableName,
      column: databaseName,
      type: typeNames[String(type)] ?? String(type),
      isNullable,
    }));
    const byName = (a: ColumnOfTable, b: ColumnOfTable) => a.column.localeCompare(b.column);
    expect(inEntity.sort(byName)).toEqual(inDatabase.sort(byName));
  });

  it('can be read', async () => {
    await expect(dataSource.getRepository(entity).find({ take: 1 })).resolves.toEqual([]);
  });
});
