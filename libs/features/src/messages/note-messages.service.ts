import type { Message } from '@jsk/contracts/messages';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { presentMessage } from './message.presenter';
import { MessagesRepository } from './messages.repository';
import { MessagesService } from './messages.service';
import { blankMessage } from './new-message';
import { NoteMessagesRepository } from './note-messages.repository';

interface NoteContent {
  readonly text: string;
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
}

/**
 * Notes in the thread. They are `received` from the start, because they are sent to nobody: whatever asks for what waits,
 * was sent or was paid for never meets one. The caller's transaction holds the customer's lock.
 */
@Injectable()
export class NoteMessagesService {
  constructor(
    private readonly thread: MessagesService,
    private readonly messages: MessagesRepository,
    private readonly notes: NoteMessagesRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns what this operator wrote with this client id already, or null. */
  async findWritten(sql: Sql, actor: Actor, lineUserId: string, clientId: string): Promise<Message | null> {
    const row = await this.messages.findByClientId(sql, lineUserId, actor.operatorId, clientId);
    return row && presentMessage(row);
  }

  /** @throws AppError `conflict` when this client id is stored already. */
  async append(
    transaction: Transaction,
    actor: Actor,
    note: NoteContent & { lineUserId: string; sessionId: string | null; clientId: string },
  ): Promise<Message> {
    const row = await this.thread.append(transaction, {
      ...blankMessage,
      lineUserId: note.lineUserId,
      sessionId: note.sessionId,
      direction: 'OUTGOING',
      senderKind: 'OPERATOR',
      senderOperatorId: actor.operatorId,
      senderName: actor.name,
      type: 'note',
      text: note.text,
      payload: { kind: 'note', mentions: [...note.mentions] },
      state: 'received',
      clientId: note.clientId,
      createdAt: this.clock.now(),
    });
    if (!row) throw new AppError('conflict', 'This note was written already');
    return presentMessage(row);
  }

  /** @throws AppError `not_found` */
  async get(sql: Sql, lineUserId: string, messageId: string): Promise<Message> {
    const row = await this.notes.find(sql, lineUserId, messageId);
    if (!row) throw new AppError('not_found', 'There is no such note in this conversation');
    return presentMessage(row);
  }

  /** @returns one more than asked for, if there is one. */
  async list(sql: Sql, lineUserId: string, beforeId: string | null, limit: number): Promise<Message[]> {
    return (await this.notes.list(sql, lineUserId, beforeId, limit + 1)).map(presentMessage);
  }

  async replace(
    transaction: Transaction,
    messageId: string,
    { text, mentions }: NoteContent,
  ): Promise<Message> {
    const payload = { kind: 'note' as const, mentions: [...mentions] };
    const changedAt = this.clock.now();
    const row = await this.notes.replace(transaction, messageId, { text, payload, changedAt });
    return this.tellChanged(transaction, presentMessage(row));
  }

  async withdraw(transaction: Transaction, messageId: string): Promise<Message> {
    return this.tellChanged(transaction, presentMessage(await this.notes.withdraw(transaction, messageId)));
  }

  private tellChanged(transaction: Transaction, message: Message): Message {
    transaction.publish('message.changed', { message });
    return message;
  }
}
