import type { BotMatch, BotTest } from '@jsk/contracts/bot-test';
import type { SessionSettings } from '@jsk/contracts/settings';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { comparableText } from '@jsk/platform/text/comparable-text';
import { containsWords } from '@jsk/platform/text/find-words';
import { Injectable } from '@nestjs/common';
import { BotService } from '../bot';
import { SettingsService } from '../settings';
import type { ActiveKeyword } from './handoff-keywords.repository';
import { HandoffKeywordsService } from './handoff-keywords.service';

/** Says what a text would lead to, of a customer who is with the bot and has asked for nobody yet. */
@Injectable()
export class BotTestService {
  constructor(
    private readonly bot: BotService,
    private readonly keywords: HandoffKeywordsService,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Commands are listed, but do nothing: they need a place in the queue, a ticket, or an operator of the last time. */
  async test(text: string): Promise<BotTest> {
    const { sql } = this.unitOfWork;
    const { skillId: skillOfBot, ...rehearsal } = await this.bot.rehearse(sql, text);
    const { comparedText, matches } = rehearsal;
    const commands = commandsIn(comparedText, await this.settings.sessions(sql));
    const [keyword, ...others] = keywordsIn(comparedText, await this.keywords.active(sql));
    const skillId = keyword ? keyword.skillId : skillOfBot;
    const skill = skillId === null ? null : await this.bot.nameSkill(sql, skillId);
    if (!keyword) return { ...rehearsal, matches: [...commands, ...matches], skill };
    const { handoff } = await this.settings.customerTexts(sql);
    return {
      comparedText,
      matches: [...commands, ...[keyword, ...others].map(matchOfKeyword), ...matches],
      messages: [{ type: 'text', text: handoff }],
      handsOff: true,
      skill,
    };
  }
}

function commandsIn(comparedText: string, settings: SessionSettings): BotMatch[] {
  const { leaveQueueCommands, endChatCommands, continueCommands } = settings;
  const said = [...leaveQueueCommands, ...endChatCommands, ...continueCommands].filter(
    (command) => comparableText(command) === comparedText,
  );
  return said.map((command) => ({
    rule: 'command',
    id: null,
    name: command,
    keyword: command,
    matchKind: 'exact',
  }));
}

function keywordsIn(comparedText: string, keywords: readonly ActiveKeyword[]): ActiveKeyword[] {
  return keywords.filter(({ keyword }) => containsWords(comparedText, comparableText(keyword)));
}

function matchOfKeyword({ keyword }: ActiveKeyword): BotMatch {
  return { rule: 'handoff_keyword', id: null, name: keyword, keyword, matchKind: 'contains' };
}
