import { ShortCache } from '@jsk/platform/cache/short-cache';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { SettingsService } from '../settings';
import { AutoRepliesRepository } from './auto-replies.repository';
import { findAutoReply } from './auto-reply.policy';

/** Knows what the bot would say; saying it is up to the caller. */
@Injectable()
export class BotService {
  private readonly rules = new ShortCache((transaction: Transaction) =>
    this.autoReplies.listActive(transaction),
  );

  constructor(
    private readonly autoReplies: AutoRepliesRepository,
    private readonly settings: SettingsService,
  ) {}

  async answerTo(transaction: Transaction, text: string): Promise<string> {
    const rule = findAutoReply(await this.rules.get(transaction), text);
    return rule?.text ?? (await this.settings.customerTexts(transaction)).fallback;
  }

  async greeting(transaction: Transaction): Promise<string> {
    return (await this.settings.customerTexts(transaction)).greeting;
  }
}
