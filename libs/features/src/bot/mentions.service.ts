import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { SettingsService } from '../settings';
import { codesIn, renameMentions } from './answer.policy';
import { AutoRepliesRepository } from './auto-replies.repository';
import { IntentsRepository } from './intents.repository';

/** Which answers mention which saved replies. */
@Injectable()
export class MentionsService {
  constructor(
    private readonly intents: IntentsRepository,
    private readonly autoReplies: AutoRepliesRepository,
    private readonly settings: SettingsService,
  ) {}

  /** @returns by code, the names of the intents and the keywords of the auto-replies that mention it. */
  async listUsers(sql: Sql): Promise<ReadonlyMap<string, string[]>> {
    const users = new Map<string, string[]>();
    const note = (name: string, texts: readonly string[]) => {
      for (const code of new Set(texts.flatMap(codesIn))) users.set(code, [...(users.get(code) ?? []), name]);
    };
    for (const { name, responses } of await this.intents.list(sql)) note(name, responses);
    for (const { keyword, text } of await this.autoReplies.list(sql)) note(keyword, [text]);
    return users;
  }

  /** @returns which of the customer texts of the settings mention a code. */
  async listCustomerTexts(sql: Sql, code: string): Promise<('greeting' | 'fallback')[]> {
    const texts = await this.settings.customerTexts(sql);
    return (['greeting', 'fallback'] as const).filter((name) => codesIn(texts[name]).includes(code));
  }

  async rename(sql: Sql, from: string, to: string): Promise<void> {
    for (const { id, responses } of await this.intents.list(sql)) {
      const renamed = responses.map((text) => renameMentions(text, from, to));
      if (renamed.join() !== responses.join()) await this.intents.setResponses(sql, id, renamed);
    }
    for (const { id, text } of await this.autoReplies.list(sql)) {
      const renamed = renameMentions(text, from, to);
      if (renamed !== text) await this.autoReplies.setText(sql, id, renamed);
    }
  }
}
