import { waitFor } from '@jsk/testing/services/wait-for';
import { JourneyBrowser } from './support/browser';
import { CustomerPhone } from './support/customer-phone';
import { OperatorConsole } from './support/operator-console';
import { simulatedLine } from './support/simulated-line';
import { system } from './support/system';

const customerName = 'ธีรภัทร วงศ์ใหญ่';
const uncertain = 'ของจะถึงพรุ่งนี้ครับ';
const delayed = 'ส่งเลขพัสดุให้แล้วครับ';
const tokenRefused = 'LINE ไม่รับ Access token';

describe('LINE does not do what it should', () => {
  let browser: JourneyBrowser;
  let phone: CustomerPhone;
  let operator: OperatorConsole;
  let colleague: OperatorConsole;
  let administrator: OperatorConsole;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('line-trouble');
    const window = (name: string) => browser.newWindow(name);
    operator = await OperatorConsole.signIn(await window('operator'), system.operator);
    colleague = await OperatorConsole.signIn(await window('colleague'), system.secondOperator);
    administrator = await OperatorConsole.signIn(await window('administrator'), system.supervisor);
    phone = await CustomerPhone.open(browser, customerName);
    await phone.write('ขอคุยกับเจ้าหน้าที่ครับ');
    await operator.claim(customerName);
    await operator.write('สวัสดีครับ ยินดีดูแลครับ');
    await phone.chat.getByText('ยินดีดูแลครับ').waitFor();
  });

  afterAll(async () => {
    await simulatedLine.disturb({ reply: null, push: null, info: null });
    await browser.close();
  });

  const timesOnThePhone = async (text: string) =>
    (await simulatedLine.messagesOf(phone.lineUserId)).filter(({ message }) => message?.text === text).length;

  it('leaves it to the operator whether a reply without an answer has arrived [case 54]', async () => {
    await phone.write('ของจะถึงวันไหนครับ');
    await operator.thread.getByText('ของจะถึงวันไหนครับ').waitFor();
    await simulatedLine.disturb({ reply: { mode: 'accept_then_drop', times: 1 } });
    await operator.write(uncertain);
    await operator.page.getByRole('button', { name: 'เลือกวิธีจัดการ' }).click();
    const choice = operator.page.getByRole('dialog', { name: 'ข้อความนี้ถึงลูกค้าหรือยัง' });
    await choice.getByRole('button', { name: 'ส่งอีกครั้ง' }).waitFor();
    await choice.getByRole('button', { name: 'ถึงแล้ว' }).click();
    await operator.thread.getByText('ไม่แน่ใจว่าถึงหรือไม่').waitFor({ state: 'detached' });
    await phone.chat.getByText(uncertain).waitFor();
    expect(await timesOnThePhone(uncertain)).toBe(1);
  });

  it('keeps messages and tells everybody when LINE refuses the access token [case 64]', async () => {
    const refusal = { mode: 'status', status: 401 } as const;
    await simulatedLine.disturb({ reply: refusal, push: refusal, info: refusal });
    await operator.write(delayed);
    await operator.thread.getByText(/^รอส่ง · การเชื่อมต่อกับ LINE มีปัญหา/).waitFor();
    for (const person of [operator, colleague, administrator]) {
      await person.alerts.getByText(tokenRefused).waitFor();
    }
    await colleague.alerts.getByText('โปรดแจ้งผู้ดูแลระบบ').waitFor();
    expect(await timesOnThePhone(delayed)).toBe(0);
  });

  it('lets the administrator find the cause, and goes on only when LINE accepts the token', async () => {
    const { page } = administrator;
    await administrator.alerts.getByRole('link', { name: 'ไปที่หน้าช่องทาง LINE' }).click();
    const result = page.getByRole('region', { name: 'ผลการทดสอบ' });
    await page.getByRole('button', { name: 'ทดสอบ', exact: true }).click();
    await result.getByRole('img', { name: 'ต้องแก้' }).first().waitFor();
    await page.getByRole('button', { name: 'ส่งต่อ' }).click();
    await page.getByText('LINE ยังไม่รับ Access token นี้').waitFor();
    await simulatedLine.disturb({ reply: null, push: null, info: null });
    await page.getByRole('button', { name: 'ทดสอบ', exact: true }).click();
    await result.getByRole('img', { name: 'ต้องแก้' }).first().waitFor({ state: 'detached' });
    await result.getByText(/^เป็นของ /).waitFor();
  });

  it('sends what waited exactly once when the administrator resumes [case 64]', async () => {
    await administrator.page.getByRole('button', { name: 'ส่งต่อ' }).click();
    await administrator.page.getByText('ส่งตามปกติ').waitFor();
    await phone.chat.getByText(delayed).waitFor();
    await operator.thread.getByText(/^รอส่ง/).waitFor({ state: 'detached' });
    for (const person of [operator, colleague, administrator]) {
      await person.alerts.getByText(tokenRefused).waitFor({ state: 'detached' });
    }
    await waitFor(async () => (await operator.thread.getByLabel('LINE รับข้อความแล้ว').count()) >= 2, {
      description: 'both messages are marked as accepted',
    });
    expect(await timesOnThePhone(delayed)).toBe(1);
  });
});
