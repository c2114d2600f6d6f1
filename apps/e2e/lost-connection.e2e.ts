import type { Page, WebSocketRoute } from 'playwright-core';
import { waitFor } from '@jsk/testing/services/wait-for';
import { JourneyBrowser, signIn } from './support/browser';
import { simulatedLine } from './support/simulated-line';
import { system } from './support/system';

describe('The operator loses the connection for a while', () => {
  let browser: JourneyBrowser;
  let page: Page;
  let lineUserId: string;
  let isCut = false;
  const sockets: WebSocketRoute[] = [];

  beforeAll(async () => {
    browser = await JourneyBrowser.open('lost-connection');
    lineUserId = (await simulatedLine.addCustomer('ชุติมา รุ่งเรือง')).userId;
    await simulatedLine.customerWrites(lineUserId, 'ติดต่อเจ้าหน้าที่ค่ะ');
    page = await browser.newWindow('console');
    await page.routeWebSocket(/socket\.io/, (socket) => {
      if (isCut) return void socket.close();
      socket.connectToServer();
      sockets.push(socket);
    });
    await page.route('**/api/v1/**', (route) => (isCut ? route.abort() : route.continue()));
    await signIn(page, system.operator);
    await page.goto(`${system.consoleUrl}/chat?chat=${lineUserId}`);
    await page.getByRole('button', { name: 'รับแชต' }).click();
    await page.getByRole('textbox', { name: /ข้อความถึง/ }).waitFor();
  });

  afterAll(() => browser.close());

  const thread = () => page.getByRole('log', { name: 'ข้อความในแชต' });
  const answersOnThePhone = async () =>
    (await simulatedLine.messagesOf(lineUserId)).filter(({ message }) => message.text === 'เขียนตอนหลุดค่ะ');

  it('sees that it is lost, and can go on writing', async () => {
    isCut = true;
    for (const socket of sockets) await socket.close();
    await page.getByText('การเชื่อมต่อหลุด').waitFor();
    await page.getByRole('textbox', { name: /ข้อความถึง/ }).fill('เขียนตอนหลุดค่ะ');
    await page.keyboard.press('Enter');
    await thread().getByText('เขียนตอนหลุดค่ะ').waitFor();
  });

  it('finds everything that was missed, in order, and sends what was written exactly once', async () => {
    for (const number of [1, 2, 3, 4, 5]) await simulatedLine.customerWrites(lineUserId, `ข้อความที่ ${number}`);
    isCut = false;
    await thread().getByText('ข้อความที่ 5').waitFor();
    const texts = await thread()
      .getByText(/^ข้อความที่ \d$/)
      .allTextContents();
    expect(texts).toEqual([1, 2, 3, 4, 5].map((number) => `ข้อความที่ ${number}`));
    await waitFor(async () => (await answersOnThePhone()).length > 0, {
      description: 'the answer is on the phone',
    });
    await page.reload();
    await thread().getByText('เขียนตอนหลุดค่ะ').waitFor();
    expect(await answersOnThePhone()).toHaveLength(1);
  });
});
