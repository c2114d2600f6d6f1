/** Q6: Thai words looked for in all messages, as the product does it, beside reading them all in the same table. */
import { fillMessages, piecesOfMessages, shortestPiece } from './support/many-messages.mjs';
import { requireBuilt } from './support/built-code.mjs';
import { openPool, startPostgres } from './support/postgres.mjs';
import { percentile } from './support/statistics.mjs';

const rounds = 3;

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 1);
  await fillMessages(pool, isQuick ? 100_000 : 5_000_000);
  const words = await piecesOfMessages(pool, isQuick ? 20 : 60);
  const search = createSearch(pool);
  await assertUsesIndex(pool);

  const ours = [];
  const floor = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await p95(words, search));
    // The scan takes seconds and hardly differs from word to word.
    floor.push(await p95(words.slice(0, 10), (word) => scan(pool, word)));
  }
  await pool.close();
  await postgres.stop();
  return [
    {
      id: 'Q6',
      what: `Thai words of ${shortestPiece} characters and more in all messages: p95`,
      unit: 'ms',
      ours,
      floor,
      bar: { atMost: 0.05 },
    },
  ];
}

function createSearch(pool) {
  const { MessageSearchService } = requireBuilt('libs/features/src/message-search/message-search.service');
  const { MessageSearchRepository } = requireBuilt(
    'libs/features/src/message-search/message-search.repository',
  );
  const { sqlOver } = requireBuilt('libs/platform/src/database/sql');
  const everything = { conditionFor: async () => () => 'true' };
  const service = new MessageSearchService(new MessageSearchRepository(), everything, { sql: sqlOver(pool) });
  return (q) => service.search({ operatorId: '1' }, { q, limit: 20 });
}

/** Reads every message, with as many processes as PostgreSQL likes. */
async function scan(pool, word) {
  await pool.query('SET enable_indexscan = off; SET enable_bitmapscan = off');
  await pool.query('SELECT id FROM messages WHERE strpos(search_text, $1) > 0 ORDER BY id DESC LIMIT 21', [
    word,
  ]);
  await pool.query('RESET enable_indexscan; RESET enable_bitmapscan');
}

async function assertUsesIndex(pool) {
  const { MessageSearchRepository } = requireBuilt(
    'libs/features/src/message-search/message-search.repository',
  );
  const plans = [];
  const explaining = {
    query: async (text, values) => {
      plans.push(
        (await pool.query(`EXPLAIN ${text}`, values)).rows.map((row) => row['QUERY PLAN']).join('\n'),
      );
      return [];
    },
  };
  const query = { words: ['กขค'], readerId: '1', isVisible: () => 'true', beforeId: null, limit: 21 };
  await new MessageSearchRepository().searchIndex(explaining, query, query.words);
  if (!plans[0].includes('messages_search'))
    throw new Error(`The search does not use its index:\n${plans[0]}`);
}

async function p95(words, act) {
  const latencies = [];
  for (const word of words) {
    const startedAt = performance.now();
    await act(word);
    latencies.push(performance.now() - startedAt);
  }
  return percentile(latencies, 0.95);
}
