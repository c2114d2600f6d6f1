/**
 * The floor of processing: the product's own statements (its repositories) in the same order, one transaction per
 * event, without anything around them: no HTTP, no translation of events, no rules, no broadcast.
 */
import { createRequire } from 'node:module';
import { requireBuilt } from './built-code.mjs';
import { serveTasks } from './child-task.mjs';
import { lineUserId } from './people.mjs';
import { textEvent } from './webhooks.mjs';

const { Pool } = createRequire(import.meta.url)('pg');
const { sqlOver } = requireBuilt('libs/platform/src/database/sql');
const { InboxRepository } = requireBuilt('libs/features/src/webhook/inbox.repository');
const { CustomersRepository } = requireBuilt('libs/features/src/customers/customers.repository');
const { MessagesRepository } = requireBuilt('libs/features/src/messages/messages.repository');
const { blankMessage } = requireBuilt('libs/features/src/messages/new-message');
const { OutboxRepository } = requireBuilt('libs/features/src/messages/outbox.repository');
const { SessionsRepository } = requireBuilt('libs/features/src/sessions/sessions.repository');

const inbox = new InboxRepository();
const customerRows = new CustomersRepository();
const outbox = new OutboxRepository();
const messages = new MessagesRepository();
const sessions = new SessionsRepository();

/** As many as there are concurrent requests, which the product lets share one INSERT too. */
const eventsPerInsert = 50;

/** @returns seconds for storing and processing that many events over a pool of that size. */
async function processAll({ databaseUrl, poolSize, count, customers }) {
  const pool = new Pool({ connectionString: databaseUrl, max: poolSize });
  const events = Array.from({ length: count }, (_, n) => eventOf(n, customers));
  // A customer belongs to one connection, so that none waits for another's lock.
  const shares = Array.from({ length: poolSize }, (_, share) =>
    events.filter(({ n }) => (n % customers) % poolSize === share),
  );
  const connections = await Promise.all(shares.map(() => pool.connect()));
  const startedAt = performance.now();
  await Promise.all(shares.map((share, index) => processShare(connections[index], share)));
  const seconds = (performance.now() - startedAt) / 1000;
  for (const connection of connections) connection.release();
  await pool.end();
  return { seconds };
}

function eventOf(n, customers) {
  const userId = lineUserId(n % customers);
  const text = `ข้อความที่ ${n}: สวัสดีค่ะ ขอสอบถามสถานะคำสั่งซื้อหน่อยค่ะ`;
  const event = textEvent({ lineUserId: userId, text, timestamp: Date.now() });
  const occurredAt = new Date(event.timestamp);
  const { webhookEventId, type } = event;
  const stored = { webhookEventId, lane: `user:${userId}`, type, occurredAt, payload: JSON.stringify(event) };
  return { n, userId, event, stored };
}

async function processShare(connection, events) {
  const sql = sqlOver(connection);
  for (let at = 0; at < events.length; at += eventsPerInsert) {
    const batch = events.slice(at, at + eventsPerInsert);
    await inbox.insertOnce(
      sql,
      batch.map(({ stored }) => stored),
    );
    for (const event of batch) {
      await connection.query('BEGIN');
      await processEvent(sql, event);
      await connection.query('COMMIT');
    }
  }
}

async function processEvent(sql, { userId, event, stored }) {
  await inbox.claimNext(sql, stored.lane, 1);
  await customerRows.lockOrCreate(sql, userId);
  await outbox.saveReplyToken(sql, userId, event.replyToken, new Date(Date.now() + 50_000));
  const { session } = await sessions.recordActivity(sql, userId, stored.occurredAt);
  await messages.insertOnce(sql, {
    ...blankMessage,
    lineUserId: userId,
    sessionId: session.id,
    direction: 'INCOMING',
    senderKind: 'CUSTOMER',
    type: 'text',
    text: event.message.text,
    state: 'received',
    lineMessageId: event.message.id,
    quoteToken: event.message.quoteToken,
    createdAt: stored.occurredAt,
  });
}

serveTasks({ processAll });
