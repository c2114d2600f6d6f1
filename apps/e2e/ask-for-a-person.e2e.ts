import { JourneyBrowser } from './support/browser';
import { CustomerPhone } from './support/customer-phone';
import { OperatorConsole, waitForPicture } from './support/operator-console';
import { simulatedLine } from './support/simulated-line';
import { system } from './support/system';

const customerName = 'อรอนงค์ แก้วมณี';

describe('A customer asks for a person in Thai', () => {
  let browser: JourneyBrowser;
  let phone: CustomerPhone;
  let operator: OperatorConsole;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('ask-for-a-person');
    operator = await OperatorConsole.signIn(await browser.newWindow('console'), system.operator);
    phone = await CustomerPhone.open(browser, customerName);
  });

  afterAll(() => browser.close());

  it('is answered by the bot first', async () => {
    await phone.write('สวัสดีค่ะ');
    await phone.chat.getByText('ยินดีให้บริการ').waitFor();
  });

  it('joins the queue when asking for a person', async () => {
    await phone.write('ขอคุยกับเจ้าหน้าที่หน่อยค่ะ');
    await phone.chat.getByText('กำลังเรียกเจ้าหน้าที่').waitFor();
  });

  it('is seen and claimed by an operator', async () => {
    await operator.claim(customerName);
    await operator.thread.getByText('รับแชต').waitFor();
  });

  it('gets an answer within the minute free of charge', async () => {
    await phone.write('มีเรื่องจะสอบถามค่ะ');
    await operator.thread.getByText('มีเรื่องจะสอบถามค่ะ').waitFor();
    await operator.write('สวัสดีค่ะ ยินดีดูแลค่ะ');
    await phone.chat.getByText('ยินดีดูแลค่ะ').waitFor();
    await operator.thread.getByLabel('LINE รับข้อความแล้ว').last().waitFor();
    const answer = (await simulatedLine.messagesOf(phone.lineUserId)).at(-1);
    expect(answer).toMatchObject({ via: 'reply', message: { text: 'สวัสดีค่ะ ยินดีดูแลค่ะ' } });
  });

  it('sends a picture and a sticker, which the operator sees', async () => {
    await phone.page.getByRole('button', { name: 'รูปภาพ' }).click();
    await phone.page.getByRole('button', { name: 'รูปตัวอย่าง' }).click();
    await waitForPicture(operator.thread.getByRole('button', { name: 'เปิดรูปภาพขนาดเต็ม' }).locator('img'));
    await phone.page.getByRole('button', { name: 'สติกเกอร์', exact: true }).click();
    await phone.page
      .getByRole('group', { name: 'สติกเกอร์' })
      .getByRole('button', { name: '446/1988' })
      .click();
    await operator.thread.getByRole('img', { name: /^สติกเกอร์/ }).waitFor();
  });

  it('writes back and forth with the operator', async () => {
    await phone.write('ขอบคุณค่ะ 🙏');
    await operator.thread.getByText('ขอบคุณค่ะ 🙏').waitFor();
    await operator.composer.fill('ยินดีค่ะ');
    await operator.page.getByRole('button', { name: 'ส่งข้อความ' }).click();
    await phone.chat.getByText('ยินดีค่ะ', { exact: true }).waitFor();
  });

  it('is told when the conversation is closed, and is with the bot again', async () => {
    await operator.close();
    await phone.chat.getByText('ขอบคุณที่ติดต่อเรา').waitFor();
    await operator.page.getByText('บอตกำลังดูแลแชตนี้').waitFor();
    await phone.write('ราคาเท่าไหร่คะ');
    await phone.chat.getByText('ดูราคาสินค้าทั้งหมด').waitFor();
  });
});

describe('A customer taps "talk to a person" in the rich menu', () => {
  let browser: JourneyBrowser;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('rich-menu');
  });

  afterAll(() => browser.close());

  it('and waits in the queue for an operator', async () => {
    const operator = await OperatorConsole.signIn(await browser.newWindow('console'), system.operator);
    const phone = await CustomerPhone.open(browser, 'ปิยะดา ทองแท้');
    await waitForPicture(phone.page.locator('.rich-menu-picture img'));
    await phone.page.getByRole('button', { name: 'คุยกับเจ้าหน้าที่' }).click();
    await operator.page.getByRole('tab', { name: /รอรับ/ }).click();
    await operator.page.getByRole('option', { name: /ปิยะดา ทองแท้/ }).click();
    await operator.page.getByText('ลูกค้ากดปุ่มขอคุยกับเจ้าหน้าที่').first().waitFor();
    await operator.page.getByRole('button', { name: 'รับแชต' }).waitFor();
    await phone.chat.getByText('กำลังเรียกเจ้าหน้าที่').waitFor();
  });
});
