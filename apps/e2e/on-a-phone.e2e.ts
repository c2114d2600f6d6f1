import type { Page } from 'playwright-core';
import { JourneyBrowser } from './support/browser';
import { CustomerPhone } from './support/customer-phone';
import { OperatorConsole } from './support/operator-console';
import { system } from './support/system';

const customerName = 'กัญญาณัฐ วงศ์สวัสดิ์ไพศาล';

describe('An operator who has only a phone', () => {
  let browser: JourneyBrowser;
  let phone: CustomerPhone;
  let operator: OperatorConsole;
  let page: Page;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('on-a-phone');
    phone = await CustomerPhone.open(browser, customerName, 'customer');
    await phone.write('ขอคุยกับเจ้าหน้าที่หน่อยค่ะ');
    page = await browser.newWindow('operator', {
      viewport: { width: 375, height: 812 },
      hasTouch: true,
      isMobile: true,
    });
    operator = await OperatorConsole.signIn(page, system.operator);
  });

  afterAll(() => browser.close());

  it('sees one thing at a time: the list, then the conversation', async () => {
    await page.getByRole('tab', { name: /รอรับ/ }).tap();
    const row = page.getByRole('option', { name: new RegExp(customerName) });
    await row.tap();
    await operator.thread.waitFor();
    expect(await row.isVisible()).toBe(false);
  });

  it('takes over and answers', async () => {
    await page.getByRole('button', { name: 'รับแชต' }).tap();
    await operator.composer.fill('สวัสดีค่ะ ตอบจากมือถือนะคะ');
    await page.getByRole('button', { name: 'ส่งข้อความ' }).tap();
    await phone.chat.getByText('ตอบจากมือถือนะคะ').waitFor();
  });

  it('looks at who the customer is, and comes back', async () => {
    await page.getByRole('button', { name: 'การทำงานอื่น' }).tap();
    await page.getByRole('menuitem', { name: /ข้อมูลลูกค้า/ }).tap();
    const panel = page.getByRole('dialog', { name: 'ข้อมูลลูกค้า' });
    await panel.getByText(customerName).first().waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  it('goes back to the list', async () => {
    await page.getByRole('button', { name: /กลับ/ }).tap();
    await page.getByRole('option').first().waitFor();
  });
});
