/**
 * A7: ten million messages become a partitioned table while customers write and an operator answers. Nothing is lost or
 * doubled, webhooks are taken all the time, and afterwards everything is as quick as it was. Takes the better part of an
 * hour and about 15 GB of disk, so that it is run only when it is named.
 */
import { startApi } from '../bench/support/api-process.mjs';
import { requireBuilt } from '../bench/support/built-code.mjs';
import { startFakeLine } from '../bench/support/fake-line.mjs';
import { fillMessages, piecesOfMessages } from '../bench/support/many-messages.mjs';
import { createOperators, lineUserId, putIntoSession, signedIn } from '../bench/support/people.mjs';
import { openPool, startPostgres } from '../bench/support/postgres.mjs';
import { percentile } from '../bench/support/statistics.mjs';
import { inWords, letCustomersWrite, letOperatorAnswer } from './support/load.mjs';
import { countTexts, untilProcessed, untilSent } from './support/threads.mjs';

const partitions = 16;
/** Of the ten thousand customers that there are. */
const customers = 50;
const ports = { api: 3488, line: 3489 };
const writtenText = /^(event|answer) \d+$/;

/** As a server of this size is set up; how safely rows are kept stays as it is by default. */
const settings = { shared_buffers: '2GB', maintenance_work_mem: '1GB', max_wal_size: '8GB' };

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const count = isQuick ? 200_000 : 10_000_000;
  const postgres = await startPostgres(settings);
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 2);
  note(`Writing ${count.toLocaleString('en')} messages`);
  await fillMessages(pool, count);
  const [administrator] = await createOperators(pool, 1, 'ADMIN');
  await tellCustomersOfTheirMessages(pool);
  await putIntoSession(pool, customers, administrator.id);
  await pool.query('VACUUM ANALYZE');
  const searches = await searchesOf(pool);
  const line = await startFakeLine(ports.line);
  const api = await startApi({
    databaseUrl,
    port: ports.api,
    lineUrl: line.url,
    env: { REST_REQUESTS_PER_MINUTE: '100000' },
  });

  note('Measuring the table as it is');
  const before = await measure({ api, pool, administrator, searches });
  const operator = await signedIn(administrator);
  const webhooks = letCustomersWrite([ports.api], { customers, perSecond: 10 });
  const answering = letOperatorAnswer(api, operator, { customers, perSecond: 2 });
  note('Partitioning it');
  const startedAt = performance.now();
  const waitedMs = await partition(databaseUrl);
  const tookSeconds = (performance.now() - startedAt) / 1000;
  const { events, answers } = await webhooks.stop();
  const texts = await answering.stop();
  await untilProcessed(pool);
  await untilSent(pool);
  note('Measuring the partitioned table');
  await pool.query('VACUUM ANALYZE');
  const after = await measure({ api, pool, administrator, searches });

  const written = [...events.map(({ message }) => message.text), ...texts];
  const stored = await countTexts(api, await signedIn(administrator), customers);
  const storedTexts = [...stored].filter(([text]) => writtenText.test(text));
  const notOnce = written.filter((text) => stored.get(text) !== 1).length;
  const { rows } = await pool.query('SELECT count(*)::int AS messages FROM messages');
  const expected = count + written.length;
  const kinds = await pool.query(`SELECT relkind FROM pg_class WHERE oid = 'messages'::regclass`);
  await api.stop();
  await line.stop();
  await pool.close();
  await postgres.stop();

  const row = (mustHold, counted, holds) => ({ id: 'A7', drill: '', mustHold, counted, holds });
  return [
    {
      ...row(
        'it ends, and the table is partitioned',
        `${tookSeconds.toFixed(0)} s, for ${(waitedMs / 1000).toFixed(1)} of which writers waited`,
        kinds.rows[0].relkind === 'p',
      ),
      drill: `${count.toLocaleString('en')} messages partitioned while customers and an operator write`,
    },
    row(
      'every message that was there, and that came, exactly once',
      `${written.length} came, ${notOnce} not exactly once; ${rows[0].messages - expected} rows too many or too few`,
      notOnce === 0 && storedTexts.length === written.length && rows[0].messages === expected,
    ),
    row('every webhook is taken at once', inWords(answers), [...answers.keys()].join() === '200'),
    row(
      'the statistics of days are the same',
      `${before.days.length} days`,
      areSame(before.days, after.days),
    ),
    row(
      'the same messages are found',
      `${before.found.flat().length} by ${searches.length} Thai words`,
      JSON.stringify(before.found) === JSON.stringify(after.found),
    ),
    ...Object.keys(before.p95).map((what) =>
      row(
        `${what}: no slower than twice`,
        `p95 ${before.p95[what].toFixed(1)} ms before, ${after.p95[what].toFixed(1)} ms after`,
        after.p95[what] <= 2 * before.p95[what],
      ),
    ),
  ];
}

/** What is stored with each message that comes, and was not when they were written all at once. */
async function tellCustomersOfTheirMessages(pool) {
  await pool.query(
    `UPDATE customers c
        SET last_message_id = m.id, last_message_at = m.at, customer_message_count = m.number, profile_fetched_at = now()
       FROM (SELECT line_user_id, max(id) AS id, max(created_at) AS at, max(customer_message_number) AS number
               FROM messages GROUP BY line_user_id) m
      WHERE m.line_user_id = c.line_user_id`,
  );
}

/**
 * Thai words looked for in the messages that are there now, before and after: among those that come meanwhile there are
 * none, so that a word that used to be in the newest ones would have to be looked for further down.
 */
async function searchesOf(pool) {
  const { encodeCursor } = requireBuilt('libs/platform/src/http/page-cursor');
  const { rows } = await pool.query(`SELECT (max(id) + 1)::text AS "nextId" FROM messages`);
  const cursor = encodeCursor(new Date().toISOString(), rows[0].nextId);
  const pieces = await piecesOfMessages(pool, 60);
  return pieces.map((q) => `messages/search?${new URLSearchParams({ q, cursor, limit: '20' })}`);
}

/** @returns {Promise<number>} for how many milliseconds writers waited in the end. */
async function partition(databaseUrl) {
  const { partitionMessages } = requireBuilt('libs/platform/src/database/partitioning/message-partitioning');
  const lines = [];
  await partitionMessages(databaseUrl, {
    partitions,
    log: (line) => {
      lines.push(line);
      if (!/\d messages are copied/.test(line) || /[05]000000 /.test(line)) note(`  ${line}`);
    },
  });
  return Number(/waited for (\d+) ms/.exec(lines.at(-1))[1]);
}

/** How long people wait for the pages that read messages, what is found, and what the days look like. */
async function measure({ api, pool, administrator, searches }) {
  const { token } = await signedIn(administrator);
  const ask = async (path) => {
    const url = `${api.origin}/api/v1/admin/live-chat/${path}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const questions = {
    'the newest page of a thread': (n) => `conversations/${lineUserId((n * 37) % 10_000)}/messages?limit=50`,
    'the list of conversations': () => 'conversations?limit=50',
    'a Thai word in all messages': (n) => searches[n % searches.length],
  };
  const p95 = {};
  for (const [what, pathOf] of Object.entries(questions)) {
    for (let n = 0; n < searches.length; n += 1) await ask(pathOf(n));
    p95[what] = percentile(await timed(200, (n) => ask(pathOf(n))), 0.95);
  }
  const found = [];
  for (const search of searches) {
    const { items } = await ask(search);
    found.push(items.map(({ message }) => message.id));
  }
  await pool.query(
    `UPDATE statistics_basis SET as_of = now(), before = current_date - 1, time_zone = 'Asia/Bangkok'`,
  );
  await pool.query('REFRESH MATERIALIZED VIEW CONCURRENTLY daily_message_statistics');
  const { rows: days } = await pool.query('SELECT * FROM daily_message_statistics ORDER BY day');
  return { p95, found, days };
}

async function timed(times, act) {
  const latencies = [];
  for (let n = 0; n < times; n += 1) {
    const startedAt = performance.now();
    await act(n);
    latencies.push(performance.now() - startedAt);
  }
  return latencies;
}

/** Days that have ended meanwhile are only in the later ones: it may be past midnight by then. */
function areSame(earlier, later) {
  return earlier.length > 0 && JSON.stringify(earlier) === JSON.stringify(later.slice(0, earlier.length));
}

function note(line) {
  console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
}
