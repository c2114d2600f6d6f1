import type { Page } from 'playwright-core';
import { waitFor } from '@jsk/testing/services/wait-for';
import { JourneyBrowser, signIn } from './support/browser';
import { simulatedLine } from './support/simulated-line';
import { system } from './support/system';

const customerName = 'อรอนงค์ แก้วมณี';

describe('A customer asks for a person in Thai', () => {
  let browser: JourneyBrowser;
  let phone: Page;
  let console: Page;
  let lineUserId: string;

  beforeAll(async () => {
    browser = await JourneyBrowser.open();
    lineUserId = (await simulatedLine.addCustomer(customerName)).userId;
    phone = await browser.newWindow('phone');
    await phone.goto(`${system.phoneUrl}/?customer=${lineUserId}`);
    console = await browser.newWindow('console');
  });

  afterAll(async () => {
    await browser.takePictures('ask-for-a-person');
    await browser.close();
  });

  const chat = () => phone.getByRole('log', { name: customerName });
  const thread = () => console.getByRole('log', { name: 'ข้อความในแชต' });
  const conversation = () => console.getByRole('option', { name: new RegExp(customerName) });

  async function customerWrites(text: string): Promise<void> {
    await phone.getByRole('textbox', { name: 'ข้อความ' }).fill(text);
    await phone.getByRole('button', { name: 'ส่ง', exact: true }).click();
  }

  it('is answered by the bot first', async () => {
    await customerWrites('สวัสดีค่ะ');
    await chat().getByText('ยินดีให้บริการ').waitFor();
  });

  it('joins the queue when asking for a person', async () => {
    await customerWrites('ขอคุยกับเจ้าหน้าที่หน่อยค่ะ');
    await chat().getByText('กำลังเรียกเจ้าหน้าที่').waitFor();
  });

  it('is seen and claimed by an operator', async () => {
    await signIn(console, system.operator);
    await console.getByRole('tab', { name: /รอรับ/ }).click();
    await conversation().click();
    await console.getByRole('button', { name: 'รับแชต' }).click();
    await thread().getByText('รับแชต').waitFor();
  });

  it('gets an answer within the minute free of charge', async () => {
    await customerWrites('มีเรื่องจะสอบถามค่ะ');
    await thread().getByText('มีเรื่องจะสอบถามค่ะ').waitFor();
    await console.getByRole('textbox', { name: /ข้อความถึง/ }).fill('สวัสดีค่ะ ยินดีดูแลค่ะ');
    await console.keyboard.press('Enter');
    await chat().getByText('ยินดีดูแลค่ะ').waitFor();
    await thread().getByLabel('LINE รับข้อความแล้ว').last().waitFor();
    const answer = (await simulatedLine.messagesOf(lineUserId)).at(-1);
    expect(answer).toMatchObject({ via: 'reply', message: { text: 'สวัสดีค่ะ ยินดีดูแลค่ะ' } });
  });

  it('sends a picture and a sticker, which the operator sees', async () => {
    await phone.getByRole('button', { name: 'รูปภาพ' }).click();
    await phone.getByRole('button', { name: 'รูปตัวอย่าง' }).click();
    const picture = thread().getByRole('button', { name: 'เปิดรูปภาพขนาดเต็ม' }).locator('img');
    await waitFor(
      () => picture.evaluate((image: { naturalWidth?: number }) => (image.naturalWidth ?? 0) > 0),
      { description: 'the picture is loaded' },
    );
    await phone.getByRole('button', { name: 'สติกเกอร์', exact: true }).click();
    await phone.getByRole('group', { name: 'สติกเกอร์' }).getByRole('button', { name: '446/1988' }).click();
    await thread()
      .getByRole('img', { name: /^สติกเกอร์/ })
      .waitFor();
  });

  it('writes back and forth with the operator', async () => {
    await customerWrites('ขอบคุณค่ะ 🙏');
    await thread().getByText('ขอบคุณค่ะ 🙏').waitFor();
    await console.getByRole('textbox', { name: /ข้อความถึง/ }).fill('ยินดีค่ะ');
    await console.getByRole('button', { name: 'ส่งข้อความ' }).click();
    await chat().getByText('ยินดีค่ะ', { exact: true }).waitFor();
  });

  it('is told when the conversation is closed, and is with the bot again', async () => {
    await console.getByRole('button', { name: 'ปิดแชต' }).click();
    await console.getByRole('dialog', { name: 'ปิดแชตนี้ใช่ไหม' }).getByRole('button', { name: 'ปิดแชต' }).click();
    await chat().getByText('ขอบคุณที่ติดต่อเรา').waitFor();
    await console.getByText('บอตกำลังดูแลแชตนี้').waitFor();
    await customerWrites('ราคาเท่าไหร่คะ');
    await chat().getByText('ดูราคาสินค้าทั้งหมด').waitFor();
  });

  it('broke no rule of LINE', async () => {
    expect(await simulatedLine.violations()).toEqual([]);
  });
});
