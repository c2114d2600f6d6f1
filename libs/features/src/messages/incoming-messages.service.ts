import type { Message } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import type { InboundMessage } from '@jsk/line/inbound-event';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { contentOf } from './incoming-message';
import { IncomingMessagesRepository } from './incoming-messages.repository';
import { presentMessage } from './message.presenter';
import { MessagesService } from './messages.service';
import { blankMessage } from './new-message';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'message.media_wanted': { messageId: string; lineUserId: string; lineMessageId: string };
  }
}

/** Only these carry a file that must be copied before LINE deletes it. */
const typesWithContent: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'file']);

/** What customers write, and what they change of it afterwards. The caller's transaction holds the customer's lock. */
@Injectable()
export class IncomingMessagesService {
  constructor(
    private readonly messages: MessagesService,
    private readonly incoming: IncomingMessagesRepository,
  ) {}

  /** @returns the message, or null when LINE sent it before under another event id. */
  async append(
    transaction: Transaction,
    lineUserId: string,
    session: Session | null,
    incoming: InboundMessage,
    occurredAt: Date,
  ): Promise<Message | null> {
    const quoted = incoming.quotedLineMessageId;
    const row = await this.messages.append(transaction, {
      ...blankMessage,
      ...contentOf(incoming),
      lineUserId,
      sessionId: session?.id ?? null,
      direction: 'INCOMING',
      senderKind: 'CUSTOMER',
      state: 'received',
      lineMessageId: incoming.lineMessageId,
      quoteToken: incoming.quoteToken,
      quotedMessageId: quoted ? await this.incoming.findIdByLineMessageId(transaction, quoted) : null,
      markAsReadToken: incoming.markAsReadToken,
      createdAt: occurredAt,
    });
    if (!row) return null;
    const message = presentMessage(row);
    if (typesWithContent.has(message.type) && isPending(message)) {
      const { lineMessageId } = incoming;
      transaction.publish('message.media_wanted', { messageId: message.id, lineUserId, lineMessageId });
    }
    return message;
  }

  async markUnsent(transaction: Transaction, lineUserId: string, lineMessageId: string): Promise<boolean> {
    const row = await this.incoming.markUnsent(transaction, lineUserId, lineMessageId);
    if (row) transaction.publish('message.changed', { message: presentMessage(row) });
    return row !== null;
  }
}

function isPending(message: Message): boolean {
  return message.payload?.kind === 'media' && message.payload.media.status === 'pending';
}
