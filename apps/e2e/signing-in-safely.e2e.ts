import type { Page } from 'playwright-core';
import { AuthenticatorApp } from './support/authenticator-app';
import { JourneyBrowser, signIn } from './support/browser';
import { OperatorConsole } from './support/operator-console';
import { simulatedLine } from './support/simulated-line';
import { system } from './support/system';

const agent = { username: 'pimpa.journey', displayName: 'พิมพา ใจเย็น', password: 'four green lamps at noon' };
const customerName = 'วันเพ็ญ ของเพื่อน';
const lockedPage = 'หน้านี้สำหรับผู้ดูแลระบบ ถ้าต้องการใช้ ให้ขอสิทธิ์จากผู้ดูแลระบบ';

describe('Somebody new signs in safely', () => {
  let browser: JourneyBrowser;
  let administrator: Page;
  let page: Page;
  let temporaryPassword: string;
  let app: AuthenticatorApp;
  let recoveryCodes: string[];
  let lineUserId: string;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('signing-in-safely');
    lineUserId = (await simulatedLine.addCustomer(customerName)).userId;
    await simulatedLine.customerWrites(lineUserId, 'ขอคุยกับเจ้าหน้าที่ค่ะ');
    const colleague = await OperatorConsole.signIn(await browser.newWindow('colleague'), system.operator);
    await colleague.claim(customerName);
    administrator = await browser.newWindow('administrator');
    await signIn(administrator, system.supervisor);
    await chooseVisibility('แชตของตน และแชตที่รอรับ');
    page = await browser.newWindow('agent');
  });

  afterAll(async () => {
    await chooseVisibility('ทุกแชต');
    await browser.close();
  });

  const chooseVisibility = async (label: string) => {
    await administrator.goto(`${system.consoleUrl}/admin/settings`);
    await administrator.getByRole('combobox', { name: 'เจ้าหน้าที่เห็นแชตไหน' }).selectOption({ label });
    await administrator.getByRole('button', { name: 'บันทึก', exact: true }).click();
    await administrator.getByText('บันทึกแล้ว').first().waitFor();
  };

  const typePassword = async (password: string) => {
    await page.getByLabel('ชื่อผู้ใช้').fill(agent.username);
    await page.getByLabel('รหัสผ่าน', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  };
  const codeField = () => page.getByRole('textbox', { name: /รหัส 6 หลัก/ });
  const consoleOpens = () => page.getByRole('listbox', { name: 'รายการแชต' }).waitFor();

  const openAccountMenu = async (item: string) => {
    await page.getByRole('button', { name: /^บัญชีของ/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const signOut = async () => {
    await openAccountMenu('ออกจากระบบ');
    await page.waitForURL(/\/login/);
  };

  it('is added by an administrator, with a password for the first time', async () => {
    await administrator.goto(`${system.consoleUrl}/admin/people`);
    await administrator.getByRole('button', { name: 'เพิ่มคนในทีม' }).click();
    const form = administrator.getByRole('dialog', { name: 'เพิ่มคนในทีม' });
    await form.getByRole('textbox', { name: 'ชื่อผู้ใช้' }).fill(agent.username);
    await form.getByRole('textbox', { name: 'ชื่อที่แสดง' }).fill(agent.displayName);
    await form.getByRole('button', { name: 'เพิ่มคนในทีม' }).click();
    const shownOnce = administrator.getByRole('dialog', { name: /^รหัสผ่านชั่วคราวของ/ });
    temporaryPassword = (await shownOnce.locator('.font-mono').textContent()) ?? '';
    expect(temporaryPassword.length).toBeGreaterThanOrEqual(16);
    await shownOnce.getByRole('button', { name: 'เก็บแล้ว ปิดหน้าต่าง' }).click();
  });

  it('must choose a password of their own before anything else', async () => {
    await page.goto(`${system.consoleUrl}/customers`);
    await typePassword(temporaryPassword);
    await page.getByRole('heading', { name: 'ตั้งรหัสผ่านของคุณเอง' }).waitFor();
    await page.reload();
    await page.getByLabel('รหัสผ่านปัจจุบัน', { exact: true }).fill(temporaryPassword);
    const newPassword = page.getByLabel('รหัสผ่านใหม่', { exact: true });
    await newPassword.fill(`${agent.username}-1`);
    await page.getByRole('button', { name: 'บันทึกรหัสผ่าน' }).click();
    await page.getByText('มีชื่อผู้ใช้อยู่ข้างใน', { exact: true }).waitFor();
    await newPassword.fill(agent.password);
    await page.getByText('ความแข็งแรง: ดีมาก').waitFor();
    await page.getByRole('button', { name: 'บันทึกรหัสผ่าน' }).click();
    await page.waitForURL(/\/customers$/);
  });

  it('sees no administration, and nothing of what a colleague takes care of', async () => {
    await page.goto(`${system.consoleUrl}/admin/people`);
    await page.getByText(lockedPage).waitFor();
    expect(await page.getByRole('link', { name: 'ทีมและทักษะ' }).count()).toBe(0);
    await page.goto(`${system.consoleUrl}/chat`);
    await consoleOpens();
    await page.getByPlaceholder('ค้นหาชื่อหรือรหัสลูกค้า').fill(customerName);
    await page.getByText(`ไม่พบแชตที่ตรงกับ “${customerName}”`).waitFor();
    await page.goto(`${system.consoleUrl}/chat?chat=${lineUserId}`);
    await consoleOpens();
    expect(await page.getByText('ขอคุยกับเจ้าหน้าที่ค่ะ').count()).toBe(0);
  });

  it('sets up a second factor on the page of their account', async () => {
    await openAccountMenu('บัญชีของฉัน');
    await page.getByRole('button', { name: 'เปิดการยืนยันขั้นที่สอง' }).click();
    await page.getByLabel('รหัสผ่านปัจจุบัน', { exact: true }).fill(agent.password);
    await page.getByRole('button', { name: 'เริ่มตั้งค่า' }).click();
    await page.getByRole('img', { name: 'คิวอาร์โค้ดสำหรับแอปยืนยันตัวตน' }).waitFor();
    app = new AuthenticatorApp((await page.locator('code').textContent()) ?? '');
    await codeField().fill(app.nextCode());
    const codes = page.getByRole('list', { name: 'รหัสสำรอง' }).getByRole('listitem');
    await codes.first().waitFor();
    recoveryCodes = await codes.allTextContents();
    expect(new Set(recoveryCodes).size).toBe(10);
    await page.getByRole('checkbox', { name: /^ฉันเก็บรหัสไว้/ }).check();
    await page.getByRole('button', { name: 'เสร็จสิ้น' }).click();
    await page.getByText('เหลือรหัสสำรอง 10 รหัส').waitFor();
  });

  it('signs in with password and code from then on', async () => {
    await signOut();
    await typePassword(agent.password);
    await codeField().fill('000000');
    await page.getByText('รหัสไม่ถูกต้องหรือใช้ไปแล้ว').first().waitFor();
    const code = app.nextCode();
    await codeField().fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await page.waitForURL(/\/account$/);
  });

  const useRecoveryCode = async () => {
    await page.getByRole('button', { name: 'ใช้รหัสสำรองแทน' }).click();
    await page.getByRole('textbox', { name: 'รหัสสำรอง' }).fill(recoveryCodes[0]?.toLowerCase() ?? '');
    await page.getByRole('button', { name: 'ยืนยัน' }).click();
  };

  it('signs in with a recovery code, once', async () => {
    await signOut();
    await typePassword(agent.password);
    await useRecoveryCode();
    await page.getByText('เหลือรหัสสำรอง 9 รหัส').waitFor();
    await signOut();
    await typePassword(agent.password);
    await useRecoveryCode();
    await page.getByText('รหัสสำรองไม่ถูกต้องหรือใช้ไปแล้ว').waitFor();
    await page.getByRole('textbox', { name: 'รหัสสำรอง' }).fill(recoveryCodes[1] ?? '');
    await page.getByRole('button', { name: 'ยืนยัน' }).click();
    await page.getByText('เหลือรหัสสำรอง 8 รหัส').waitFor();
  });

  it('sees where they are signed in, and is told why when an administrator ends it, in every tab', async () => {
    const list = page.getByRole('list', { name: 'ที่ที่เข้าสู่ระบบอยู่' });
    await list.getByText('เบราว์เซอร์นี้').waitFor();
    expect(await list.getByRole('listitem').first().textContent()).toContain('Chrome บน Linux');
    const secondTab = await page.context().newPage();
    await secondTab.goto(`${system.consoleUrl}/chat`);
    await secondTab.getByRole('listbox', { name: 'รายการแชต' }).waitFor();

    await administrator.goto(`${system.consoleUrl}/admin/people`);
    await administrator.getByRole('button', { name: `การจัดการอื่นของ ${agent.displayName}` }).click();
    await administrator.getByRole('menuitem', { name: 'ให้ออกจากระบบทุกอุปกรณ์' }).click();
    await administrator.getByRole('dialog').getByRole('button', { name: 'ให้ออกจากระบบทุกอุปกรณ์' }).click();
    for (const tab of [page, secondTab]) {
      await tab.waitForURL(/\/login/);
      await tab.getByText('การเข้าสู่ระบบนี้ถูกยกเลิก').waitFor();
    }
    await secondTab.close();
  });

  it('is asked whether they are there, stays, is asked again, and is signed out', async () => {
    await page.clock.install();
    await page.goto(`${system.consoleUrl}/chat`);
    await typePassword(agent.password);
    await page.getByRole('button', { name: 'ใช้รหัสสำรองแทน' }).click();
    await page.getByRole('textbox', { name: 'รหัสสำรอง' }).fill(recoveryCodes[2] ?? '');
    await page.getByRole('button', { name: 'ยืนยัน' }).click();
    await consoleOpens();
    await page.clock.fastForward('25:01');
    const question = page.getByRole('dialog', { name: 'ยังใช้งานอยู่ไหม' });
    await question.getByRole('timer').waitFor();
    await question.getByRole('button', { name: 'ใช้งานต่อ' }).click();
    await question.waitFor({ state: 'detached' });

    await page.clock.fastForward('25:01');
    await question.waitFor();
    await page.clock.fastForward('05:00');
    await page.waitForURL(/\/login/);
    await page.getByText('ออกจากระบบให้แล้ว เพราะไม่มีการใช้งานสักพัก').waitFor();
  });

  it('has left all of it in the audit log', async () => {
    await administrator.goto(`${system.consoleUrl}/admin/audit-log`);
    const showOnly = (displayName: string) =>
      administrator.getByRole('combobox', { name: 'ใคร' }).selectOption({ label: displayName });
    const entry = (act: string) =>
      administrator.getByRole('button', { name: `ดูรายละเอียด: ${act}`, exact: true }).first();
    await showOnly(agent.displayName);
    await entry('เปลี่ยนรหัสผ่าน').waitFor();
    await entry('เปิดการยืนยันตัวตนขั้นที่สอง').waitFor();
    await entry('เข้าสู่ระบบ').waitFor();
    await entry('ออกจากระบบ').waitFor();
    await entry('ใช้รหัสสำรอง').waitFor();
    await showOnly('วิภา (หัวหน้าทีม)');
    await entry('เพิ่มคนในทีม').waitFor();
    await entry('ให้คนในทีมออกจากระบบทุกอุปกรณ์').waitFor();
    await showOnly('ไม่ใช่คนในทีม');
    await entry('รหัสยืนยันขั้นที่สองไม่ถูกต้อง').waitFor();
  });
});
