import type { ActionOutcome } from '@jsk/line/call-outcome';
import { LineClient } from '@jsk/line/line.client';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger } from '@nestjs/common';
import { failureOf, isTemporary } from './line-menu.policy';
import { RichMenuEditionsRepository } from './rich-menu-editions.repository';
import { type CustomerMenu, RichMenuLinksRepository } from './rich-menu-links.repository';
import { stateAfter } from './rich-menu.machine';
import { RichMenusRepository } from './rich-menus.repository';

/** Sessions do not change more often than this while one call is under way. */
const maximumRounds = 5;

/** Gives customers the menu of the state they are in: waiting, or with a person; everybody else sees the default one. */
@Injectable()
export class RichMenuLinksService {
  private readonly logger = new Logger(RichMenuLinksService.name);

  constructor(
    private readonly links: RichMenuLinksRepository,
    private readonly editions: RichMenuEditionsRepository,
    private readonly menus: RichMenusRepository,
    private readonly line: LineClient,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Whether the customer should see another menu than they do. */
  async isWrong(lineUserId: string): Promise<boolean> {
    return differs(await this.links.find(this.unitOfWork.sql, lineUserId));
  }

  /** @returns some of the customers who should see another menu than they do. */
  listWrong(limit: number): Promise<string[]> {
    return this.links.listWrong(this.unitOfWork.sql, limit);
  }

  /**
   * Shows the customer the menu of the state they are in when this runs, whatever made it run. Only one call for a
   * customer may be at work.
   * @throws Error when it is worth trying again.
   */
  async showRightMenu(lineUserId: string): Promise<void> {
    const { sql } = this.unitOfWork;
    for (let round = 0; round < maximumRounds; round += 1) {
      const menu = await this.links.find(sql, lineUserId);
      if (!differs(menu)) return;
      const { wanted } = menu;
      const outcome = wanted
        ? await this.line.linkRichMenu(lineUserId, wanted.lineRichMenuId)
        : await this.line.unlinkRichMenu(lineUserId);
      await this.settle(lineUserId, menu, outcome);
      await this.tellUnused(menu);
    }
  }

  private async settle(lineUserId: string, { wanted }: CustomerMenu, outcome: ActionOutcome): Promise<void> {
    if (outcome.kind === 'failed') {
      if (isTemporary(outcome)) throw new Error(outcome.message);
      if (wanted && outcome.status === 404) return this.markGone(wanted.editionId, outcome.message);
      // Recorded all the same: trying again and again would not make LINE change its mind.
      this.logger.warn(`LINE refused to show a customer a rich menu: ${failureOf(outcome).message}`);
    }
    await this.links.record(this.unitOfWork.sql, lineUserId, wanted?.editionId ?? null);
  }

  /** Somebody else has deleted it at LINE, or it was superseded while the call was under way. */
  private async markGone(editionId: string, message: string): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const menuId = await this.editions.deleteCurrent(transaction, editionId);
      const menu = menuId && (await this.menus.lock(transaction, menuId));
      if (!menu) return;
      const failure = menu.state === 'publishing' ? null : { code: 'gone_at_line' as const, message };
      await this.menus.setState(transaction, menu.id, stateAfter('lose', menu.state), failure);
    });
  }

  /** A superseded edition is deleted when the last customer has left it. */
  private async tellUnused({ shownEditionId }: CustomerMenu): Promise<void> {
    if (shownEditionId === null || !(await this.editions.isUnused(this.unitOfWork.sql, shownEditionId)))
      return;
    await this.unitOfWork.run(async (transaction) => transaction.publish('rich_menus.differ_from_line', {}));
  }
}

function differs({ wanted, shownEditionId }: CustomerMenu): boolean {
  return (wanted?.editionId ?? null) !== shownEditionId;
}
