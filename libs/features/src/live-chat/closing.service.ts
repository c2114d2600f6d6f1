import type { ClosingRules } from '@jsk/contracts/closing';
import type { closeConversation } from '@jsk/contracts/conversations';
import type { Session } from '@jsk/contracts/sessions';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { CustomersService, findSendingObstacle } from '../customers';
import { MessagesService, OutgoingMessagesService } from '../messages';
import { SessionsService } from '../sessions';
import { SettingsService } from '../settings';
import { TagsService } from '../tags';
import { activeReasons, assertMayClose } from './closing.policy';

/** Operators close conversations, and say what the rules ask for. */
@Injectable()
export class ClosingService {
  constructor(
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly tags: TagsService,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async rules(): Promise<ClosingRules> {
    const settings = await this.settings.sessions(this.unitOfWork.sql);
    return { requires: settings.closing, reasons: activeReasons(settings) };
  }

  /**
   * Closes one conversation; the customer is told, if they can be.
   * @throws AppError `validation_error` at `reason` or `tagIds`, `session_not_found` or `forbidden`.
   */
  close(actor: Actor, closing: Parsed<typeof closeConversation>): Promise<Session> {
    const { lineUserId } = closing;
    const reason = closing.reason ?? null;
    return this.unitOfWork.run(async (transaction) => {
      const customer = await this.customers.lock(transaction, lineUserId);
      // Who may not close it learns that, and not what would be missing.
      await this.sessions.getOpenFor(transaction, lineUserId, actor);
      const rules = await this.settings.sessions(transaction);
      await this.putTagsOn(transaction, actor, closing);
      const hasTag = rules.closing === 'tag' && (await this.tags.listOf(transaction, lineUserId)).length > 0;
      assertMayClose(rules, { reason, hasTag });
      const session = await this.sessions.close(transaction, actor, lineUserId, reason);
      if (!findSendingObstacle(customer)) await this.tellCustomer(transaction, session);
      const line = { lineUserId, session, event: 'session_closed' as const, detail: reason };
      await this.messages.appendSystemLine(transaction, { ...line, operatorName: actor.name });
      return session;
    });
  }

  private async tellCustomer(transaction: Transaction, session: Session): Promise<void> {
    const { lineUserId } = session;
    const text = (await this.settings.customerTexts(transaction)).closed;
    const { closingNotice } = await this.settings.messaging(transaction);
    await this.outgoing.queueNotice(transaction, { lineUserId, session, text }, closingNotice);
  }

  private async putTagsOn(
    transaction: Transaction,
    actor: Actor,
    { lineUserId, tagIds = [] }: Parsed<typeof closeConversation>,
  ): Promise<void> {
    for (const [index, tagId] of tagIds.entries()) {
      const change = { tagId, lineUserId, isOn: true };
      await this.tags.setOnLocked(transaction, actor, change).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
        const { message } = error;
        throw new AppError('validation_error', message, { errors: [{ path: `tagIds.${index}`, message }] });
      });
    }
  }
}
