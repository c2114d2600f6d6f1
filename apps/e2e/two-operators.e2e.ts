import type { Page } from 'playwright-core';
import { JourneyBrowser, signIn } from './support/browser';
import { simulatedLine } from './support/simulated-line';
import { system } from './support/system';

const customerName = 'วรเชษฐ์ พูนสุข';

describe('Two operators and one customer', () => {
  let browser: JourneyBrowser;
  let first: Page;
  let second: Page;
  let lineUserId: string;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('two-operators');
    lineUserId = (await simulatedLine.addCustomer(customerName)).userId;
    await simulatedLine.customerWrites(lineUserId, 'I need an agent please');
    first = await browser.newWindow('first');
    second = await browser.newWindow('second', { locale: 'en-US', colorScheme: 'dark' });
    await Promise.all([signIn(first, system.operator), signIn(second, system.secondOperator)]);
    await Promise.all(
      [first, second].map((page) => page.goto(`${system.consoleUrl}/chat?chat=${lineUserId}`)),
    );
  });

  afterAll(() => browser.close());

  it('one claims; the other sees at once who has it and cannot write', async () => {
    await second.getByRole('button', { name: 'รับแชต' }).waitFor();
    await first.getByRole('button', { name: 'รับแชต' }).click();
    await first.getByRole('textbox', { name: /ข้อความถึง/ }).waitFor();
    await second.getByText('กำลังคุยกับ กานต์').waitFor();
    expect(await second.getByRole('textbox', { name: /ข้อความถึง/ }).count()).toBe(0);
  });

  it('hands the conversation over with a reason, and the other goes on', async () => {
    await first.getByRole('button', { name: 'โอนแชต' }).click();
    const dialog = first.getByRole('dialog', { name: 'โอนแชต' });
    await dialog.getByText('ปรียานุช').click();
    await dialog.getByLabel(/เหตุผล/).fill('เรื่องใบกำกับภาษี');
    await dialog.getByRole('button', { name: 'โอนแชต' }).click();
    await second.getByRole('textbox', { name: /ข้อความถึง/ }).fill('Hello, how can I help?');
    await second.keyboard.press('Enter');
    await second.getByRole('log', { name: 'ข้อความในแชต' }).getByText('how can I help?').waitFor();
    await first.getByText('กำลังคุยกับ ปรียานุช').waitFor();
  });
});
