import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { SettingsService } from '../settings';
import { TextRetentionRepository } from './text-retention.repository';

const dayMs = 24 * 60 * 60 * 1000;

/** Customers who are looked for at a time. */
const customersAtOnce = 100;

/** Messages in one transaction, so that none holds its locks for long. */
const messagesAtOnce = 500;

/**
 * Removes what was said in conversations when it was kept as long as the settings say. Everything is done under the
 * customer's lock, customer by customer: a second process passes over those that this one has, and one that dies leaves
 * whole transactions behind, after which the next goes on.
 */
@Injectable()
export class TextRetentionService {
  constructor(
    private readonly texts: TextRetentionRepository,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async runDue(): Promise<void> {
    const { sql } = this.unitOfWork;
    const { messageDays } = await this.settings.retention(sql);
    if (messageDays === 0) return;
    const before = new Date(this.clock.now().getTime() - messageDays * dayMs);
    let found: string[];
    let afterId = '';
    do {
      found = await this.texts.listDue(sql, before, afterId, customersAtOnce);
      for (const lineUserId of found) while (await this.removeSome(lineUserId, before));
      afterId = found.at(-1) ?? afterId;
    } while (found.length === customersAtOnce);
    while ((await this.texts.deleteGroupMessages(sql, before, messagesAtOnce)) === messagesAtOnce);
  }

  /** @returns whether there is more of this customer. */
  private removeSome(lineUserId: string, before: Date): Promise<boolean> {
    return this.unitOfWork.run(async (transaction) => {
      const customer = await this.texts.lockIfQuiet(transaction, lineUserId);
      if (!customer) return false;
      const old = { lineUserId, from: customer.removedBefore, before };
      const messageIds = await this.texts.listMessages(transaction, old, messagesAtOnce);
      await this.texts.removeTexts(transaction, lineUserId, messageIds);
      if (messageIds.length === messagesAtOnce) return true;
      await this.texts.removeComments(transaction, old);
      await this.texts.markDone(transaction, old);
      return false;
    });
  }
}
