import { waitFor } from '@jsk/testing/services/wait-for';
import type { Locator, Page } from 'playwright-core';
import { JourneyBrowser, signIn } from './support/browser';
import { byteOrderMark, savedFile } from './support/saved-file';
import { system } from './support/system';

const header =
  'Session ID,LINE User ID,Status,Operator ID,Created At,Claimed At,First Response At,Closed At,' +
  'Wait Time (s),First Response Time (s),Resolution Time (s),CSAT Score,Transfer Count';
const operatorName = 'กานต์';

describe('An administrator reports on the week', () => {
  let browser: JourneyBrowser;
  let page: Page;

  beforeAll(async () => {
    browser = await JourneyBrowser.open('report');
    page = await browser.newWindow('administrator');
    await signIn(page, system.supervisor);
  });

  afterAll(() => browser.close());

  /** The link from a figure to what it is made of. */
  const linkOf = (figure: string): Locator =>
    page.getByRole('link', { name: new RegExp(`^${figure} .* ดูรายการ$`) });

  const amountOf = async (figure: string): Promise<number> =>
    Number((await linkOf(figure).textContent())?.replaceAll(',', ''));

  const summary = (): Locator => page.getByRole('region', { name: 'สรุปรายการ' });

  const exportSessions = () => savedFile(page, () => page.getByRole('button', { name: 'ส่งออก CSV' }).click());

  /** @returns the rows below the header, which has to be what other programs expect. */
  const rowsOf = (text: string): string[][] => {
    const [first, ...rows] = text.trimEnd().split('\r\n');
    expect(first).toBe(byteOrderMark + header);
    return rows.map((row) => row.split(','));
  };

  it('opens the dashboard and chooses the last seven days', async () => {
    await page.getByRole('link', { name: 'รายงาน' }).click();
    await page.getByRole('link', { name: 'ภาพรวม' }).click();
    await linkOf('เซสชัน').waitFor();
    const ofTheMonth = await amountOf('เซสชัน');
    await page.getByRole('button', { name: '7 วัน', exact: true }).click();
    await waitFor(async () => (await amountOf('เซสชัน')) < ofTheMonth, {
      description: 'a week has fewer sessions than the month it is part of',
    });
    expect(page.url()).toContain('days=7');
  });

  it('goes from a figure to the sessions behind it, and takes just these out as a file', async () => {
    const sessions = await amountOf('เซสชัน');
    await linkOf('เซสชัน').click();
    await summary().getByText(sessions.toLocaleString('en')).first().waitFor();
    const { name, text } = await exportSessions();
    expect(rowsOf(text)).toHaveLength(sessions);
    expect(name).toMatch(/\.csv$/);
  });

  it('looks at one operator in the same week, and takes their sessions out', async () => {
    await page.getByRole('navigation', { name: 'หน้ารายงาน' }).getByRole('link', { name: 'เจ้าหน้าที่' }).click();
    await page.getByRole('rowheader').getByRole('link', { name: operatorName }).click();
    await page.getByRole('heading', { name: operatorName }).waitFor();
    const sessions = await amountOf('เซสชัน');
    const rows = rowsOf((await exportSessions()).text);
    expect(rows).toHaveLength(sessions);
    expect(new Set(rows.map(([, , , operatorId]) => operatorId)).size).toBe(1);
    expect(page.url()).toContain('days=7');
  });

  it('reads one of these conversations, and takes it out with the names in Thai', async () => {
    await linkOf('เซสชัน').click();
    const customer = page.getByRole('cell').getByRole('link').first();
    const customerName = (await customer.textContent()) ?? '';
    await customer.click();
    await page.getByRole('log', { name: 'ข้อความในแชต' }).waitFor();
    await page.getByRole('button', { name: 'ส่งออก' }).click();
    const { name, text } = await savedFile(page, () => page.getByRole('menuitem', { name: /CSV/ }).click());
    expect(customerName).toMatch(/^[\u0E00-\u0E7F]/);
    expect(name).toContain(customerName.split(' ')[0]);
    expect(text.startsWith(byteOrderMark)).toBe(true);
    expect(text).toContain(customerName);
    expect(text).toContain(operatorName);
  });
});
