/** The console in a real browser, as an operator sees it. */
import { setTimeout as delay } from 'node:timers/promises';

/** The thread that is shown. */
export function thread(page) {
  return page.getByRole('log', { name: 'ข้อความในแชต' });
}

/** The thread, once the conversation with this customer is the one that is shown. */
export function threadOf(page, name) {
  return page.getByRole('region', { name: new RegExp(name) }).getByRole('log', { name: 'ข้อความในแชต' });
}

/**
 * @param {RegExp} written what belongs to the drill, as a whole text
 * @returns {Promise<string[]>} it in the order in which it stands, read by scrolling up.
 */
export async function readShownThread(page, written) {
  const log = thread(page);
  let texts = [];
  for (let unchanged = 0; unchanged < 8;) {
    const shown = await log.getByText(written).allTextContents();
    const before = texts.length;
    const known = new Set(texts);
    const until = shown.findIndex((text) => known.has(text));
    texts = [...shown.slice(0, until === -1 ? shown.length : until), ...texts];
    unchanged = texts.length === before ? unchanged + 1 : 0;
    await log.evaluate((element) => element.scrollBy(0, -element.clientHeight / 2));
    await delay(150);
  }
  return texts;
}

/** @returns {number} at how many places two threads are not the same. */
export function countDifferences(found, expected) {
  const length = Math.max(found.length, expected.length);
  return Array.from({ length }, (_, n) => found[n] !== expected[n]).filter(Boolean).length;
}
