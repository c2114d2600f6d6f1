/**
 * Q11: what a browser fetches before it shows the page where one signs in, and then the chats; compressed with gzip.
 * Counted is the console itself: what it shows comes from the API and is as much as there is. What it fetches ahead
 * of the first click comes after.
 */
import { startOwnSystem } from './support/own-system.mjs';
import { launchBrowser, signIn } from './support/browser.mjs';

/** Fonts and pictures come after the first paint. */
const countedTypes = new Set(['Document', 'Script', 'Stylesheet']);

export async function run() {
  const system = await startOwnSystem({ name: 'bench-q11', port: 3490, linePort: 3491 });
  const browser = await launchBrowser();
  const login = await measure(browser, async (page) => {
    await page.goto(`${system.consoleUrl}/login`);
    await page.getByLabel('รหัสผ่าน', { exact: true }).waitFor();
  });
  const chat = await measure(browser, async (page) => {
    await signIn(page, system);
    await page.getByRole('option').first().waitFor();
  });
  await browser.stop();
  await system.stop();
  return [
    row('first load of the page to sign in, gzip', login, 120),
    row('the same and then the chats, gzip', chat, 300),
  ];
}

function row(what, bytes, noMoreThan) {
  return { id: 'Q11', what, unit: 'KiB', ours: [bytes / 1024], floor: null, bar: { noMoreThan } };
}

/** @returns {Promise<number>} bytes over the wire, in a browser that has nothing yet. */
async function measure(browser, visit) {
  const context = await browser.newContext({ extraHTTPHeaders: { 'accept-encoding': 'gzip' } });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  const types = new Map();
  let bytes = 0;
  protocol.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (countedTypes.has(types.get(requestId))) bytes += encodedDataLength;
  });
  await visit(page);
  const shownWith = bytes;
  await context.close();
  return shownWith;
}
