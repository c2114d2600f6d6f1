/**
 * F8: the network of an operator's browser is gone for a minute, while customers write and the operator goes on writing.
 * Back again, every thread must be what a browser shows that loads it for the first time, and what was written meanwhile
 * must be on the phone once.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { launchBrowser, signIn } from '../bench/support/browser.mjs';
import { startOwnSystem } from '../bench/support/own-system.mjs';
import { countDifferences, readShownThread, thread, threadOf } from './support/desk.mjs';
import { simulatorAt } from './support/simulator.mjs';

/** What customers write in this drill. */
const writtenText = /^ข้อความที่ \d+$/;
const names = { watched: 'ลูกค้าที่เปิดอยู่', other: 'ลูกค้าอีกคน' };

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const seconds = isQuick ? 10 : 60;
  const count = isQuick ? 60 : 200;
  const system = await startOwnSystem({ name: 'drill-f8', port: 3480, linePort: 3481 });
  const { consoleUrl } = system;
  const line = simulatorAt(system.lineUrl);
  const watched = await line.addCustomer(undefined, names.watched);
  const other = await line.addCustomer(undefined, names.other);
  for (const customer of [watched, other]) await line.write(customer, 'ติดต่อเจ้าหน้าที่ค่ะ');

  const browser = await launchBrowser();
  const desk = await openDesk(browser, system);
  for (const customer of [other, watched]) await claim(desk.page, `${consoleUrl}/chat?chat=${customer}`);
  await desk.page.getByRole('textbox', { name: /ข้อความถึง/ }).waitFor();

  await desk.cut();
  await writeInTurn(line, [watched, other], { count, seconds, meanwhile: () => answer(desk.page) });
  await desk.mend();
  const last = `ข้อความที่ ${count - 1}`;
  await thread(desk.page).getByText(last, { exact: true }).waitFor({ timeout: 60_000 });

  const fresh = await openDesk(browser, system);
  const wrong = { watched: 0, other: 0 };
  for (const [name, customer] of Object.entries({ watched, other })) {
    // A page that is loaded again would prove nothing: the desk goes from one thread to the other by its list.
    if (name === 'other') await desk.page.getByRole('option', { name: new RegExp(names.other) }).click();
    await fresh.page.goto(`${consoleUrl}/chat?chat=${customer}`);
    for (const { page } of [desk, fresh])
      await threadOf(page, names[name]).getByText(writtenText).last().waitFor();
    const expected = await readShownThread(fresh.page, writtenText);
    wrong[name] = countDifferences(await readShownThread(desk.page, writtenText), expected);
    wrong[name] += Math.abs(expected.length - count / 2);
  }
  const answers = (await line.received(watched)).filter((text) => text.startsWith('ตอบตอนหลุด'));
  await browser.stop();
  await system.stop();

  const drill = `an operator's browser without a network for ${seconds} s while ${count} messages arrive`;
  return [
    row(drill, 'the open thread equals a fresh load', wrong.watched, `${wrong.watched} messages differ`),
    row('', 'so does a thread that was not open', wrong.other, `${wrong.other} messages differ`),
    row(
      '',
      'what was written meanwhile is on the phone once',
      Math.abs(answers.length - 3),
      answers.join(', '),
    ),
  ];
}

function row(drill, mustHold, violations, counted) {
  return { id: 'F8', drill, mustHold, counted, holds: violations === 0 };
}

/** A signed-in operator's window, whose network can be cut as a pulled plug does: sockets end, requests fail. */
async function openDesk(browser, system) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  let isCut = false;
  const sockets = [];
  await page.routeWebSocket(/socket\.io/, (socket) => {
    if (isCut) return void socket.close();
    socket.connectToServer();
    sockets.push(socket);
  });
  await page.route('**/api/v1/**', (route) => (isCut ? route.abort() : route.continue()));
  await signIn(page, system);
  return {
    page,
    cut: async () => {
      isCut = true;
      for (const socket of sockets.splice(0)) await socket.close();
      await page.getByText('การเชื่อมต่อหลุด').waitFor();
    },
    mend: () => {
      isCut = false;
    },
  };
}

async function claim(page, chatUrl) {
  await page.goto(chatUrl);
  await page.getByRole('button', { name: 'รับแชต' }).click();
}

/** Customers write one after the other, spread over the time. @param meanwhile done in the middle of it */
async function writeInTurn(line, customers, { count, seconds, meanwhile }) {
  for (let n = 0; n < count; n += 1) {
    await line.write(customers[(n + 1) % customers.length], `ข้อความที่ ${n}`);
    if (n === Math.floor(count / 2)) await meanwhile();
    await delay((seconds * 1000) / count);
  }
}

async function answer(page) {
  for (const word of ['หนึ่ง', 'สอง', 'สาม']) {
    await page.getByRole('textbox', { name: /ข้อความถึง/ }).fill(`ตอบตอนหลุด ${word}`);
    await page.keyboard.press('Enter');
  }
}
