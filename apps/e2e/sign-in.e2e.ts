import { JourneyBrowser, signIn } from './support/browser';
import { system } from './support/system';

describe('Signing in', () => {
  let browser: JourneyBrowser;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('sign-in');
  });

  afterAll(() => browser.close());

  it('is asked for first, tells a wrong password in place, and leads back to where one wanted to go', async () => {
    const page = await browser.newWindow('wrong-password');
    await page.goto(`${system.consoleUrl}/chat?tab=closed`);
    await page.waitForURL(/\/login/);
    await page.getByLabel('ชื่อผู้ใช้').fill(system.operator);
    await page.getByLabel('รหัสผ่าน', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
    await page.getByText('ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง').waitFor();
    await page.getByLabel('รหัสผ่าน', { exact: true }).fill(system.password);
    await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
    await page.waitForURL(/\/chat\?.*tab=closed/);
  });

  it('lasts over a reload and ends with signing out', async () => {
    const page = await browser.newWindow('reload');
    await signIn(page, system.supervisor);
    await page.reload();
    await page.getByRole('listbox', { name: 'รายการแชต' }).waitFor();
    await page.getByRole('button', { name: /บัญชีของ/ }).click();
    await page.getByRole('menuitem', { name: 'ออกจากระบบ' }).click();
    await page.waitForURL(/\/login/);
    await page.goto(`${system.consoleUrl}/chat`);
    await page.waitForURL(/\/login/);
  });
});
