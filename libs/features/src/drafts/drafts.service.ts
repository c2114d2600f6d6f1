import { type Draft, maxListedDrafts, type saveDraft } from '@jsk/contracts/drafts';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { VisibilityService } from '../visibility';
import { DraftsRepository } from './drafts.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'draft.saved': { operatorId: string; draft: Draft };
  }
}

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** What operators have begun to write, on whichever device. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly drafts: DraftsRepository,
    private readonly visibility: VisibilityService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<Draft[]> {
    const { sql } = this.unitOfWork;
    const isVisible = await this.visibility.conditionFor(actor, sql);
    return (await this.drafts.list(sql, actor.operatorId, isVisible, maxListedDrafts)).map(present);
  }

  /**
   * Saves what was written on top of the stored version; of anything else it tells what is stored.
   * @throws AppError `not_found` when there is no such customer.
   */
  async save(
    { operatorId }: Actor,
    { lineUserId, kind, text, baseVersion }: Parsed<typeof saveDraft>,
  ): Promise<{ isSaved: boolean; draft: Draft }> {
    const key = { operatorId, lineUserId, kind };
    return this.unitOfWork.run(async (transaction) => {
      const change = { text, baseVersion, at: this.clock.now() };
      const saved = await this.drafts.save(transaction, key, change);
      if (saved) {
        const draft = present(saved);
        transaction.publish('draft.saved', { operatorId, draft });
        return { isSaved: true, draft };
      }
      const stored = await this.drafts.find(transaction, key);
      if (!stored) throw new AppError('not_found', 'There is no customer with this id');
      return { isSaved: false, draft: present(stored) };
    });
  }

  /** Forgets what nobody has touched for 30 days. */
  async forgetOld(): Promise<void> {
    await this.drafts.deleteOlderThan(this.unitOfWork.sql, new Date(this.clock.now().getTime() - keptMs));
  }
}

function present({ updatedAt, ...draft }: Omit<Draft, 'updatedAt'> & { updatedAt: Date }): Draft {
  return { ...draft, updatedAt: updatedAt.toISOString() };
}
