import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** What a spreadsheet needs in front of UTF-8 to read Thai. */
export const byteOrderMark = '\uFEFF';

/** @returns the file that the browser saves because of an act, as it lies on the disk. */
export async function savedFile(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const text = await readFile(await download.path(), 'utf8');
  return { name: download.suggestedFilename(), text };
}
