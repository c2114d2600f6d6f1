/** A real browser, which looks for nobody but us. */
import { chromium } from 'playwright-core';
import { requireBuilt } from './built-code.mjs';
import { stopLater } from './cleanup.mjs';

const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
];

export async function launchBrowser() {
  const { ensureChromium } = requireBuilt('libs/testing/src/services/chromium');
  const executablePath = await ensureChromium((text) => console.log(text));
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  const stop = stopLater(() => browser.close());
  return { newContext: (options) => browser.newContext({ locale: 'th-TH', ...options }), stop };
}

/** Signs in through the page, as a person does. */
export async function signIn(page, { consoleUrl, password }, username = 'operator') {
  await page.goto(`${consoleUrl}/login`);
  await page.getByLabel('ชื่อผู้ใช้').fill(username);
  await page.getByLabel('รหัสผ่าน', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.waitForURL(/\/chat/);
}
