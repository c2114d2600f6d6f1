import type { Locator, Page } from 'playwright-core';
import { JourneyBrowser, signIn } from './support/browser';
import { CustomerPhone } from './support/customer-phone';
import { OperatorConsole } from './support/operator-console';
import { system } from './support/system';

const customerName = 'นลินทิพย์ อินทรสุวรรณ';
const comment = 'ตอบไว อธิบายชัดเจนดีค่ะ';

describe('A customer says how it was', () => {
  let browser: JourneyBrowser;
  let phone: CustomerPhone;
  let operator: OperatorConsole;
  let administrator: Page;
  let answersBefore: number;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('rated');
    operator = await OperatorConsole.signIn(await browser.newWindow('console'), system.operator);
    administrator = await browser.newWindow('administrator');
    await signIn(administrator, system.supervisor);
    await administrator.goto(`${system.consoleUrl}/analytics/live`);
    phone = await CustomerPhone.open(browser, customerName);
  });

  afterAll(() => browser.close());

  const panel = (): Locator => operator.page.getByRole('complementary', { name: 'ข้อมูลลูกค้า' });

  /** The stars that the panel shows with the session they were given for. */
  const rating = (): Locator => panel().getByRole('img', { name: /^ให้คะแนน/ });

  const liveFigure = (name: string): Locator =>
    administrator
      .getByRole('region', { name: 'ภาพรวมตอนนี้' })
      .getByRole('listitem')
      .filter({ has: administrator.getByRole('heading', { name, exact: true }) });

  const answersOnLivePage = async (): Promise<number> => {
    const words = await liveFigure('ความพึงพอใจ')
      .getByText(/^จาก \d+ รายการ$/)
      .textContent();
    return Number(/\d+/.exec(words ?? '')?.[0]);
  };

  it('is asked for it when the operator closes the chat', async () => {
    await phone.write('ขอคุยกับเจ้าหน้าที่ค่ะ');
    await operator.claim(customerName);
    await operator.write('เปลี่ยนที่อยู่จัดส่งให้เรียบร้อยแล้วค่ะ');
    await phone.chat.getByText('เปลี่ยนที่อยู่จัดส่งให้เรียบร้อยแล้วค่ะ').waitFor();
    answersBefore = await answersOnLivePage();
    await operator.close();
    await phone.chat.getByText('แตะเพื่อให้คะแนนได้เลยค่ะ').waitFor();
  });

  it('taps on four stars and is thanked', async () => {
    await phone.rate(4);
    await phone.chat.getByText('ดีใจที่ได้ดูแลนะคะ').waitFor();
  });

  it('moves the figures of an administrator who watches', async () => {
    await liveFigure('ความพึงพอใจ')
      .getByText(`จาก ${answersBefore + 1} รายการ`, { exact: true })
      .waitFor();
  });

  it('is seen by the operator, in the thread and with the session', async () => {
    await operator.thread.getByText('ลูกค้าให้ 4 ดาว').waitFor();
    await panel().getByRole('button', { name: 'ประวัติเซสชัน' }).click();
    await rating().waitFor();
    expect(await rating().textContent()).toBe('★★★★☆');
  });

  it('adds a comment, which is no new question', async () => {
    await phone.write(comment);
    await phone.chat.getByText('ขอบคุณสำหรับความคิดเห็นค่ะ').waitFor();
    await operator.thread.getByText(comment, { exact: true }).waitFor();
    await operator.thread.getByText('ข้อความล่าสุดของลูกค้าคือความคิดเห็นต่อการดูแล').waitFor();
    await panel().getByText(`“${comment}”`).waitFor();
  });

  it('is told that one answer was enough when tapping again', async () => {
    await phone.rate(1);
    await phone.chat.getByText('ได้รับคะแนนของการสนทนานี้แล้วค่ะ').waitFor();
    expect(await rating().allTextContents()).toEqual(['★★★★☆']);
  });

  it('is among the ratings that the operator can look through', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: 'รายงาน' }).click();
    await page.getByRole('link', { name: 'คะแนน' }).click();
    const entry = page.getByRole('listitem').filter({ hasText: customerName });
    await entry.getByText(comment).waitFor();
    await entry.getByRole('img', { name: '4 จาก 5 ดาว' }).waitFor();
  });
});
