import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { JourneyBrowser, signIn } from './support/browser';
import { simulatedLine } from './support/simulated-line';
import { system } from './support/system';

const sizes = [
  { name: 'desktop', viewport: { width: 1440, height: 900 } },
  { name: 'phone', viewport: { width: 375, height: 812 } },
];
const looks = sizes.flatMap((size) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ ...size, colorScheme })),
);

/** The administration, each page with what is there when it has loaded. */
const adminPages = [
  { path: 'line-channel', heading: 'ช่องทาง LINE', content: 'รหัสของช่องทาง' },
  { path: 'quota', heading: 'โควตาข้อความ', content: 'ค่าข้อความของเรา' },
  { path: 'rich-menus', heading: 'ริชเมนู', content: 'เผยแพร่แล้ว' },
  { path: 'rich-menus?menu=new', heading: null, content: 'ชื่อเมนู' },
  { path: 'groups', heading: null, content: 'การแสดงกลุ่ม LINE ปิดอยู่' },
  { path: 'intents', heading: 'เรื่องที่บอตตอบ', content: 'เพิ่มเรื่อง' },
  { path: 'intents?intent=new', heading: null, content: 'ชื่อเรื่อง' },
  { path: 'auto-replies', heading: 'ตอบกลับอัตโนมัติ', content: 'เพิ่มคำตอบ' },
  { path: 'reply-objects', heading: 'คำตอบที่บันทึกไว้', content: '$' },
  { path: 'canned-responses', heading: 'ข้อความสำเร็จรูป', content: 'เพิ่มข้อความสำเร็จรูป' },
  { path: 'handoff-keywords', heading: 'คำขอคุยกับเจ้าหน้าที่', content: 'ขอสายเจ้าหน้าที่' },
  { path: 'business-hours', heading: 'เวลาทำการ', content: 'จันทร์-ศุกร์' },
  { path: 'people', heading: 'ทีมและทักษะ', content: 'ปรียานุช' },
  { path: 'tags', heading: 'แท็ก', content: 'รอชำระเงิน' },
  { path: 'customer-fields', heading: 'ช่องข้อมูลลูกค้า', content: 'เพิ่มช่องข้อมูล' },
  { path: 'telegram', heading: 'แจ้งเตือน Telegram', content: 'BotFather' },
  { path: 'settings', heading: 'การตั้งค่า', content: 'ข้อความถึงลูกค้า' },
  { path: 'audit-log', heading: 'บันทึกการใช้งาน', content: 'เข้าสู่ระบบ' },
  { path: 'jobs', heading: 'งานเบื้องหลัง', content: 'เปิดในแท็บใหม่' },
];

/** The reports, each with what is there when it has loaded. */
const reportPages = [
  { path: 'live', content: 'เซสชันวันนี้' },
  { path: 'dashboard', content: 'จำนวนเซสชันต่อวัน' },
  { path: 'operators', content: 'โอนออก' },
  { path: 'sla', content: 'ทุกครั้งที่ลูกค้ารอเกินเวลาที่สัญญาไว้' },
  { path: 'reports', content: 'รอเฉลี่ย' },
  { path: 'ratings', content: 'คำตอบแบบสำรวจตามวันที่ลูกค้าตอบ' },
];

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.1 A and AA, in words. */
async function accessibilityProblems(page: Page): Promise<string[]> {
  // Not as a script of the page, which its own policy rightly forbids.
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
}

describe.each(looks)('Every page on a $name, $colorScheme', ({ name, viewport, colorScheme }) => {
  const customerName = `พิมพ์ใจ ${name} ${colorScheme} นามสกุลยาวมากเป็นพิเศษ`;
  let browser: JourneyBrowser;
  let page: Page;
  let lineUserId: string;
  const scriptErrors: string[] = [];

  beforeAll(async () => {
    browser = await JourneyBrowser.open('every-page');
    lineUserId = (await simulatedLine.addCustomer(customerName)).userId;
    await simulatedLine.customerWrites(lineUserId, 'ขอคุยกับเจ้าหน้าที่ค่ะ');
    page = await browser.newWindow(`${name}-${colorScheme}`, {
      viewport,
      colorScheme,
      // What is fading in has no contrast yet.
      reducedMotion: 'reduce',
    });
    page.on('pageerror', (error) => scriptErrors.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error') scriptErrors.push(`${line.text()} ${line.location().url}`);
    });
  });

  afterAll(() => browser.close());

  const expectSound = async () => {
    const found = {
      accessibility: await accessibilityProblems(page),
      scrollsSideways: await scrollsSideways(page),
      // What went wrong on one page is not held against the next.
      scriptErrors: scriptErrors.splice(0),
    };
    expect(found).toEqual({ accessibility: [], scrollsSideways: false, scriptErrors: [] });
  };

  it('signs in', async () => {
    await page.goto(`${system.consoleUrl}/login`);
    await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).waitFor();
    await expectSound();
  });

  it('lists the conversations', async () => {
    await signIn(page, system.supervisor);
    await page.getByRole('option').first().waitFor();
    await expectSound();
  });

  it('shows a conversation that waits to be claimed', async () => {
    await page.goto(`${system.consoleUrl}/chat?chat=${lineUserId}`);
    await page.getByRole('button', { name: 'รับแชต' }).waitFor();
    await page.getByRole('log', { name: 'ข้อความในแชต' }).getByText('ขอคุยกับเจ้าหน้าที่ค่ะ').waitFor();
    await expectSound();
  });

  it('shows the queue', async () => {
    await page.goto(`${system.consoleUrl}/queue`);
    await page.getByRole('button', { name: `รับแชต ${customerName}` }).waitFor();
    await expectSound();
    await page.goto(`${system.consoleUrl}/chat?chat=${lineUserId}`);
  });

  it('shows the customers, and what can be done with those who are chosen', async () => {
    await page.goto(`${system.consoleUrl}/customers`);
    await page.getByRole('checkbox', { name: `เลือก ${customerName}` }).check();
    await page.getByRole('button', { name: 'ติดแท็ก' }).click();
    await page.getByRole('option', { name: 'รอชำระเงิน' }).last().waitFor();
    await expectSound();
    await page.goto(`${system.consoleUrl}/chat?chat=${lineUserId}`);
  });

  it('shows the own account', async () => {
    await page.goto(`${system.consoleUrl}/account`);
    await page.getByText('เบราว์เซอร์นี้').first().waitFor();
    await expectSound();
    await page.goto(`${system.consoleUrl}/chat?chat=${lineUserId}`);
  });

  it('shows a conversation in which the operator can write', async () => {
    await page.getByRole('button', { name: 'รับแชต' }).click();
    await page.getByRole('textbox', { name: /ข้อความถึง/ }).fill('สวัสดีค่ะ\nยินดีให้บริการค่ะ');
    await expectSound();
  });

  it.each(adminPages)('shows /admin/$path to an administrator', async ({ path, heading, content }) => {
    await page.goto(`${system.consoleUrl}/admin/${path}`);
    if (heading) await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await page.getByText(content).filter({ visible: true }).first().waitFor();
    await expectSound();
  });

  it('shows what an entry of the audit log says in full', async () => {
    await page.goto(`${system.consoleUrl}/admin/audit-log`);
    await page
      .getByRole('button', { name: /^ดูรายละเอียด/ })
      .first()
      .click();
    await page.getByText('รหัสการกระทำ').waitFor();
    await expectSound();
  });

  it.each(reportPages)('shows /analytics/$path to an administrator', async ({ path, content }) => {
    await page.goto(`${system.consoleUrl}/analytics/${path}`);
    await page.getByText(content).first().waitFor();
    await expectSound();
  });

  it('shows the charts of a report, and the same as a table', async () => {
    await page.goto(`${system.consoleUrl}/analytics/dashboard`);
    const volume = page.getByRole('region', { name: 'จำนวนเซสชันต่อวัน' });
    await volume
      .getByRole('img', { name: /^แผนภูมิ/ })
      .locator('svg')
      .first()
      .waitFor();
    await expectSound();
    await volume.getByRole('button', { name: /^ดูเป็นตาราง/ }).click();
    await volume.getByRole('table').waitFor();
    await expectSound();
  });

  it('shows what one operator did', async () => {
    await page.goto(`${system.consoleUrl}/analytics/operators`);
    await page.getByRole('rowheader').getByRole('link', { name: 'กานต์' }).click();
    await page.getByRole('heading', { name: 'เวลาออนไลน์ในแต่ละวัน' }).waitFor();
    await expectSound();
  });

  it('shows the result of a test of the channel', async () => {
    await page.goto(`${system.consoleUrl}/admin/line-channel`);
    await page.getByRole('button', { name: 'ทดสอบ', exact: true }).click();
    await page.getByRole('region', { name: 'ผลการทดสอบ' }).getByText('โควตาข้อความเดือนนี้').waitFor();
    await expectSound();
  });

  it('shows a group, once an administrator wants groups to be shown', async () => {
    const groupName = `ลูกค้าขายส่ง ${name} ${colorScheme}`;
    await simulatedLine.groupWrites(groupName, lineUserId, 'พรุ่งนี้ส่งของกี่โมงครับ');
    await showGroups(true);
    await page.goto(`${system.consoleUrl}/admin/groups`);
    await page.getByText(groupName).first().click();
    await page.getByText('พรุ่งนี้ส่งของกี่โมงครับ').last().waitFor();
    await expectSound();
    await showGroups(false);
  });

  const showGroups = async (isWanted: boolean) => {
    await page.goto(`${system.consoleUrl}/admin/settings`);
    const choice = page.getByRole('switch', { name: 'แสดงข้อความในกลุ่ม' });
    await choice.click();
    expect(await choice.isChecked()).toBe(isWanted);
    await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
    await page.getByText('บันทึกแล้ว').first().waitFor();
  };

  it('shows the phone', async () => {
    await page.goto(`${system.phoneUrl}/?customer=${lineUserId}`);
    await page.getByRole('log', { name: customerName }).getByText('ขอคุยกับเจ้าหน้าที่ค่ะ').waitFor();
    await expectSound();
  });
});
