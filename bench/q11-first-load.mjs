/**
 * Q11: what a browser fetches before it shows the page where one signs in, and then the chats; compressed with gzip.
 * Counted is the console itself: what it shows comes from the API and is as much as there is. What it fetches ahead
 * of the first click comes after.
 */
import { startOwnSystem } from './support/own-system.mjs';
import { launchBrowser, signIn } from './support/browser.mjs';

export async function run() {
  const system = await startOwnSystem({ name: 'bench-q11', port: 3490, linePort: 3491 });
  const browser = await launchBrowser();
  const login = await measure(browser, 'input[type=password]', (page) =>
    page.goto(`${system.consoleUrl}/login`),
  );
  const chat = await measure(browser, '[role=option]', (page) => signIn(page, system));
  await browser.stop();
  await system.stop();
  return [
    row('first load of the page to sign in, gzip', login, 120),
    row('the same and then the chats, gzip', chat, 300),
  ];
}

function row(what, { bytes, files }, noMoreThan) {
  return {
    id: 'Q11',
    what: `${what}, ${files} files`,
    unit: 'KiB',
    ours: [bytes / 1024],
    floor: null,
    bar: { noMoreThan },
  };
}

/**
 * @param {string} shown what is there as soon as the page is shown
 * @returns what a browser that has nothing yet had asked for by then: the page, its scripts and styles, without headers.
 */
async function measure(browser, shown, visit) {
  const context = await browser.newContext({ extraHTTPHeaders: { 'accept-encoding': 'gzip' } });
  await context.addInitScript(noteWhenShown, shown);
  const page = await context.newPage();
  await visit(page);
  await page.locator(shown).first().waitFor();
  const fetched = await page.evaluate(sizesUntilShown);
  await context.close();
  return { bytes: fetched.reduce((sum, size) => sum + size, 0), files: fetched.length };
}

/* global window, document -- The rest runs in the page. */

function noteWhenShown(shown) {
  const observer = new window.MutationObserver(() => {
    if (!document.querySelector(shown)) return;
    window.shownAt = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}

function sizesUntilShown() {
  const entries = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource').filter(({ name }) => /\.(js|css)$/.test(name)),
  ];
  return entries
    .filter(({ startTime }) => startTime <= window.shownAt)
    .map(({ encodedBodySize }) => encodedBodySize);
}
