/**
 * Q4: the first page of the conversation list with very many conversations and messages, beside the same with a thousand;
 * as an operator asks for it over REST, in the tabs, orders and filters they use. Counts the SQL statements of a request, too.
 */
import { startApi } from './support/api-process.mjs';
import { createOperators } from './support/people.mjs';
import { openPool, startPostgres } from './support/postgres.mjs';
import { median } from './support/statistics.mjs';

const rounds = 3;
const ports = { large: 3442, small: 3443 };
const perPage = 50;

/** So many fill a page in every account, large or small: a page of ten would be no floor for one of fifty. */
const customersPerTag = 100;

/** What is open at a time depends on the staff and not on how many customers there are. */
const open = { waiting: 100, active: 300, operators: 20 };

const lists = [
  ['everything, newest first', ''],
  ['everything, oldest unanswered first', 'sort=unanswered'],
  ['the queue, longest waiting first', 'status=waiting&sort=waiting'],
  ['own chats, oldest unanswered first', 'status=mine&sort=unanswered'],
  ['closed ones', 'status=closed'],
  ['with a tag', 'tag=1'],
  ['unread ones', 'unread=true'],
];

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const sizes = isQuick
    ? {
        large: { conversations: 10_000, messages: 200_000 },
        small: { conversations: 1000, messages: 20_000 },
      }
    : {
        large: { conversations: 100_000, messages: 5_000_000 },
        small: { conversations: 1000, messages: 50_000 },
      };
  const perRound = isQuick ? 30 : 100;
  const postgres = await startPostgres({ shared_preload_libraries: 'pg_stat_statements' });
  const large = await prepare(postgres, sizes.large, ports.large);
  const small = await prepare(postgres, sizes.small, ports.small);

  const rows = [];
  for (const [name, query] of lists) {
    const what = `conversation list of ${inWords(sizes.large.conversations)}, ${name}`;
    const measured = { ours: [], floor: [] };
    for (const { ask } of [large, small]) await median(await timed(() => ask(query), perRound / 5));
    await large.forgetStatements();
    for (let round = 0; round < rounds; round += 1) {
      measured.floor.push(median(await timed(() => small.ask(query), perRound)));
      measured.ours.push(median(await timed(() => large.ask(query), perRound)));
    }
    const statements = await large.countStatements(rounds * perRound);
    rows.push({ id: 'Q4', what: `${what}: first page`, unit: 'ms', ...measured, bar: { atMost: 2 } });
    rows.push({
      id: 'Q4',
      what: `${what}: statements`,
      unit: '',
      ours: [statements],
      floor: [2],
      bar: { atMost: 1 },
    });
  }
  for (const { stop } of [large, small]) await stop();
  await postgres.stop();
  return rows;
}

async function prepare(postgres, { conversations, messages }, port) {
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 1);
  await pool.query('CREATE EXTENSION pg_stat_statements');
  const [operator] = await createOperators(pool, open.operators);
  console.log(`Writing ${inWords(conversations)} conversations with ${inWords(messages)} messages …`);
  for (const [statement, values] of rowsOf(conversations, messages / conversations)) {
    await pool.query(statement, values);
  }
  await pool.query('VACUUM ANALYZE');
  const api = await startApi({ databaseUrl, port });
  return {
    ask: async (query) => {
      const url = `${api.origin}/api/v1/admin/live-chat/conversations?limit=${perPage}&${query}`;
      const response = await fetch(url, { headers: { authorization: `Bearer ${operator.token}` } });
      const { items } = await response.json();
      if (!items || items.length === 0) throw new Error(`${query || 'The list'} is empty`);
    },
    forgetStatements: () => pool.query('SELECT pg_stat_statements_reset()'),
    countStatements: async (requests) => {
      // What the API does meanwhile of its own accord is not done exactly as often as it was asked.
      const { rows } = await pool.query(
        `SELECT coalesce(sum(calls / $1::int), 0)::int AS statements FROM pg_stat_statements
          WHERE calls % $1 = 0 AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [requests],
      );
      return rows[0].statements;
    },
    stop: async () => {
      await api.stop();
      await pool.close();
    },
  };
}

/** Everybody wrote and was answered; every tenth conversation ended with the customer, every second had a session. */
function rowsOf(conversations, messagesEach) {
  const id = `'U' || lpad(to_hex(n), 32, '0')`;
  const at = `now() - make_interval(mins => n)`;
  const operatorOf = (n) => `(SELECT min(id) FROM operators) + ${n} % ${open.operators}`;
  return [
    [
      `INSERT INTO customers (line_user_id, display_name, chat_mode, profile_fetched_at, customer_message_count,
                              last_message_at, unanswered_since)
       SELECT ${id}, 'ลูกค้า ' || n, 'BOT', now(), $2 / 2, ${at}, CASE WHEN n % 10 = 0 THEN ${at} END
         FROM generate_series(0, $1::int - 1) n`,
      [conversations, messagesEach],
    ],
    [
      `INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, customer_message_number, created_at)
       SELECT ${id}, CASE m % 2 WHEN 0 THEN 'INCOMING' ELSE 'OUTGOING' END, CASE m % 2 WHEN 0 THEN 'CUSTOMER' ELSE 'BOT' END,
              'text', 'ข้อความที่ ' || m, CASE m % 2 WHEN 0 THEN 'received' ELSE 'accepted' END, m / 2 + 1,
              ${at} - make_interval(secs => $2 - m)
         FROM generate_series(0, $1::int - 1) n, generate_series(0, $2::int - 1) m`,
      [conversations, messagesEach],
    ],
    [
      `UPDATE customers c SET last_message_id = m.id
         FROM (SELECT line_user_id, max(id) AS id FROM messages GROUP BY line_user_id) m
        WHERE m.line_user_id = c.line_user_id`,
    ],
    [
      `INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, created_at, claimed_at, closed_at, closed_by)
       SELECT ${id}, status, CASE WHEN status <> 'WAITING' THEN ${operatorOf('n')} END, 'POSTBACK', ${at},
              CASE WHEN status <> 'WAITING' THEN ${at} END, CASE WHEN status = 'CLOSED' THEN ${at} END,
              CASE WHEN status = 'CLOSED' THEN 'OPERATOR' END
         FROM generate_series(0, $1::int - 1, 2) n,
              LATERAL (SELECT CASE WHEN n / 2 < $2 THEN 'WAITING' WHEN n / 2 < $2 + $3 THEN 'ACTIVE' ELSE 'CLOSED' END
                         AS status) of`,
      [conversations, open.waiting, open.active],
    ],
    [
      `UPDATE customers c
          SET latest_session_id = s.id, chat_mode = CASE WHEN s.closed_at IS NULL THEN 'HUMAN' ELSE 'BOT' END
         FROM sessions s WHERE s.line_user_id = c.line_user_id`,
    ],
    [
      `INSERT INTO tags (name, color) SELECT 'แท็ก ' || n, 'green' FROM generate_series(1, $1::int) n`,
      [conversations / customersPerTag],
    ],
    [
      `INSERT INTO customer_tags (line_user_id, tag_id) SELECT ${id}, 1 + n % $2::int FROM generate_series(0, $1::int - 1) n`,
      [conversations, conversations / customersPerTag],
    ],
    [
      `INSERT INTO conversation_reads (operator_id, line_user_id, read_customer_message_count)
       SELECT (SELECT min(id) FROM operators), line_user_id, customer_message_count - (unanswered_since IS NOT NULL)::int
         FROM customers`,
    ],
    [
      `INSERT INTO conversation_pins (operator_id, line_user_id, pinned_at)
       SELECT (SELECT min(id) FROM operators), ${id}, now() FROM generate_series(0, $1::int - 1, greatest(1, $1::int / 20)) n`,
      [conversations],
    ],
  ];
}

async function timed(act, times) {
  const durations = [];
  for (let n = 0; n < times; n += 1) {
    const startedAt = performance.now();
    await act();
    durations.push(performance.now() - startedAt);
  }
  return durations;
}

function inWords(count) {
  return count.toLocaleString('en');
}
