import type { Locator, Page } from 'playwright-core';
import { waitFor } from '@jsk/testing/services/wait-for';
import { signIn } from './browser';

/** An operator, or an administrator, in front of the console. */
export class OperatorConsole {
  private constructor(readonly page: Page) {}

  static async signIn(page: Page, username: string): Promise<OperatorConsole> {
    await signIn(page, username);
    return new OperatorConsole(page);
  }

  /** Somebody who has signed in by themselves. */
  static at(page: Page): OperatorConsole {
    return new OperatorConsole(page);
  }

  get thread(): Locator {
    return this.page.getByRole('log', { name: 'ข้อความในแชต' });
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /ข้อความถึง/ });
  }

  /** What is wrong with the whole system, at the top of every page. */
  get alerts(): Locator {
    return this.page.getByRole('region', { name: 'การแจ้งเตือนของระบบ' });
  }

  /** Finds the customer among those who wait, and takes over. */
  async claim(customerName: string): Promise<void> {
    await this.page.getByRole('tab', { name: /รอรับ/ }).click();
    await this.page.getByRole('option', { name: new RegExp(customerName) }).click();
    await this.page.getByRole('button', { name: 'รับแชต' }).click();
    await this.composer.waitFor();
  }

  /** Ends the conversation, and says yes when asked whether to. */
  async close(): Promise<void> {
    const verb = { name: 'ปิดแชต', exact: true };
    await this.page.getByRole('button', verb).click();
    await this.page.getByRole('dialog', { name: 'ปิดแชตนี้ใช่ไหม' }).getByRole('button', verb).click();
  }

  async write(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Answers to the newest message of the thread that can be quoted. */
  async quoteNewest(answer: string): Promise<void> {
    const reply = this.thread.getByRole('button', { name: 'ตอบกลับข้อความนี้' }).last();
    await reply.hover();
    await reply.click();
    await this.page.getByText(/^ตอบกลับ /).waitFor();
    await this.write(answer);
  }

  async attach(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'แนบไฟล์' }).click();
    await (await chooser).setFiles(file);
  }
}

/** A picture that is only framed, or broken, has no width of its own. */
export async function waitForPicture(picture: Locator): Promise<void> {
  await waitFor(() => picture.evaluate((image: { naturalWidth?: number }) => (image.naturalWidth ?? 0) > 0), {
    description: 'the picture is loaded',
  });
}
