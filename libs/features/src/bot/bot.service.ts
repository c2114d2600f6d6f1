import type { AnswerMessage, BotMatch } from '@jsk/contracts/bot-test';
import type { Sql } from '@jsk/platform/database/sql';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { comparableText } from '@jsk/platform/text/comparable-text';
import { Injectable } from '@nestjs/common';
import { CustomersService, type LockedCustomer } from '../customers';
import type { OutgoingContent } from '../messages';
import { SettingsService } from '../settings';
import { type AnswerPart, cutAnswers } from './answer.policy';
import { type BotKnowledge, BotKnowledgeService, type BotRule } from './bot-knowledge.service';
import { IntentsRepository } from './intents.repository';
import { offerCard } from './offer-card';
import { answerMessageOf, outgoingOf } from './reply-content.policy';
import { ResponseChooser } from './response-chooser';
import type { RuleMatch } from './rule-matching.policy';

/** What the bot says to a text, and whether the customer joins the queue after it. */
export interface BotAnswer {
  /** At most as many messages as LINE takes at once; none when an intent only hands over. */
  readonly contents: OutgoingContent[];
  readonly handsOff: { readonly intentName: string; readonly skillId: string | null } | null;
  /** False when all it says is that there is no answer. */
  readonly isUnderstood: boolean;
}

/** What the bot would say to a text, and why. */
export interface BotRehearsal {
  /** The text as it is compared. */
  readonly comparedText: string;
  /** The one that answers first. */
  readonly matches: BotMatch[];
  readonly messages: AnswerMessage[];
  readonly handsOff: boolean;
  readonly skillId: string | null;
}

/** Knows what the bot would say; saying it is up to the caller. */
@Injectable()
export class BotService {
  constructor(
    private readonly knowledge: BotKnowledgeService,
    private readonly intents: IntentsRepository,
    private readonly customers: CustomersService,
    private readonly settings: SettingsService,
    private readonly chooser: ResponseChooser,
  ) {}

  /** Answers a text; the caller holds the customer's lock. Counts how often in a row there was no answer. */
  async answer(
    transaction: Transaction,
    { lineUserId, botMisses }: Pick<LockedCustomer, 'lineUserId' | 'botMisses'>,
    text: string,
  ): Promise<BotAnswer> {
    const knowledge = await this.knowledge.get(transaction);
    const match = knowledge.matcher.findBest(comparableText(text));
    if (match) {
      if (botMisses > 0) await this.customers.forgetBotMisses(transaction, lineUserId);
      return this.answerOf(transaction, match.rule, knowledge);
    }
    const misses = await this.customers.countBotMiss(transaction, lineUserId);
    const { offerPersonAfterMisses } = await this.settings.bot(transaction);
    const { fallback, offerPerson } = await this.settings.customerTexts(transaction);
    if (offerPersonAfterMisses > 0 && misses >= offerPersonAfterMisses) {
      return { contents: [offerCard(offerPerson)], handsOff: null, isUnderstood: false };
    }
    const contents = contentsOf(partsOf([fallback], knowledge), knowledge);
    return { contents, handsOff: null, isUnderstood: false };
  }

  /** What new friends are told. */
  async greeting(transaction: Transaction): Promise<OutgoingContent[]> {
    const { greeting } = await this.settings.customerTexts(transaction);
    const knowledge = await this.knowledge.get(transaction);
    return contentsOf(partsOf([greeting], knowledge), knowledge);
  }

  /** Says what a text would lead to, by the same way as `answer` and without any effect. */
  async rehearse(sql: Sql, text: string): Promise<BotRehearsal> {
    const knowledge = await this.knowledge.get(sql);
    const comparedText = comparableText(text);
    const found = knowledge.matcher.findAll(comparedText);
    const rule = found[0]?.rule;
    const { fallback } = await this.settings.customerTexts(sql);
    const parts = partsOf(rule ? this.responsesOf(rule) : [fallback], knowledge);
    return {
      comparedText,
      matches: found.map(botMatchOf),
      messages: messagesOf(parts, knowledge),
      handsOff: rule?.handsOff ?? false,
      skillId: rule?.skillId ?? null,
    };
  }

  /** What the skill is called that a customer needs, by the rule that matched; null when there is no such skill. */
  nameSkill(sql: Sql, skillId: string): Promise<string | null> {
    return this.intents.findSkillName(sql, skillId);
  }

  private async answerOf(sql: Sql, rule: BotRule, knowledge: BotKnowledge): Promise<BotAnswer> {
    const contents = contentsOf(partsOf(this.responsesOf(rule), knowledge), knowledge);
    if (!rule.handsOff) return { contents, handsOff: null, isUnderstood: true };
    // What is kept in memory may name a skill that was deleted a moment ago.
    const hasSkill = rule.skillId !== null && (await this.intents.findSkillName(sql, rule.skillId)) !== null;
    const handsOff = { intentName: rule.name, skillId: hasSkill ? rule.skillId : null };
    return { contents, handsOff, isUnderstood: true };
  }

  private responsesOf({ responseMode, responses }: BotRule): readonly string[] {
    if (responseMode === 'all') return responses;
    const chosen = this.chooser.choose(responses);
    return chosen === undefined ? [] : [chosen];
  }
}

function partsOf(texts: readonly string[], { savedReplies }: BotKnowledge): AnswerPart[] {
  return cutAnswers(texts, (code) => savedReplies.has(code));
}

function contentsOf(parts: readonly AnswerPart[], { savedReplies }: BotKnowledge): OutgoingContent[] {
  return parts.flatMap((part) => {
    if (part.kind === 'text') return [{ type: 'text' as const, text: part.text, payload: null }];
    const saved = savedReplies.get(part.code);
    return saved ? [outgoingOf(saved.content, saved.image)] : [];
  });
}

function messagesOf(parts: readonly AnswerPart[], { savedReplies }: BotKnowledge): AnswerMessage[] {
  return parts.flatMap((part): AnswerMessage[] => {
    if (part.kind === 'text') return [{ type: 'text', text: part.text }];
    const saved = savedReplies.get(part.code);
    return saved ? [answerMessageOf(saved.content, saved.image)] : [];
  });
}

function botMatchOf({ rule, keyword }: RuleMatch<BotRule>): BotMatch {
  return { rule: rule.kind, id: rule.id, name: rule.name, ...keyword };
}
