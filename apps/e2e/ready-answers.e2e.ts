import { JourneyBrowser } from './support/browser';
import { CustomerPhone } from './support/customer-phone';
import { OperatorConsole, waitForPicture } from './support/operator-console';
import { smallPicture } from './support/small-picture';
import { system } from './support/system';

const customerName = 'ศิริพร แสงทอง';

describe('An operator answers with a canned response and a picture', () => {
  let browser: JourneyBrowser;
  let phone: CustomerPhone;
  let operator: OperatorConsole;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('ready-answers');
    phone = await CustomerPhone.open(browser, customerName);
    await phone.write('ขอคุยกับเจ้าหน้าที่หน่อยค่ะ');
    operator = await OperatorConsole.signIn(await browser.newWindow('console'), system.operator);
    await operator.claim(customerName);
  });

  afterAll(() => browser.close());

  it('finds the canned response by what it says, sees what will be sent, and sends it', async () => {
    await operator.composer.fill('/ขอบคุณ');
    await operator.page.getByRole('listbox', { name: 'ข้อความสำเร็จรูป' }).getByRole('option').first().waitFor();
    await operator.page.keyboard.press('Enter');
    const text = await operator.composer.inputValue();
    expect(text).toContain('ขอบคุณ');
    expect(text).not.toContain('{{');
    await operator.page.keyboard.press('Enter');
    await phone.chat.getByText(text.split('\n')[0] ?? '').waitFor();
  });

  it('adds a picture', async () => {
    await operator.attach({ name: 'ใบเสร็จ.png', mimeType: 'image/png', buffer: await smallPicture() });
    await operator.composer.press('Enter');
    await waitForPicture(phone.chat.getByRole('img').last());
  });
});
