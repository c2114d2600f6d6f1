import type { createHandoffKeyword, HandoffKeyword } from '@jsk/contracts/handoff-keywords';
import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { ShortCache, toldOfLifeMs } from '@jsk/platform/cache/short-cache';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { comparableText } from '@jsk/platform/text/comparable-text';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditService } from '../audit';
import { skillChanges } from '../skills';
import {
  type ActiveKeyword,
  HandoffKeywordsRepository,
  type StoredKeyword,
} from './handoff-keywords.repository';

type KeywordInput = Parsed<typeof createHandoffKeyword>;

/** The name under which changes are told. */
const changesOf = 'handoff_keywords';

/** How long uses are counted. */
const usesCountedMs = 30 * 24 * 60 * 60 * 1000;

/** What administrators say customers ask for a person with. */
@Injectable()
export class HandoffKeywordsService implements OnModuleInit {
  private readonly inForce = new ShortCache((sql: Sql) => this.keywords.listActive(sql), toldOfLifeMs);

  constructor(
    private readonly keywords: HandoffKeywordsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly invalidation: CacheInvalidation,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const forget = () => this.inForce.forget();
    this.invalidation.onChange(changesOf, forget);
    // A deleted skill is needed by nobody any more, and no session can refer to it.
    this.invalidation.onChange(skillChanges, forget);
  }

  /** As they are matched, the longest first; costs no statement as a rule. */
  active(sql: Sql): Promise<readonly ActiveKeyword[]> {
    return this.inForce.get(sql);
  }

  list(): Promise<HandoffKeyword[]> {
    return this.present(this.unitOfWork.sql);
  }

  /** @throws AppError `conflict` when it is there already, `validation_error` for a skill that does not exist. */
  create(actor: Actor, input: KeywordInput): Promise<HandoffKeyword> {
    return this.change(async (transaction, stored) => {
      await this.assertPossible(transaction, stored, input);
      const id = await this.keywords.insert(transaction, input);
      await this.record(transaction, actor, 'handoff_keyword.created', id, { ...input });
      return this.get(transaction, id);
    });
  }

  /** @throws AppError `not_found`, `conflict` or `validation_error`. */
  update(actor: Actor, id: string, input: KeywordInput): Promise<HandoffKeyword> {
    return this.change(async (transaction, stored) => {
      const before = detailOf(find(stored, id));
      await this.assertPossible(
        transaction,
        stored.filter((other) => other.id !== id),
        input,
      );
      await this.keywords.update(transaction, { id, ...input });
      await this.record(transaction, actor, 'handoff_keyword.changed', id, { before, after: { ...input } });
      return this.get(transaction, id);
    });
  }

  /** @throws AppError `not_found`. */
  delete(actor: Actor, id: string): Promise<void> {
    return this.change(async (transaction, stored) => {
      const before = detailOf(find(stored, id));
      await this.keywords.delete(transaction, id);
      await this.record(transaction, actor, 'handoff_keyword.deleted', id, before);
    });
  }

  private async change<Result>(
    act: (transaction: Transaction, stored: readonly StoredKeyword[]) => Promise<Result>,
  ): Promise<Result> {
    const result = await this.unitOfWork.run(async (transaction) => {
      const done = await act(transaction, await this.keywords.listForChange(transaction));
      await this.invalidation.announce(transaction, changesOf);
      return done;
    });
    this.inForce.forget();
    return result;
  }

  private async assertPossible(
    sql: Sql,
    others: readonly StoredKeyword[],
    { keyword, skillId }: KeywordInput,
  ): Promise<void> {
    const compared = comparableText(keyword);
    if (compared === '') throw invalid('keyword', 'must have a letter that can be seen');
    const same = others.find((other) => comparableText(other.keyword) === compared);
    if (same) {
      const message = `There is a keyword «${same.keyword}» already`;
      throw new AppError('conflict', message, { errors: [{ path: 'keyword', message }] });
    }
    if (skillId !== null && !(await this.keywords.hasSkill(sql, skillId))) {
      throw invalid('skillId', 'There is no such skill');
    }
  }

  private async get(sql: Sql, id: string): Promise<HandoffKeyword> {
    return find(await this.present(sql), id);
  }

  private async present(sql: Sql): Promise<HandoffKeyword[]> {
    const usedSince = new Date(this.clock.now().getTime() - usesCountedMs);
    const rows = await this.keywords.list(sql, usedSince);
    return rows.map((row) => ({ ...row, lastUsedAt: row.lastUsedAt?.toISOString() ?? null }));
  }

  private record(sql: Sql, actor: Actor, action: string, subjectId: string, detail: Record<string, unknown>) {
    return this.audit.record(sql, actor, { action, subjectType: 'handoff_keyword', subjectId, detail });
  }
}

function find<Keyword extends StoredKeyword>(keywords: readonly Keyword[], id: string): Keyword {
  const keyword = keywords.find((each) => each.id === id);
  if (!keyword) throw new AppError('not_found', 'There is no such keyword');
  return keyword;
}

function detailOf({ keyword, isActive, skillId }: StoredKeyword) {
  return { keyword, isActive, skillId };
}

function invalid(path: string, message: string): AppError {
  return new AppError('validation_error', message, { errors: [{ path, message }] });
}
