/** A busy shop's past: sessions, surveys, breaches and messages of many days up to now, as unevenly spread as they are. */
import { createOperators } from './people.mjs';

const days = 180;
const messagesPerStatement = 500_000;
/** The one that takes long to make; all others are read by the jobs of the API that is measured. */
const indexForSearch = 'messages_search';

/** At which hours people ask, in the account's time zone; a repeated hour is as much more frequent. */
const hours = [
  8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 12, 13, 13, 13, 14, 14, 14, 15, 15, 15, 16, 16, 17, 19, 20,
  21, 22,
];

const customers = `
  INSERT INTO customers (line_user_id, display_name, chat_mode, profile_fetched_at)
  SELECT 'U' || lpad(to_hex(n), 32, '0'), 'ลูกค้า ' || n, 'BOT', now() FROM generate_series(0, $1::int - 1) n`;

/** All of them are over; for eight of a hundred nobody came. */
const sessions = `
  INSERT INTO sessions (line_user_id, status, operator_id, trigger_kind, trigger_keyword, created_at, claimed_at,
                        first_response_at, first_responder_id, closed_at, closed_by, transfer_count, open_wait_seconds,
                        open_first_response_seconds, open_resolution_seconds)
  SELECT 'U' || lpad(to_hex(floor(random() * $2)::int), 32, '0'), CASE WHEN is_served THEN 'CLOSED' ELSE 'ABANDONED' END,
         CASE WHEN is_served THEN operator END, kind,
         CASE WHEN kind = 'KEYWORD' THEN 'คำที่ ' || floor(40 * pow(random(), 3)) END, began,
         CASE WHEN is_served THEN began + wait END, CASE WHEN is_served THEN began + wait + answer END,
         CASE WHEN is_served THEN operator END, began + wait + answer + talk,
         CASE WHEN is_served THEN 'OPERATOR' ELSE 'SYSTEM' END, (random() < 0.1)::int,
         CASE WHEN is_served THEN extract(epoch FROM wait) END, CASE WHEN is_served THEN extract(epoch FROM answer) END,
         CASE WHEN is_served THEN extract(epoch FROM wait + answer + talk) * 0.9 END
    FROM (SELECT began, random() >= 0.08 AS is_served,
                 (SELECT min(id) FROM operators) + floor(random() * 20)::int AS operator,
                 (ARRAY['KEYWORD', 'KEYWORD', 'POSTBACK', 'INTENT', 'CONTINUE'])[1 + floor(random() * 5)::int] AS kind,
                 interval '1 second' * floor(-60 * ln(1 - random())) AS wait,
                 interval '1 second' * floor(5 - 40 * ln(1 - random())) AS answer,
                 interval '1 second' * floor(60 - 900 * ln(1 - random())) AS talk
            FROM (SELECT (current_date - floor(random() * ${days})::int)::timestamp AT TIME ZONE 'Asia/Bangkok'
                         + interval '1 hour' * (ARRAY[${hours}])[1 + floor(random() * ${hours.length})::int]
                         + interval '1 second' * random() * 3600 AS began
                    FROM generate_series(1, $1::int)) moments
           WHERE began < now() - interval '6 hours') past
   ORDER BY began`;

const surveys = `
  INSERT INTO csat_surveys (session_id, line_user_id, due_at, sent_at, expires_at, score, answered_at)
  SELECT id, line_user_id, closed_at, closed_at, closed_at + interval '1 day', score,
         CASE WHEN score IS NOT NULL THEN closed_at + interval '5 minutes' END
    FROM (SELECT *, CASE WHEN random() < 0.4 THEN 5 - floor(5 * pow(random(), 4))::int END AS score
            FROM sessions WHERE status = 'CLOSED') s`;

const breaches = `
  INSERT INTO sla_breaches (session_id, kind, threshold_seconds, due_at, operator_id, began_at)
  SELECT id, 'first_response', 120, claimed_at + interval '2 minutes', operator_id, created_at
    FROM sessions WHERE first_response_seconds > 120`;

/** Two messages of the customer and two answers in each session, and one more customer who only talks to the bot. */
const messages = `
  INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, via, cost, customer_message_number, created_at)
  SELECT CASE WHEN m = 4 THEN 'U' || lpad(to_hex(s.id * 7919 % $3), 32, '0') ELSE s.line_user_id END,
         CASE WHEN m % 2 = 0 THEN 'INCOMING' ELSE 'OUTGOING' END,
         CASE WHEN m % 2 = 0 THEN 'CUSTOMER' ELSE 'OPERATOR' END, 'text', 'ข้อความที่ ' || m || ' ของเรื่องที่ ' || s.id,
         CASE WHEN m % 2 = 0 THEN 'received' ELSE 'accepted' END, CASE WHEN m % 2 = 1 THEN 'reply' END,
         CASE WHEN m % 2 = 1 THEN (ARRAY['free', 'free', 'paid', 'coalesced'])[1 + s.id % 4] END, 1,
         s.created_at + interval '20 seconds' * m
    FROM generate_series(0, 4) m, (SELECT * FROM sessions ORDER BY created_at OFFSET $1 LIMIT $2) s
   ORDER BY s.created_at`;

/**
 * @param {import('pg').Pool} pool of a migrated, empty database, with one connection
 * @param {number} count sessions; there are five times as many messages, which cannot be searched
 */
export async function fillPast(pool, count) {
  const customerCount = Math.ceil(count / 4);
  await createOperators(pool, 20);
  // Neither references nor triggers: what they see to is true of what is written here, and takes most of the time.
  await pool.query(`SET session_replication_role = replica`);
  await pool.query(`INSERT INTO business_hours (time_zone, week) VALUES ('Asia/Bangkok', $1)`, [
    Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, []])),
  ]);
  const { rows: indexes } = await pool.query(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
      WHERE tablename = 'messages' AND indexname <> 'messages_pkey'`,
  );
  for (const { name } of indexes) await pool.query(`DROP INDEX ${name}`);
  await pool.query('SELECT setseed(0.5)');
  await pool.query(customers, [customerCount]);
  await pool.query(sessions, [count, customerCount]);
  await pool.query(surveys);
  await pool.query(breaches);
  for (let from = 0; from < count; from += messagesPerStatement / 5) {
    await pool.query(messages, [from, messagesPerStatement / 5, customerCount]);
  }
  for (const { name, definition } of indexes) if (name !== indexForSearch) await pool.query(definition);
  await pool.query('RESET session_replication_role');
  await pool.query('VACUUM ANALYZE');
}
