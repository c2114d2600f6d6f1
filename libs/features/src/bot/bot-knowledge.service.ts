import type { AutoReply } from '@jsk/contracts/bot-rules';
import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { ShortCache, toldOfLifeMs } from '@jsk/platform/cache/short-cache';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AutoRepliesRepository } from './auto-replies.repository';
import { type IntentRow, IntentsRepository } from './intents.repository';
import { type ReplyObjectRow, ReplyObjectsRepository } from './reply-objects.repository';
import { type Rule, RuleMatcher } from './rule-matching.policy';

/** A rule with what it leads to. */
export type BotRule = Rule & Pick<IntentRow, 'name' | 'responseMode' | 'responses' | 'handsOff' | 'skillId'>;

/** Everything that is needed to answer a text, ready for use. */
export interface BotKnowledge {
  readonly matcher: RuleMatcher<BotRule>;
  readonly savedReplies: ReadonlyMap<string, ReplyObjectRow>;
}

/** The name under which changes are told. */
const changesOf = 'bot';

/** What the bot knows: kept in the memory of every process, and changed by one administrator at a time. */
@Injectable()
export class BotKnowledgeService implements OnModuleInit {
  private readonly inForce = new ShortCache((sql: Sql) => this.load(sql), toldOfLifeMs);

  constructor(
    private readonly intents: IntentsRepository,
    private readonly autoReplies: AutoRepliesRepository,
    private readonly replyObjects: ReplyObjectsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly invalidation: CacheInvalidation,
  ) {}

  onModuleInit(): void {
    this.invalidation.onChange(changesOf, () => this.inForce.forget());
  }

  /** As it is kept in memory. @param sql where to load from if need be */
  get(sql: Sql): Promise<BotKnowledge> {
    return this.inForce.get(sql);
  }

  /**
   * Makes a change in one transaction, after those before it: whether a code may go depends on every answer. Every
   * process knows with the commit.
   */
  async change<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const result = await this.unitOfWork.run(async (transaction) => {
      await this.intents.lockKnowledge(transaction);
      const changed = await work(transaction);
      await this.invalidation.announce(transaction, changesOf);
      return changed;
    });
    this.inForce.forget();
    return result;
  }

  private async load(sql: Sql): Promise<BotKnowledge> {
    const intents = await this.intents.list(sql);
    const autoReplies = await this.autoReplies.list(sql);
    const replyObjects = await this.replyObjects.list(sql);
    return {
      matcher: new RuleMatcher([
        ...intents.filter(({ isActive }) => isActive).map(ruleOfIntent),
        ...autoReplies.filter(({ isActive }) => isActive).map(ruleOfAutoReply),
      ]),
      savedReplies: new Map(replyObjects.map((object) => [object.code, object])),
    };
  }
}

function ruleOfIntent(intent: IntentRow): BotRule {
  return { kind: 'intent', ...intent };
}

function ruleOfAutoReply({ id, keyword, matchKind, text, priority }: AutoReply): BotRule {
  return {
    kind: 'auto_reply',
    id,
    name: keyword,
    priority,
    keywords: [{ keyword, matchKind }],
    responseMode: 'all',
    responses: [text],
    handsOff: false,
    skillId: null,
  };
}
