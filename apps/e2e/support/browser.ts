import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { system } from './system';

/** Chromium looks for its makers' servers at every start unless told not to. */
const quietArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const artifacts = path.resolve(__dirname, '../artifacts');

/** One browser for a journey, with a window of its own for every person in it. */
export class JourneyBrowser {
  private readonly pages: { name: string; page: Page }[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly journey: string,
  ) {}

  /** @param journey a name for its pictures */
  static async open(journey: string): Promise<JourneyBrowser> {
    const options = { executablePath: process.env.CHROMIUM_PATH, args: quietArguments };
    return new JourneyBrowser(await chromium.launch(options), journey);
  }

  /** A window that shares nothing with the others. What its scripts throw fails the journey. */
  async newWindow(name: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      locale: 'th-TH',
      timezoneId: 'Asia/Bangkok',
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    this.pages.push({ name, page });
    return page;
  }

  /** Keeps what everybody saw last, for whoever has to find out why the journey failed. */
  async close(): Promise<void> {
    mkdirSync(artifacts, { recursive: true });
    try {
      for (const { name, page } of this.pages) {
        await page.screenshot({ path: path.join(artifacts, `${this.journey}-${name}.png`) });
      }
    } finally {
      // An open browser would keep the whole run from ending.
      await this.browser.close();
    }
  }
}

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto(`${system.consoleUrl}/login`);
  await page.getByLabel('ชื่อผู้ใช้').fill(username);
  await page.getByLabel('รหัสผ่าน', { exact: true }).fill(system.password);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.waitForURL(/\/chat/);
}
