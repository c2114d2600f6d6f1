/**
 * Q5: a page of 50 messages at the newest and at the oldest end of a long conversation among millions of messages,
 * beside the same page of a table with nothing else in it.
 */
import { fillMessages, customerOf } from './support/many-messages.mjs';
import { requireBuilt } from './support/built-code.mjs';
import { openPool, startPostgres } from './support/postgres.mjs';
import { percentile } from './support/statistics.mjs';

const rounds = 5;
const pageSize = 50;
const ends = ['newest', 'oldest'];

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const pages = isQuick ? 100 : 400;
  const postgres = await startPostgres();
  const full = await openTable(postgres, isQuick ? 100_000 : 5_000_000, isQuick ? 5_000 : 100_000);
  const empty = await openTable(postgres, 0, pageSize + 1);
  const results = [];
  for (const end of ends) {
    await full.assertIndexOnly(end);
    const [ours, floor] = [[], []];
    await full.median(end, pages);
    await empty.median(end, pages);
    for (let round = 0; round < rounds; round += 1) {
      floor.push(await empty.median(end, pages));
      ours.push(await full.median(end, pages));
    }
    results.push({
      id: 'Q5',
      what: `page of 50 messages, ${end} end: p50`,
      unit: 'ms',
      ours,
      floor,
      bar: { atMost: 2 },
    });
  }
  await full.close();
  await empty.close();
  await postgres.stop();
  return results;
}

/** A table with `others` messages of many customers and one conversation of `length` messages. */
async function openTable(postgres, others, length) {
  const { MessagesRepository } = requireBuilt('libs/features/src/messages/messages.repository');
  const { sqlOver } = requireBuilt('libs/platform/src/database/sql');
  const pool = openPool(await postgres.freshDatabase(), 1);
  await fillMessages(pool, others);
  const lineUserId = customerOf(7);
  await pool.query('DELETE FROM messages WHERE line_user_id = $1', [lineUserId]);
  const { rows } = await pool.query(
    `INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, customer_message_number, created_at)
     SELECT $1, 'INCOMING', 'CUSTOMER', 'text', 'สวัสดีค่ะ ขอถามเรื่องค่าส่งหน่อย ' || n, 'received', n,
            now() - interval '1 minute' * ($2 - n)
       FROM generate_series(1, $2::int) n RETURNING id`,
    [lineUserId, length],
  );
  await pool.query('VACUUM ANALYZE messages');
  const beforeId = { newest: null, oldest: rows[pageSize].id };
  const messages = new MessagesRepository();
  const page = (end, sql = sqlOver(pool)) => messages.listBefore(sql, lineUserId, beforeId[end], pageSize);
  return {
    close: () => pool.close(),
    median: async (end, times) => {
      const latencies = [];
      for (let n = 0; n < times; n += 1) {
        const startedAt = performance.now();
        if ((await page(end)).length !== pageSize) throw new Error('The page is not full');
        latencies.push(performance.now() - startedAt);
      }
      return percentile(latencies, 0.5);
    },
    assertIndexOnly: (end) =>
      page(end, {
        prepared: async (text, values) => {
          const plan = (await pool.query(`EXPLAIN ${text}`, values)).rows
            .map((row) => row['QUERY PLAN'])
            .join('\n');
          if (/Seq Scan|Sort|Bitmap/.test(plan)) throw new Error(`Not by the index alone:\n${plan}`);
          return [];
        },
      }),
  };
}
