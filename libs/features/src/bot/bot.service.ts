import { ShortCache } from '@jsk/platform/cache/short-cache';
import { Injectable } from '@nestjs/common';
import { SettingsService } from '../settings';
import { AutoRepliesRepository } from './auto-replies.repository';
import { findAutoReply } from './auto-reply.policy';

/** Knows what the bot would say; saying it is up to the caller. */
@Injectable()
export class BotService {
  private readonly rules = new ShortCache(() => this.autoReplies.listActive());

  constructor(
    private readonly autoReplies: AutoRepliesRepository,
    private readonly settings: SettingsService,
  ) {}

  async answerTo(text: string): Promise<string> {
    const rule = findAutoReply(await this.rules.get(), text);
    return rule?.text ?? (await this.settings.customerTexts()).fallback;
  }

  async greeting(): Promise<string> {
    return (await this.settings.customerTexts()).greeting;
  }
}
