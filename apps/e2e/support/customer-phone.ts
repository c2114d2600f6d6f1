import type { Locator, Page } from 'playwright-core';
import type { JourneyBrowser } from './browser';
import { simulatedLine } from './simulated-line';
import { system } from './system';

/** A customer with the phone in the hand. */
export class CustomerPhone {
  private constructor(
    readonly page: Page,
    readonly lineUserId: string,
    readonly customerName: string,
  ) {}

  /** A customer whom nobody knew before opens the chat with the account. */
  static async open(browser: JourneyBrowser, customerName: string, window = 'phone'): Promise<CustomerPhone> {
    const { userId } = await simulatedLine.addCustomer(customerName);
    const page = await browser.newWindow(window);
    await page.goto(`${system.phoneUrl}/?customer=${userId}`);
    return new CustomerPhone(page, userId, customerName);
  }

  get chat(): Locator {
    return this.page.getByRole('log', { name: this.customerName });
  }

  /** The newest message that says this itself, not in what it quotes; with what stands around it. */
  message(text: string): Locator {
    const words = this.page.getByRole('paragraph').filter({ hasText: text });
    return this.chat.getByRole('article').filter({ has: words }).last();
  }

  async write(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'ข้อความ' }).fill(text);
    await this.page.getByRole('button', { name: 'ส่ง', exact: true }).click();
  }

  async quote(text: string, answer: string): Promise<void> {
    await this.chooseFor(text, 'อ้างอิง');
    await this.write(answer);
  }

  /** Taps on so many stars of the newest survey. */
  rate(score: number): Promise<void> {
    return this.chat
      .getByRole('button', { name: `${score} ดาว` })
      .last()
      .click();
  }

  unsend(text: string): Promise<void> {
    return this.chooseFor(text, 'เรียกคืน');
  }

  block(): Promise<void> {
    return this.page.getByRole('button', { name: 'บล็อก', exact: true }).click();
  }

  private async chooseFor(text: string, choice: string): Promise<void> {
    const message = this.message(text);
    await message.getByRole('button', { name: 'เมนูของข้อความ' }).click();
    await message.getByRole('button', { name: choice }).click();
  }
}
