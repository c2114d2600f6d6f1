import type { BulkOutcome, BulkResult } from '@jsk/contracts/conversation-bulk';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { MessagesService } from '../messages';
import { TagsService } from '../tags';
import { VisibilityService } from '../visibility';
import { ClosingService } from './closing.service';
import { LiveChatService } from './live-chat.service';
import { TransferService } from './transfer.service';

/**
 * The same act on many conversations: one after the other, each as if it had been asked for alone, so that one refusal does
 * not touch the others.
 */
@Injectable()
export class ConversationBulkService {
  constructor(
    private readonly liveChat: LiveChatService,
    private readonly closing: ClosingService,
    private readonly transfers: TransferService,
    private readonly tags: TagsService,
    private readonly messages: MessagesService,
    private readonly visibility: VisibilityService,
  ) {}

  assign(actor: Actor, lineUserIds: readonly string[], toOperatorId: string): Promise<BulkOutcome> {
    return this.forEach(actor, lineUserIds, (lineUserId) =>
      toOperatorId === actor.operatorId
        ? this.take(actor, lineUserId)
        : this.transfers.transfer(actor, { lineUserId, toOperatorId }),
    );
  }

  tag(actor: Actor, lineUserIds: readonly string[], tagId: string): Promise<BulkOutcome> {
    return this.forEach(actor, lineUserIds, (lineUserId) =>
      this.tags.setOn(actor, { tagId, lineUserId, isOn: true }),
    );
  }

  close(
    actor: Actor,
    lineUserIds: readonly string[],
    closing: { reason?: string; tagIds?: string[] },
  ): Promise<BulkOutcome> {
    return this.forEach(actor, lineUserIds, (lineUserId) =>
      this.closing.close(actor, { ...closing, lineUserId }),
    );
  }

  markRead(actor: Actor, lineUserIds: readonly string[]): Promise<BulkOutcome> {
    return this.forEach(actor, lineUserIds, (lineUserId) =>
      this.messages.markAllRead(actor.operatorId, lineUserId),
    );
  }

  /** A waiting one is claimed, a colleague's is handed over by those who may, the actor's own stays as it is. */
  private async take(actor: Actor, lineUserId: string): Promise<void> {
    try {
      await this.liveChat.claim(actor, lineUserId);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'session_already_claimed') throw error;
      if (error.extra.operator?.id === actor.operatorId) return;
      await this.transfers.transfer(actor, { lineUserId, toOperatorId: actor.operatorId });
    }
  }

  private async forEach(
    actor: Actor,
    lineUserIds: readonly string[],
    act: (lineUserId: string) => Promise<unknown>,
  ): Promise<BulkOutcome> {
    const results: BulkResult[] = [];
    for (const lineUserId of lineUserIds) {
      try {
        await this.visibility.assertSees(actor, lineUserId);
        await act(lineUserId);
        results.push({ lineUserId, ok: true });
      } catch (error) {
        // What is no refusal is a defect, and the answer to the whole call.
        if (!(error instanceof AppError)) throw error;
        const { code, message, extra } = error;
        const { operator } = extra;
        results.push({ lineUserId, ok: false, error: { code, message, ...(operator && { operator }) } });
      }
    }
    return { results };
  }
}
