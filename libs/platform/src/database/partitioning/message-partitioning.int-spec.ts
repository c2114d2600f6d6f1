import { createCustomer, createCustomerMessages } from '@jsk/testing/factories';
import { TestRows } from '@jsk/testing/test-rows';
import { Client } from 'pg';
import { copyMessages } from './message-copying';
import { partitionMessages } from './message-partitioning';
import { createPartitionedMessages } from './partitioned-messages';

/** The table is made again with all of its indexes. */
jest.setTimeout(60_000);

let rows: TestRows;
let customers: string[];

beforeEach(async () => {
  rows = await TestRows.create();
  customers = [];
  for (let customer = 0; customer < 8; customer += 1) {
    const lineUserId = await createCustomer(rows);
    customers.push(lineUserId);
    const texts = Array.from({ length: 25 }, (_, index) => `สวัสดีค่ะ ${customer}-${index}`);
    await createCustomerMessages(rows, lineUserId, texts);
  }
});
afterEach(() => rows.close());

const allMessages = () => rows.select('SELECT * FROM messages ORDER BY id');

async function withClient(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: rows.url });
  await client.connect();
  await work(client);
  await client.end();
}

const namesOf = (kind: string) =>
  rows.select(
    kind === 'indexes'
      ? `SELECT indexname AS name FROM pg_indexes WHERE tablename = 'messages' AND indexname <> 'messages_by_id' ORDER BY 1`
      : `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
          WHERE conrelid = 'messages'::regclass AND contype IN ('c', 'f') ORDER BY 1`,
  );

describe('Partitioning the messages', () => {
  it('changes no message, and spreads the customers', async () => {
    const before = await allMessages();
    expect(await partitionMessages(rows.url, { partitions: 4, batchSize: 30 })).toBe(true);
    expect(await allMessages()).toEqual(before);
    const used = await rows.select('SELECT DISTINCT tableoid FROM messages');
    expect(used.length).toBeGreaterThan(1);
  });

  it('keeps the names of indexes, checks and references, for the migrations to come', async () => {
    const before = [await namesOf('indexes'), await namesOf('constraints')];
    await partitionMessages(rows.url, { partitions: 2 });
    expect([await namesOf('indexes'), await namesOf('constraints')]).toEqual(before);
  });

  it('goes on drawing ids where it was', async () => {
    const [last] = await rows.select<{ id: string }>('SELECT max(id) AS id FROM messages');
    await partitionMessages(rows.url, { partitions: 2 });
    const [id] = await createCustomerMessages(rows, customers[0]!, ['ต่อไป']);
    expect(BigInt(id!)).toBeGreaterThan(BigInt(last!.id));
  });

  it('goes on where it was interrupted, with what has changed since', async () => {
    await withClient(async (client) => {
      await createPartitionedMessages(client, 4);
      await copyMessages(client, 60);
    });
    await rows.select('DELETE FROM customers WHERE line_user_id = $1', [customers[0]]);
    await rows.select(`UPDATE messages SET text = 'แก้แล้ว' WHERE line_user_id = ANY($1)`, [
      [customers[1], customers[7]],
    ]);
    await createCustomerMessages(rows, customers[2]!, ['ใหม่ระหว่างทาง']);
    const before = await allMessages();
    await partitionMessages(rows.url, { partitions: 4, batchSize: 30 });
    expect(await allMessages()).toEqual(before);
    expect(await rows.count(`pg_class WHERE relname IN ('messages_noted', 'messages_partitioning')`)).toBe(0);
  });

  it('leaves everything as it was when something depends on messages that it does not know', async () => {
    await rows.select('CREATE VIEW of_somebody_else AS SELECT text FROM messages');
    const before = await allMessages();
    await expect(partitionMessages(rows.url, { partitions: 2 })).rejects.toThrow(
      'cannot drop table messages',
    );
    expect(await allMessages()).toEqual(before);
    await createCustomerMessages(rows, customers[0]!, ['ยังเขียนได้']);

    await rows.select('DROP VIEW of_somebody_else');
    expect(await partitionMessages(rows.url, { partitions: 2 })).toBe(true);
    expect(await rows.count('messages')).toBe(before.length + 1);
  });
});
