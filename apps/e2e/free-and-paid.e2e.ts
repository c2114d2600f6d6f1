import { waitFor } from '@jsk/testing/services/wait-for';
import { JourneyBrowser } from './support/browser';
import { CustomerPhone } from './support/customer-phone';
import { OperatorConsole, waitForPicture } from './support/operator-console';
import { simulatedLine } from './support/simulated-line';
import { smallPicture } from './support/small-picture';
import { system } from './support/system';

const customerName = 'กมลชนก ศรีสุวรรณ';
const answer = 'ได้ค่ะ ขอตรวจสอบให้สักครู่นะคะ';
const customerQuotes = 'ขอบคุณค่ะ บัตรเลขที่ 4417-2290 ของดิฉันค่ะ';
const operatorQuotes = 'รับทราบค่ะ ไม่ต้องส่งเลขบัตรนะคะ';

describe('An operator answers free of charge and for money', () => {
  let browser: JourneyBrowser;
  let phone: CustomerPhone;
  let operator: OperatorConsole;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('free-and-paid');
    operator = await OperatorConsole.signIn(await browser.newWindow('console'), system.operator);
    phone = await CustomerPhone.open(browser, customerName);
  });

  afterAll(() => browser.close());

  const lastOnThePhone = async () => (await simulatedLine.messagesOf(phone.lineUserId)).at(-1);

  it('is told how long an answer is free, and answers together with the notice [case 52]', async () => {
    await phone.write('ขอคุยกับเจ้าหน้าที่ค่ะ');
    await operator.claim(customerName);
    await operator.page
      .getByText(/^ตอบฟรีได้อีก ~\d+ วินาที$/)
      .first()
      .waitFor();
    await operator.write(answer);
    await phone.chat.getByText('กำลังเรียกเจ้าหน้าที่').waitFor();
    await phone.chat.getByText(answer).waitFor();
    await operator.thread.getByText('ตอบกลับฟรี').last().waitFor();
    expect(await lastOnThePhone()).toMatchObject({ via: 'reply', paid: false, message: { text: answer } });
  });

  it('sends a picture, is told before and after that it is paid for, and the customer sees it', async () => {
    await operator.page.getByText('ส่งตอนนี้นับโควตา').first().waitFor();
    await operator.attach({ name: 'ใบเสร็จ.png', mimeType: 'image/png', buffer: await smallPicture() });
    await operator.page.getByRole('list', { name: 'ไฟล์ที่แนบ' }).getByText('ใบเสร็จ.png').waitFor();
    await operator.page.getByRole('button', { name: 'ส่งข้อความ' }).click();
    await waitForPicture(operator.thread.getByRole('button', { name: 'เปิดรูปภาพขนาดเต็ม' }).locator('img'));
    await waitForPicture(phone.chat.getByRole('img', { name: 'รูปภาพ' }));
    await operator.thread.getByText('พุช มีค่าใช้จ่าย').waitFor();
    expect(await operator.page.getByRole('list', { name: 'ไฟล์ที่แนบ' }).count()).toBe(0);
    expect(await lastOnThePhone()).toMatchObject({ via: 'push', paid: true, type: 'image' });
  });

  it('sees which message the customer answers to', async () => {
    await phone.quote(answer, customerQuotes);
    await phone.message(customerQuotes).getByRole('button', { name: answer }).waitFor();
    await operator.thread.getByText(customerQuotes).waitFor();
    await operator.thread.getByRole('button', { name: answer }).waitFor();
  });

  it('answers to a message of the customer, who sees to which', async () => {
    await operator.quoteNewest(operatorQuotes);
    await operator.thread.getByRole('button', { name: customerQuotes }).waitFor();
    await phone.message(operatorQuotes).getByRole('button', { name: customerQuotes }).waitFor();
  });

  it('sees at once that the customer has taken a message back, also where it was quoted [case 41]', async () => {
    await phone.unsend(customerQuotes);
    await operator.thread.getByText('ลูกค้ายกเลิกข้อความนี้แล้ว').waitFor();
    await operator.thread.getByRole('button', { name: 'ยกเลิกข้อความแล้ว' }).waitFor();
    await operator.thread.getByText(customerQuotes).waitFor({ state: 'detached' });
  });

  it('finds what was taken back nowhere on the page, before and after a reload [case 39]', async () => {
    await waitFor(async () => !(await operator.page.content()).includes(customerQuotes), {
      description: 'the text is gone from the whole page, read out loud or not',
    });
    await operator.page.reload();
    await operator.thread.getByText('ลูกค้ายกเลิกข้อความนี้แล้ว').waitFor();
    expect(await operator.page.content()).not.toContain(customerQuotes);
  });

  it('cannot write to a customer who has blocked the account', async () => {
    await phone.block();
    await operator.page.getByText('ส่งข้อความหาลูกค้าไม่ได้จนกว่าลูกค้าจะปลดบล็อก').waitFor();
    expect(await operator.composer.count()).toBe(0);
  });
});
