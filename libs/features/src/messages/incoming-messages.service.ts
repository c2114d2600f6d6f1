import type { Message } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import type { InboundMessage } from '@jsk/line/inbound-event';
import type { Sql } from '@jsk/platform/database/sql';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { EarlyChangesRepository } from './early-changes.repository';
import { contentOf } from './incoming-message';
import { IncomingMessagesRepository, type MessageEdit } from './incoming-messages.repository';
import { type MessageRow, presentMessage } from './message.presenter';
import { countersOf, MessagesRepository } from './messages.repository';
import { blankMessage, type NewMessage } from './new-message';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'message.media_wanted': { messageId: string; lineUserId: string; lineMessageId: string };
    /** The customer took it back: whatever is kept of it elsewhere must go, too. */
    'message.unsent': { messageId: string };
  }
}

/**
 * What an event led to. `unsent`: it tells of, or carries, a message that was taken back, of which nothing may be kept,
 * not even in the inbox. `erased`: it is of a customer who was erased after it happened, which is the same for all of it.
 */
export type EventEffect = 'done' | 'nothing' | 'unsent' | 'erased';

/** Only these carry a file that must be copied before LINE deletes it. */
const typesWithContent: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'file']);

/** What customers write, and what they change of it afterwards. The caller's transaction holds the customer's lock. */
@Injectable()
export class IncomingMessagesService {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly incoming: IncomingMessagesRepository,
    private readonly earlyChanges: EarlyChangesRepository,
  ) {}

  /** @returns the message, or null when LINE sent it before under another event id. */
  async append(
    transaction: Transaction,
    conversation: { lineUserId: string; session: Session | null },
    incoming: InboundMessage,
    occurredAt: Date,
  ): Promise<Message | null> {
    const { lineUserId } = conversation;
    const { lineMessageId } = incoming;
    const newMessage = await this.newMessage(transaction, conversation, incoming, occurredAt);
    const inserted = await this.messages.insertOnce(transaction, newMessage);
    if (!inserted) return null;
    // What was changed before it came was never to be seen as it was.
    const row = inserted.hasEarlyChange
      ? await this.applyEarlyChanges(transaction, inserted, lineMessageId)
      : inserted;
    const message = presentMessage(row);
    transaction.publish('message.appended', { message, ...countersOf(inserted) });
    if (typesWithContent.has(message.type) && isPending(message)) {
      transaction.publish('message.media_wanted', { messageId: message.id, lineUserId, lineMessageId });
    }
    return message;
  }

  /** @returns whether the customer has written after this moment, by LINE's clock. */
  hasNewer(sql: Sql, lineUserId: string, occurredAt: Date): Promise<boolean> {
    return this.incoming.hasNewer(sql, lineUserId, occurredAt);
  }

  /** The customer took a message back, perhaps one that has not come yet. */
  async unsend(
    transaction: Transaction,
    lineUserId: string,
    lineMessageId: string,
    occurredAt: Date,
  ): Promise<void> {
    const row = await this.incoming.markUnsent(transaction, lineUserId, lineMessageId);
    if (!row) return this.earlyChanges.saveUnsent(transaction, lineMessageId, occurredAt);
    transaction.publish('message.changed', { message: presentMessage(row) });
    transaction.publish('message.unsent', { messageId: row.id });
  }

  /** The customer changed a text. Of several edits the one that happened last holds, whatever order they come in. */
  async edit(
    transaction: Transaction,
    lineUserId: string,
    edited: InboundMessage & { type: 'text' },
    occurredAt: Date,
  ): Promise<EventEffect> {
    const { lineMessageId } = edited;
    const edit = { text: edited.text, quoteToken: edited.quoteToken, occurredAt };
    const known = await this.incoming.findForChange(transaction, lineUserId, lineMessageId);
    if (!known) {
      return (await this.earlyChanges.saveEdit(transaction, lineMessageId, edit)) ? 'done' : 'unsent';
    }
    if (known.isUnsent) return 'unsent';
    const row = await this.applyEdit(transaction, known.id, known.editedAt, edit);
    if (row) transaction.publish('message.changed', { message: presentMessage(row) });
    return 'done';
  }

  /** Changes of messages that never came. @param occurredBefore by LINE's clock */
  forgetEarlyChanges(sql: Sql, occurredBefore: Date): Promise<void> {
    return this.earlyChanges.deleteOlderThan(sql, occurredBefore);
  }

  /** @returns the row of a message that reads differently now, or null when a newer edit holds. */
  private async applyEdit(
    transaction: Transaction,
    messageId: string,
    editedAt: Date | null,
    edit: MessageEdit,
  ): Promise<MessageRow | null> {
    if (editedAt === null || editedAt < edit.occurredAt) {
      return this.incoming.replaceText(transaction, messageId, edit);
    }
    // The same time means the same edit, under another event id.
    if (editedAt > edit.occurredAt) {
      await this.incoming.addToHistory(transaction, messageId, edit.text, editedAt);
    }
    return null;
  }

  private async applyEarlyChanges(
    transaction: Transaction,
    inserted: MessageRow,
    lineMessageId: string,
  ): Promise<MessageRow> {
    let row = inserted;
    for (const change of await this.earlyChanges.take(transaction, lineMessageId)) {
      if (change.kind === 'unsent') {
        return (await this.incoming.markUnsent(transaction, row.lineUserId, lineMessageId)) ?? row;
      }
      if (row.type === 'text') row = await this.incoming.replaceText(transaction, row.id, change);
    }
    return row;
  }

  private async newMessage(
    transaction: Transaction,
    { lineUserId, session }: { lineUserId: string; session: Session | null },
    incoming: InboundMessage,
    occurredAt: Date,
  ): Promise<NewMessage> {
    const quoted = incoming.quotedLineMessageId;
    return {
      ...blankMessage,
      ...contentOf(incoming),
      lineUserId,
      sessionId: session?.id ?? null,
      direction: 'INCOMING',
      senderKind: 'CUSTOMER',
      state: 'received',
      lineMessageId: incoming.lineMessageId,
      quoteToken: incoming.quoteToken,
      quotedMessageId: quoted && (await this.incoming.findIdByLineMessageId(transaction, lineUserId, quoted)),
      markAsReadToken: incoming.markAsReadToken,
      createdAt: occurredAt,
    };
  }
}

function isPending(message: Message): boolean {
  return message.payload?.kind === 'media' && message.payload.media.status === 'pending';
}
