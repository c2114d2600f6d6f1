import { JourneyBrowser } from './support/browser';
import { OperatorConsole } from './support/operator-console';
import { simulatedLine } from './support/simulated-line';
import { system } from './support/system';

const customerName = 'ธัญชนก ศรีวิไล';

describe('An operator looks for what a customer wrote long ago', () => {
  let browser: JourneyBrowser;
  let operator: OperatorConsole;
  let lineUserId: string;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('find-again');
    lineUserId = (await simulatedLine.addCustomer(customerName)).userId;
    await simulatedLine.customerWrites(lineUserId, 'ขอคุยกับเจ้าหน้าที่ค่ะ');
    await simulatedLine.customerWrites(lineUserId, 'อยากได้ใบเสนอราคาโซฟาหนังสีน้ำตาลค่ะ');
    for (let line = 1; line <= 120; line += 1) {
      await simulatedLine.customerWrites(lineUserId, `รายการที่ ${line}`);
    }
    operator = await OperatorConsole.signIn(await browser.newWindow('console'), system.operator);
  });

  afterAll(() => browser.close());

  it('finds it by a word in the middle of a Thai sentence', async () => {
    const { page } = operator;
    await page.getByRole('button', { name: 'ค้นหาข้อความ' }).click();
    await page.getByRole('combobox', { name: 'ค้นหาข้อความ' }).fill('โซฟาหนัง');
    const hit = page.getByRole('option', { name: /โซฟาหนัง/ });
    await hit.waitFor();
    expect(await hit.locator('mark').allTextContents()).toEqual(['โซฟาหนัง']);
  });

  it('jumps to it, with what was written around it', async () => {
    const { page, thread } = operator;
    await page.getByRole('option', { name: /โซฟาหนัง/ }).click();
    await thread.getByText('โซฟาหนังสีน้ำตาล').waitFor();
    await thread.getByText('รายการที่ 1', { exact: true }).waitFor();
    expect(await thread.getByText('รายการที่ 120', { exact: true }).count()).toBe(0);
    expect(page.url()).toContain(`chat=${lineUserId}`);
  });

  it('goes back to the newest', async () => {
    await operator.page.getByRole('button', { name: /ข้อความล่าสุด/ }).click();
    await operator.thread.getByText('รายการที่ 120', { exact: true }).waitFor();
  });
});
