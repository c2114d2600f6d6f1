/** Many messages of many customers, in Thai words that are as unevenly frequent as words are. */
import { requireBuilt } from './built-code.mjs';
import { lineUserId } from './people.mjs';

const customers = 10_000;
const perStatement = 250_000;

/** How many characters people look for, at least. */
export const shortestPiece = 3;
const longestPiece = 8;

/** Words of two to four syllables; the n-th is the rarer, the higher n is. */
const vocabulary = `
  CREATE TABLE vocabulary AS
  SELECT n, (SELECT string_agg(substr('กขคงจฉชซญดตถทธนบปผพฟมยรลวสหอ', 1 + floor(random() * 28)::int, 1)
                    || (ARRAY['', 'า', 'ี', 'ื่', 'ะ', 'ั', '่', '้', 'ู', '็', 'ึ', 'ำ'])[1 + floor(random() * 12)::int], '')
               FROM generate_series(1, 2 + n % 3)) AS word
    FROM generate_series(1, 20000) n`;

const fill = `
  INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, customer_message_number, created_at)
  SELECT 'U' || lpad(to_hex(n % ${customers}), 32, '0'), 'INCOMING', 'CUSTOMER', 'text',
         (SELECT string_agg(v.word, '') FROM (SELECT 1 + floor(20000 * pow(random(), 4))::int AS rank
            FROM generate_series(1, 8) WHERE n IS NOT NULL) chosen JOIN vocabulary v ON v.n = chosen.rank),
         'received', n, now() - (interval '6 seconds' * ($3 - n))
    FROM generate_series($1::int, $2::int) n`;

/** @param {import('pg').Pool} pool of a migrated, empty database. The index of trigrams is built at the end. */
export async function fillMessages(pool, count) {
  await pool.query('SELECT setseed(0.5)');
  await pool.query(vocabulary);
  await pool.query('ALTER TABLE vocabulary ADD PRIMARY KEY (n)');
  await pool.query(
    `INSERT INTO customers (line_user_id, display_name)
     SELECT 'U' || lpad(to_hex(n), 32, '0'), 'Customer ' || n FROM generate_series(0, $1) n`,
    [customers - 1],
  );
  const { rows } = await pool.query(`SELECT indexdef FROM pg_indexes WHERE indexname = 'messages_search'`);
  await pool.query('DROP INDEX messages_search');
  for (let from = 1; from <= count; from += perStatement) {
    await pool.query(fill, [from, Math.min(count, from + perStatement - 1), count]);
  }
  await pool.query(rows[0].indexdef);
  await pool.query('VACUUM ANALYZE messages');
}

/** The customer of the n-th conversation, as `fillMessages` numbers them. */
export const customerOf = lineUserId;

/** @returns {Promise<string[]>} what people look for: it is there, mostly, and as often in frequent words as in rare ones. */
export async function piecesOfMessages(pool, count) {
  const { rows } = await pool.query(
    `SELECT substr(search_text, 1 + floor(random() * (length(search_text) - $1))::int, $2 + floor(random() * $3)::int) AS piece
       FROM messages TABLESAMPLE bernoulli (5) LIMIT $4`,
    [longestPiece, shortestPiece, longestPiece - shortestPiece + 1, 2 * count],
  );
  const { comparableText } = requireBuilt('libs/platform/src/text/comparable-text');
  return rows
    .map(({ piece }) => comparableText(piece))
    .filter((piece) => piece.length >= shortestPiece)
    .slice(0, count);
}
