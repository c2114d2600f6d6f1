import { isAdministrator } from '@jsk/contracts/roles';
import { type SavedView, savedViewLimits, type ViewFilters } from '@jsk/contracts/saved-views';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { SavedViewsRepository } from './saved-views.repository';

/** Lists that operators come back to: their own, and those that administrators keep for everybody. */
@Injectable()
export class SavedViewsService {
  constructor(
    private readonly views: SavedViewsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list({ operatorId }: Actor): Promise<SavedView[]> {
    return this.views.list(this.unitOfWork.sql, operatorId);
  }

  /** @throws AppError `forbidden`, or `conflict` when there is one of this name, or as many as there may be. */
  create(
    actor: Actor,
    { name, isShared, filters }: { name: string; isShared: boolean; filters: ViewFilters },
  ): Promise<SavedView> {
    assertMayChange(actor, isShared);
    const ownerId = isShared ? null : actor.operatorId;
    const limit = isShared ? savedViewLimits.shared : savedViewLimits.own;
    return this.unitOfWork.run(async (transaction) => {
      await this.views.lockAll(transaction);
      if ((await this.views.count(transaction, ownerId)) >= limit) {
        throw new AppError('conflict', `There are ${limit} views already`);
      }
      if (await this.views.isNameTaken(transaction, ownerId, name, null)) throw nameTaken(name);
      const view = await this.views.insert(transaction, { ownerId, name, filters, at: this.clock.now() });
      await this.record(transaction, actor, 'saved_view.created', view, { name });
      return view;
    });
  }

  /** @throws AppError `not_found`, `forbidden`, or `conflict` when another one has this name. */
  update(actor: Actor, id: string, changes: { name?: string; filters?: ViewFilters }): Promise<SavedView> {
    return this.unitOfWork.run(async (transaction) => {
      await this.views.lockAll(transaction);
      const before = await this.getForChange(transaction, actor, id);
      const view = {
        ...before,
        name: changes.name ?? before.name,
        filters: changes.filters ?? before.filters,
      };
      const ownerId = view.isShared ? null : actor.operatorId;
      if (await this.views.isNameTaken(transaction, ownerId, view.name, id)) throw nameTaken(view.name);
      await this.views.update(transaction, view);
      const detail = { before: before.name, after: view.name };
      await this.record(transaction, actor, 'saved_view.updated', view, detail);
      return view;
    });
  }

  /** @throws AppError `not_found` or `forbidden`. */
  delete(actor: Actor, id: string): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const view = await this.getForChange(transaction, actor, id);
      await this.views.delete(transaction, id);
      await this.record(transaction, actor, 'saved_view.deleted', view, { name: view.name });
    });
  }

  /** In the transaction in which a tag ends: views that name it name the one it was merged into, or one tag less. */
  replaceTag(transaction: Transaction, tagId: string, intoTagId: string | null): Promise<void> {
    return this.views.replaceTag(transaction, tagId, intoTagId);
  }

  private async getForChange(transaction: Transaction, actor: Actor, id: string): Promise<SavedView> {
    const view = await this.views.findForUpdate(transaction, actor.operatorId, id);
    if (!view) throw new AppError('not_found', 'There is no view with this id');
    assertMayChange(actor, view.isShared);
    return view;
  }

  /** What everybody has is an administrator's act; one's own is nobody else's business. */
  private async record(
    transaction: Transaction,
    actor: Actor,
    action: string,
    { id, isShared }: SavedView,
    detail: Record<string, unknown>,
  ): Promise<void> {
    if (!isShared) return;
    await this.audit.record(transaction, actor, { action, subjectType: 'saved_view', subjectId: id, detail });
  }
}

function assertMayChange({ role }: Actor, isShared: boolean): void {
  if (isShared && !isAdministrator(role)) {
    throw new AppError('forbidden', 'Views for everybody are made by administrators');
  }
}

function nameTaken(name: string): AppError {
  const message = `There is a view named ${name} already`;
  return new AppError('conflict', message, { errors: [{ path: 'name', message }] });
}
