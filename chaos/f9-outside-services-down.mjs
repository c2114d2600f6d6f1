/**
 * F9: files cannot be stored (the disk is full; the bucket does not answer, or answers errors) and Telegram does not work,
 * while a customer asks for a person, sends a picture and is answered. The customer must not notice, the health page must
 * say so, and afterwards everything that waited must be done by itself.
 */
/* global FormData, Blob -- Node's own. */
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { startApi } from '../bench/support/api-process.mjs';
import { requireBuilt } from '../bench/support/built-code.mjs';
import { stopLater } from '../bench/support/cleanup.mjs';
import { createOperators, lineUserId } from '../bench/support/people.mjs';
import { openPool, startPostgres } from '../bench/support/postgres.mjs';
import { startSimulator } from './support/simulator.mjs';
import { startSmallDisk } from './support/small-disk.mjs';
import { untilProcessed } from './support/threads.mjs';

const ports = { api: 3488, line: 3489 };

/** A picture is tried again after 1, 2, 4 … seconds, a notification after 5, 10, 20 … */
const healedWithinMs = 120_000;

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const { FakeS3 } = requireBuilt('libs/testing/src/fake-s3');
  const disk = await startSmallDisk();
  const bucket = await started(new FakeS3());
  const bucketFails = (trouble) => ({
    name: `bucket: ${trouble}`,
    environment: bucket.environment,
    breakStorage: async () => void (bucket.trouble = trouble),
    healStorage: async () => void (bucket.trouble = 'none'),
  });
  const troubles = [
    {
      name: disk.kind,
      environment: { MEDIA_DRIVER: 'local', MEDIA_DIRECTORY: disk.directory },
      breakStorage: disk.fill,
      healStorage: disk.empty,
      telegram: { kind: 'cut' },
    },
    { ...bucketFails('error'), telegram: { kind: 'page', status: 502 } },
    { ...bucketFails('cut'), telegram: { kind: 'silence' } },
  ];
  const rows = [];
  for (const trouble of isQuick ? troubles.slice(0, 2) : troubles) rows.push(...(await endure(trouble)));
  await disk.stop();
  return rows;
}

async function endure({ name, environment, breakStorage, healStorage, telegram: telegramTrouble }) {
  const { FakeTelegram } = requireBuilt('libs/testing/src/fake-telegram');
  const telegram = await started(new FakeTelegram());
  const system = await startSystem({
    ...environment,
    TELEGRAM_BOT_TOKEN: telegram.botToken,
    TELEGRAM_CHAT_ID: telegram.chatId,
    TELEGRAM_API_BASE_URL: telegram.url,
  });
  const usual = await talk(system, 1);
  await system.untilFilesAre('ready');

  await breakStorage();
  telegram.trouble = telegramTrouble;
  const told = telegram.messages.length;
  const broken = await talk(system, 2);
  const upload = await sendPicture(system, 3);
  // Still waiting when everything works again: of the one who was served meanwhile nobody has to be told any more.
  await askForPerson(system, 5);
  const healthMeanwhile = await system.untilHealth(
    ({ checks }) => checks.storage.status === 'down' && checks.telegram.status === 'degraded',
  );
  const readyMeanwhile = await system.get('/health/ready');

  await healStorage();
  telegram.trouble = null;
  telegram.hangUp();
  const healthAfterwards = await system.untilHealth(({ status }) => status === 'ok');
  await system.untilFilesAre('ready');
  await until(async () => telegram.messages.length > told, 'Telegram is told');
  const uploadAfterwards = await sendPicture(system, 4);
  await system.stop();
  await telegram.stop();

  const row = (drill, mustHold, counted, holds) => ({ id: 'F9', drill, mustHold, counted, holds });
  return [
    row(
      `${name}; Telegram: ${telegramTrouble.kind}`,
      'a customer is answered as when everything works',
      `${broken.length} messages on the phone, ${usual.length} usually`,
      JSON.stringify(broken) === JSON.stringify(usual) && broken.length > 0,
    ),
    row(
      '',
      'the health page says so, and the process goes on serving',
      `storage ${healthMeanwhile.checks.storage.status}, telegram ${healthMeanwhile.checks.telegram.status}, ready ${readyMeanwhile.status}`,
      healthMeanwhile.status === 'degraded' && readyMeanwhile.status === 200,
    ),
    row('', 'an operator who sends a picture is told to try later', `answered ${upload}`, upload === 503),
    row(
      '',
      'afterwards the picture is copied, the team is told, and all is well',
      `health ${healthAfterwards.status}, upload answered ${uploadAfterwards}`,
      uploadAfterwards === 201,
    ),
  ];
}

async function started(server) {
  await server.start();
  const stop = stopLater(server.stop.bind(server));
  return Object.assign(server, { stop });
}

async function startSystem(env) {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 2);
  const [operator] = await createOperators(pool, 1);
  const allDay = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '00:00', to: '24:00' }]]),
  );
  await pool.query(`INSERT INTO business_hours (time_zone, week) VALUES ('Asia/Bangkok', $1)`, [allDay]);
  await pool.query(`INSERT INTO handoff_keywords (keyword) VALUES ('ติดต่อเจ้าหน้าที่') ON CONFLICT DO NOTHING`);
  const line = await startSimulator({ port: ports.line, apiPort: ports.api });
  const api = await startApi({ databaseUrl, port: ports.api, lineUrl: line.url, env });
  const get = async (path) => {
    const response = await fetch(`${api.origin}/api/v1${path}`);
    return { status: response.status, body: await response.json() };
  };
  return {
    api,
    line,
    operator,
    pool,
    get,
    untilHealth: async (isSo) => {
      let health;
      const looks = () => `the health page says so: ${JSON.stringify(health)}`;
      await until(async () => isSo((health = (await get('/health')).body)), looks);
      return health;
    },
    untilFilesAre: (status) =>
      until(async () => {
        const { rows } = await pool.query(
          `SELECT payload->'media'->>'status' AS status FROM messages WHERE type = 'image' AND direction = 'INCOMING'`,
        );
        return rows.length > 0 && rows.every((row) => row.status === status);
      }, `every picture is ${status}`),
    stop: async () => {
      await api.stop();
      await line.stop();
      await pool.close();
      await postgres.stop();
    },
  };
}

/** A customer asks for a person, sends a picture, is answered and served. @returns what stands on the phone afterwards. */
async function talk(system, n) {
  const { line, pool } = system;
  const customer = await askForPerson(system, n);
  await line.send(customer, { type: 'image' });
  await call(system, `/${customer}/claim`, {});
  await call(system, `/${customer}/messages`, { text: 'เห็นรูปแล้วค่ะ', clientId: `drill-${n}` });
  await call(system, `/${customer}/close`, {});
  await until(async () => {
    const { rows } = await pool.query(
      `SELECT count(*)::int AS waiting FROM messages WHERE line_user_id = $1 AND state = 'queued'`,
      [customer],
    );
    return rows[0].waiting === 0;
  }, 'everything has left');
  return line.received(customer);
}

async function askForPerson({ line }, n) {
  const customer = await line.addCustomer(lineUserId(n), 'Customer');
  await line.write(customer, 'ขอติดต่อเจ้าหน้าที่ค่ะ');
  await until(async () => (await line.received(customer)).length > 0, 'the customer is greeted');
  return customer;
}

/** @param {string} path below the conversations */
async function call({ api, operator }, path, body) {
  const response = await fetch(`${api.origin}/api/v1/admin/live-chat/conversations${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operator.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** @returns {Promise<number>} what an operator is answered who sends a picture to a customer of theirs. */
async function sendPicture({ api, line, operator, pool }, n) {
  const customer = await line.addCustomer(lineUserId(n), 'Customer');
  await line.write(customer, 'สวัสดีค่ะ');
  await untilProcessed(pool);
  await call({ api, operator }, '', { lineUserId: customer });
  const sharp = createRequire(import.meta.url)('sharp');
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } });
  const form = new FormData();
  form.append('clientId', `drill-picture-${n}`);
  form.append('file', new Blob([await picture.jpeg().toBuffer()]), 'picture.jpg');
  const response = await fetch(`${api.origin}/api/v1/admin/live-chat/conversations/${customer}/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operator.token}` },
    body: form,
  });
  await response.text();
  return response.status;
}

/** @param {string | (() => string)} description told when it does not become so */
async function until(isSo, description) {
  for (const deadline = performance.now() + healedWithinMs; !(await isSo()); await delay(200)) {
    if (performance.now() > deadline) {
      throw new Error(`Still not so: ${typeof description === 'string' ? description : description()}`);
    }
  }
}
