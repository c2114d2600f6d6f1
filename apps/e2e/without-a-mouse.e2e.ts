import type { Page } from 'playwright-core';
import { JourneyBrowser } from './support/browser';
import { CustomerPhone } from './support/customer-phone';
import { OperatorConsole } from './support/operator-console';
import { system } from './support/system';

const customerName = 'ณภัทร ทองดี';

/** Everything here is done with keys; the Thai layout gives other letters for them, and the same places. */
describe('An operator without a mouse', () => {
  let browser: JourneyBrowser;
  let phone: CustomerPhone;
  let operator: OperatorConsole;
  let page: Page;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('without-a-mouse');
    phone = await CustomerPhone.open(browser, customerName, 'customer');
    await phone.write('ขอคุยกับเจ้าหน้าที่หน่อยค่ะ');
    page = await browser.newWindow('console');
  });

  afterAll(() => browser.close());

  it('signs in', async () => {
    await page.goto(`${system.consoleUrl}/login`);
    await page.getByLabel('ชื่อผู้ใช้').waitFor();
    await page.keyboard.type(system.operator);
    await page.keyboard.press('Tab');
    await page.keyboard.type(system.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/chat/);
    operator = OperatorConsole.at(page);
  });

  it('finds the customer in the palette and takes over', async () => {
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Control+KeyK');
    await page.getByRole('combobox', { name: /คำสั่ง/ }).waitFor();
    await page.keyboard.type('ณภัทร');
    const palette = page.getByRole('dialog', { name: /คำสั่ง/ });
    await palette.getByRole('option', { name: new RegExp(customerName) }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'รับแชต' }).waitFor();
    await page.keyboard.press('Alt+KeyA');
    await operator.composer.waitFor();
  });

  it('answers, leaves a note for colleagues, and answers again', async () => {
    await page.keyboard.press('Alt+KeyL');
    await page.keyboard.type('สวัสดีค่ะ');
    await page.keyboard.press('Enter');
    await phone.chat.getByText('สวัสดีค่ะ').last().waitFor();
    await page.keyboard.press('Alt+KeyP');
    await page.keyboard.type('ลูกค้าประจำ');
    await page.keyboard.press('Enter');
    await operator.thread.getByText('ลูกค้าประจำ').waitFor();
    await page.keyboard.press('Alt+KeyL');
    await page.keyboard.type('มีอะไรให้ช่วยคะ');
    await page.keyboard.press('Enter');
    await phone.chat.getByText('มีอะไรให้ช่วยคะ').waitFor();
    expect(await phone.chat.getByText('ลูกค้าประจำ').count()).toBe(0);
  });

  it('sees which keys there are', async () => {
    await page.getByRole('log', { name: 'ข้อความในแชต' }).focus();
    await page.keyboard.press('Shift+Slash');
    const sheet = page.getByRole('dialog', { name: 'แป้นลัด' });
    await sheet.waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
  });

  it('closes the conversation', async () => {
    await page.keyboard.press('Alt+KeyE');
    await page.getByRole('dialog', { name: /ปิดแชต/ }).waitFor();
    await page.keyboard.press('Enter');
    await operator.thread.getByText(/ปิดแชต/).last().waitFor();
    await operator.composer.waitFor({ state: 'detached' });
  });
});
