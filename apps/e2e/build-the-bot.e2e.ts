import { JourneyBrowser } from './support/browser';
import { CustomerPhone } from './support/customer-phone';
import { OperatorConsole } from './support/operator-console';
import { system } from './support/system';

const skill = 'ฝ่ายขาย';
const customerName = 'วรัญญา พงษ์เจริญ';

describe('An administrator builds the bot in the browser', () => {
  let browser: JourneyBrowser;
  let administrator: OperatorConsole;
  let phone: CustomerPhone;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('build-the-bot');
    const page = await browser.newWindow('administrator');
    administrator = await OperatorConsole.signIn(page, system.supervisor);
    phone = await CustomerPhone.open(browser, customerName);
  });

  afterAll(() => browser.close());

  const go = (path: string) => administrator.page.goto(`${system.consoleUrl}${path}`);

  it('adds the skill of those who sell', async () => {
    const { page } = administrator;
    await go('/admin/people');
    await page.getByRole('button', { name: 'เพิ่มทักษะ' }).click();
    const dialog = page.getByRole('dialog', { name: 'เพิ่มทักษะ' });
    await dialog.getByLabel('ชื่อทักษะ').fill(skill);
    await dialog.getByRole('button', { name: 'บันทึก' }).click();
    await page.getByText(skill).first().waitFor();
  });

  it('lets «ask price» be answered', async () => {
    const { page } = administrator;
    await go('/admin/intents');
    await page.getByRole('button', { name: 'เพิ่มเรื่อง' }).click();
    await page.getByLabel('ชื่อเรื่อง').fill('ถามราคากระเป๋า');
    await page.getByLabel('คำที่ 1', { exact: true }).fill('กระเป๋าราคา');
    await page.getByLabel('คำตอบที่ 1', { exact: true }).fill('กระเป๋าผ้าใบละ 350 บาทค่ะ');
    await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
    await page.getByRole('heading', { name: 'แก้ไขเรื่องที่บอตตอบ' }).waitFor();
    await page.getByRole('button', { name: 'กลับไปที่รายการ' }).click();
    await page.getByRole('listitem', { name: 'ถามราคากระเป๋า' }).waitFor();
  });

  it('lets «ask for sales» reach whoever can sell', async () => {
    const { page } = administrator;
    await page.getByRole('button', { name: 'เพิ่มเรื่อง' }).click();
    await page.getByLabel('ชื่อเรื่อง').fill('ขอคุยกับฝ่ายขาย');
    await page.getByLabel('คำที่ 1', { exact: true }).fill('อยากสั่งจำนวนมาก');
    await page.getByLabel('คำตอบที่ 1', { exact: true }).fill('ยินดีค่ะ ขอส่งต่อให้ฝ่ายขายนะคะ');
    await page.getByRole('switch', { name: 'ส่งต่อให้เจ้าหน้าที่' }).click();
    await page.getByLabel('ทักษะที่ต้องการ').selectOption({ label: skill });
    await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
    await page.getByRole('heading', { name: 'แก้ไขเรื่องที่บอตตอบ' }).waitFor();
  });

  it('sees on the test bench what would be said, and why', async () => {
    const { page } = administrator;
    await page.getByRole('button', { name: 'ทดลองบอต' }).click();
    await page.getByLabel('ลูกค้าพิมพ์').fill('กระเป๋าราคาเท่าไหร่คะ');
    await page.getByRole('button', { name: 'ลองดู' }).click();
    await page.getByRole('dialog').getByText('กระเป๋าผ้าใบละ 350 บาทค่ะ').waitFor();
  });

  it('and a customer finds both on the phone', async () => {
    await phone.write('กระเป๋าราคาเท่าไหร่คะ');
    await phone.chat.getByText('กระเป๋าผ้าใบละ 350 บาทค่ะ').waitFor();
    await phone.write('อยากสั่งจำนวนมากค่ะ');
    await phone.chat.getByText('ขอส่งต่อให้ฝ่ายขายนะคะ').waitFor();
  });

  it('who then waits in the queue for that skill, and is claimed from there', async () => {
    const { page } = administrator;
    await go('/queue');
    const queue = page.getByRole('list', { name: 'ลูกค้าที่รอ' });
    await queue.getByRole('listitem').filter({ hasText: customerName }).getByText(skill).first().waitFor();
    await page.getByRole('button', { name: `รับแชต ${customerName}` }).click();
    await administrator.composer.waitFor();
    await administrator.write('สวัสดีค่ะ ฝ่ายขายยินดีดูแลค่ะ');
    await phone.chat.getByText('ฝ่ายขายยินดีดูแลค่ะ').waitFor();
  });
});
