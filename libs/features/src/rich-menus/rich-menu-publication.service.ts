import { randomUUID } from 'node:crypto';
import { richMenuTemplates } from '@jsk/contracts/rich-menu-templates';
import type { RichMenuFailure } from '@jsk/contracts/rich-menus';
import type { CallFailure, Invalid } from '@jsk/line/call-outcome';
import { LineClient } from '@jsk/line/line.client';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { failureOf, isTemporary, lineMenuOf } from './line-menu.policy';
import { type RichMenuEdition, RichMenuEditionsRepository } from './rich-menu-editions.repository';
import { stateAfter } from './rich-menu.machine';
import { RichMenuPictureService } from './rich-menu-picture.service';
import { type RichMenuRow, RichMenusRepository } from './rich-menus.repository';

/** LINE may do later what it did not do now. */
class LineUnavailable extends Error {}

/** LINE will not do it. */
class LineRefused extends Error {
  constructor(readonly failure: RichMenuFailure) {
    super(failure.message);
  }
}

/**
 * Brings what LINE has in line with the tables: menus that are to be published, and editions that nobody should see any
 * more. It may die between any two steps and goes on from there when it is called again; only one call may be at work.
 */
@Injectable()
export class RichMenuPublicationService {
  constructor(
    private readonly menus: RichMenusRepository,
    private readonly editions: RichMenuEditionsRepository,
    private readonly pictures: RichMenuPictureService,
    private readonly line: LineClient,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @returns whether there is anything to do. */
  async isDue(): Promise<boolean> {
    const { sql } = this.unitOfWork;
    const publishing = await this.menus.listPublishing(sql);
    return publishing.length > 0 || (await this.editions.listUnused(sql)).length > 0;
  }

  /** @throws Error when it is worth trying again. */
  async bringInLine(): Promise<void> {
    let trouble: LineUnavailable | undefined;
    for (const menuId of await this.menus.listPublishing(this.unitOfWork.sql)) {
      try {
        await this.publish(menuId);
      } catch (error) {
        // The others must not wait for it.
        if (error instanceof LineUnavailable) trouble = error;
        else if (error instanceof LineRefused) await this.fail(menuId, error.failure);
        else throw error;
      }
    }
    await this.deleteUnused();
    if (trouble) throw trouble;
  }

  /** Trying again is over. */
  async giveUp(message: string): Promise<void> {
    for (const menuId of await this.menus.listPublishing(this.unitOfWork.sql)) {
      await this.fail(menuId, { code: 'unreachable', message });
    }
  }

  private async publish(menuId: string): Promise<void> {
    const prepared = await this.unitOfWork.run((transaction) => this.prepare(transaction, menuId));
    if (!prepared) return;
    const { menu, edition, isResumed } = prepared;
    const lineRichMenuId = edition.lineRichMenuId ?? (await this.create(menu, edition, isResumed));
    if (!edition.hasImage) await this.upload(menu, edition, lineRichMenuId);
    if (edition.use === 'default') demand(await this.line.setDefaultRichMenu(lineRichMenuId));
    await this.unitOfWork.run((transaction) => this.finish(transaction, menuId, edition));
  }

  /** Goes on with what an earlier attempt has left, if that can be. @returns null when there is nothing to publish. */
  private async prepare(
    transaction: Transaction,
    menuId: string,
  ): Promise<{ menu: RichMenuRow; edition: RichMenuEdition; isResumed: boolean } | null> {
    const menu = await this.menus.lock(transaction, menuId);
    if (menu?.state !== 'publishing') return null;
    const earlier = await this.editions.findPreparing(transaction, menuId);
    const isUploadUncertain = earlier?.isUploadBegun && !earlier.hasImage;
    if (earlier && earlier.revision === menu.revision && !isUploadUncertain) {
      return { menu, edition: earlier, isResumed: true };
    }
    await this.editions.supersedePreparing(transaction, menuId);
    const { use, revision } = menu;
    const edition = await this.editions.insertPreparing(transaction, {
      id: randomUUID(),
      menuId,
      use,
      revision,
    });
    return { menu, edition, isResumed: false };
  }

  /** An earlier attempt may have created it without hearing LINE's answer: then it is at LINE under our name. */
  private async create(menu: RichMenuRow, edition: RichMenuEdition, isResumed: boolean): Promise<string> {
    const known = isResumed ? await this.findAtLine(edition.id) : null;
    const lineRichMenuId =
      known ?? demand(await this.line.createRichMenu(lineMenuOf(menu, sizeOf(menu), edition.id))).richMenuId;
    await this.editions.recordLineId(this.unitOfWork.sql, edition.id, lineRichMenuId);
    return lineRichMenuId;
  }

  private async upload(menu: RichMenuRow, edition: RichMenuEdition, lineRichMenuId: string): Promise<void> {
    const { sql } = this.unitOfWork;
    const uploaded = await this.menus.findImage(sql, menu.id);
    const bytes = uploaded?.bytes ?? (await this.pictures.draw(menu));
    await this.editions.recordUpload(sql, edition.id, { isConfirmed: false });
    demand(await this.line.uploadRichMenuImage(lineRichMenuId, uploaded?.contentType ?? 'image/png', bytes));
    await this.editions.recordUpload(sql, edition.id, { isConfirmed: true });
  }

  private async finish(transaction: Transaction, menuId: string, edition: RichMenuEdition): Promise<void> {
    const menu = await this.menus.lock(transaction, menuId);
    if (!menu) throw new Error('A menu was deleted while it was being published');
    await this.editions.supersedeCurrentOf(transaction, menuId);
    const replacedId = await this.editions.supersedeCurrentFor(transaction, edition.use);
    if (replacedId) {
      const replaced = await this.menus.lock(transaction, replacedId);
      if (replaced) await this.moveOn(transaction, replaced, 'replace', replaced.failure);
    }
    await this.editions.makeCurrent(transaction, edition.id);
    await this.moveOn(transaction, menu, 'succeed', null);
    transaction.publish('rich_menus.replaced', {});
  }

  private async fail(menuId: string, failure: RichMenuFailure): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const menu = await this.menus.lock(transaction, menuId);
      if (menu?.state !== 'publishing') return;
      await this.editions.supersedePreparing(transaction, menuId);
      await this.moveOn(transaction, menu, 'fail', failure);
    });
  }

  private moveOn(
    transaction: Transaction,
    { id, state }: RichMenuRow,
    step: 'replace' | 'succeed' | 'fail',
    failure: RichMenuFailure | null,
  ): Promise<void> {
    return this.menus.setState(transaction, id, stateAfter(step, state), failure);
  }

  private async deleteUnused(): Promise<void> {
    try {
      for (const edition of await this.editions.listUnused(this.unitOfWork.sql))
        await this.deleteAtLine(edition);
    } catch (error) {
      // The next attempt is made when the sweeper finds them again: LINE accepts nothing of ours at the moment.
      if (!(error instanceof LineRefused)) throw error;
    }
  }

  private async deleteAtLine(edition: RichMenuEdition): Promise<void> {
    const { sql } = this.unitOfWork;
    if (edition.use === 'default') {
      const current = await this.editions.findCurrentDefault(sql);
      if (current) demand(await this.line.setDefaultRichMenu(current));
      else demand(await this.line.clearDefaultRichMenu());
    }
    const lineRichMenuId = edition.lineRichMenuId ?? (await this.findAtLine(edition.id));
    const outcome = lineRichMenuId ? await this.line.deleteRichMenu(lineRichMenuId) : null;
    const isGone = outcome?.kind === 'failed' && (outcome.status === 404 || outcome.status === 400);
    if (outcome && !isGone) demand(outcome);
    await this.editions.delete(sql, edition.id);
  }

  private async findAtLine(editionId: string): Promise<string | null> {
    const { richMenus } = demand(await this.line.listRichMenus());
    return richMenus.find(({ name }) => name.endsWith(editionId))?.richMenuId ?? null;
  }
}

function sizeOf(menu: RichMenuRow) {
  return menu.uploadedSize ?? richMenuTemplates[menu.template].size;
}

/** @returns the outcome of a call that worked. */
function demand<Outcome extends { kind: string }>(
  outcome: Outcome | CallFailure | Invalid,
): Exclude<Outcome, CallFailure | Invalid> {
  if (!isFailure(outcome)) return outcome as Exclude<Outcome, CallFailure | Invalid>;
  const failure = failureOf(outcome);
  throw isTemporary(outcome) ? new LineUnavailable(failure.message) : new LineRefused(failure);
}

function isFailure(outcome: { kind: string }): outcome is CallFailure | Invalid {
  return outcome.kind === 'failed' || outcome.kind === 'invalid';
}
