/** Q12: a conversation of 10,000 messages in a real browser, scrolled up to its beginning and down again. */
import path from 'node:path';
import { launchBrowser, signIn } from './support/browser.mjs';
import { dataDirectory, requireBuilt } from './support/built-code.mjs';
import { startOwnSystem } from './support/own-system.mjs';
import { customerOf } from './support/many-messages.mjs';
import { openPool } from './support/postgres.mjs';

const name = 'bench-q12';
const rounds = 3;
const wheelPx = 600;
const wheelEveryMs = 40;

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const length = isQuick ? 1_000 : 10_000;
  const system = await startOwnSystem({ name, port: 3492, linePort: 3493 });
  await fillConversation(length);
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await signIn(page, system);
  await page.goto(`${system.consoleUrl}/chat?chat=${customerOf(0xbe)}`);
  await page.getByText(`ข้อความที่ ${length} `).first().waitFor();
  const nodesAtFirst = await countNodes(page);

  await page.getByRole('log').hover();
  await scrollToTheBeginning(page);
  const dropped = [];
  const nodes = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const direction of [1, -1]) {
      dropped.push(await shareOfDroppedFrames(page, direction, isQuick ? 40 : 120));
      nodes.push(await countNodes(page));
    }
  }
  await browser.stop();
  await system.stop();
  return [
    {
      id: 'Q12',
      what: `elements of a thread of ${length} messages, all loaded, beside the newest page`,
      unit: '',
      ours: nodes,
      floor: [nodesAtFirst],
      bar: { atMost: 2 },
    },
    {
      id: 'Q12',
      what: `frames dropped while scrolling through ${length} messages`,
      unit: '%',
      ours: dropped.map((share) => share * 100),
      floor: null,
      bar: { noMoreThan: 5 },
    },
  ];
}

async function fillConversation(length) {
  const { startEmbeddedPostgres } = requireBuilt('libs/platform/src/embedded-postgres/embedded-postgres');
  // It runs already: this only finds out where.
  const { connectionString } = await startEmbeddedPostgres({
    dataDirectory: path.join(dataDirectory(name), 'postgres'),
  });
  const pool = openPool(connectionString, 1);
  await pool.query(`INSERT INTO customers (line_user_id, display_name) VALUES ($1, 'คนช่างคุย')`, [
    customerOf(0xbe),
  ]);
  await pool.query(
    `WITH written AS (
       INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, customer_message_number, created_at)
       SELECT $1, CASE WHEN n % 3 = 0 THEN 'OUTGOING' ELSE 'INCOMING' END, CASE WHEN n % 3 = 0 THEN 'BOT' ELSE 'CUSTOMER' END,
              'text', 'ข้อความที่ ' || n || repeat(' สวัสดีค่ะ ขอถามหน่อย', n % 5 + 1), 'received', n,
              now() - interval '7 minutes' * ($2 - n)
         FROM generate_series(1, $2::int) n RETURNING id
     )
     UPDATE customers SET last_message_id = (SELECT max(id) FROM written) WHERE line_user_id = $1`,
    [customerOf(0xbe), length],
  );
  await pool.close();
}

function countNodes(page) {
  return page.getByRole('log').evaluate((log) => log.querySelectorAll('*').length);
}

/** Every page above is loaded on the way. */
async function scrollToTheBeginning(page) {
  const first = page.getByText('ข้อความที่ 1 ');
  while ((await first.count()) === 0) {
    await page.getByRole('log').evaluate((log) => log.scrollTo(0, 0));
    await page.waitForTimeout(wheelEveryMs);
  }
}

/** Turns the wheel as a person does. @returns of the frames that the time had room for, how many were not drawn. */
async function shareOfDroppedFrames(page, direction, turns) {
  await page.evaluate(() => {
    globalThis.frameTimes = [];
    const note = (time) => {
      globalThis.frameTimes?.push(time);
      if (globalThis.frameTimes) globalThis.requestAnimationFrame(note);
    };
    globalThis.requestAnimationFrame(note);
  });
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, direction * wheelPx);
    await page.waitForTimeout(wheelEveryMs);
  }
  const times = await page.evaluate(() => {
    const noted = globalThis.frameTimes;
    globalThis.frameTimes = null;
    return noted;
  });
  const gaps = times.slice(1).map((time, index) => time - times[index]);
  const frameMs = 1000 / 60;
  const missing = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0);
  return missing / (missing + gaps.length);
}
