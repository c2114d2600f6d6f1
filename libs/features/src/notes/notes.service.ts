import type { Message } from '@jsk/contracts/messages';
import type { changeNote, writeNote } from '@jsk/contracts/notes';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { CustomersService, type LockedCustomer } from '../customers';
import { NoteMessagesService } from '../messages';
import { SessionsService } from '../sessions';
import { VisibilityService } from '../visibility';
import { mayChangeNote } from './note.policy';
import { NoteMentionsRepository } from './note-mentions.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** A note mentions them, and did not before. */
    'note.mentioned': { message: Message; displayName: string; operatorIds: readonly string[] };
    /** Whether any note of the conversation waits for these operators to look at it. */
    'note.mentions_changed': { lineUserId: string; operatorIds: readonly string[]; hasOpenMention: boolean };
  }
}

/** What operators write to each other beside a conversation: whoever sees it may, whoever owns it. */
@Injectable()
export class NotesService {
  constructor(
    private readonly notes: NoteMessagesService,
    private readonly mentions: NoteMentionsRepository,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly visibility: VisibilityService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The same `clientId` again answers with the note that is there already. */
  write(actor: Actor, { lineUserId, text, clientId, mentions }: Parsed<typeof writeNote>): Promise<Message> {
    return this.inConversation(lineUserId, async (transaction, customer) => {
      const written = await this.notes.findWritten(transaction, actor, lineUserId, clientId);
      if (written) return written;
      const session = await this.sessions.findOpen(transaction, lineUserId);
      const mentioned = await this.listMentioned(transaction, actor, lineUserId, mentions);
      const sessionId = session?.id ?? null;
      const note = { lineUserId, sessionId, clientId, text, mentions: mentioned };
      const message = await this.notes.append(transaction, actor, note);
      await this.mention(transaction, message, customer, mentioned);
      await this.record(transaction, actor, 'note.written', message);
      return message;
    });
  }

  /** @throws AppError `not_found`, or `forbidden` when it is not theirs or too old. */
  change(
    actor: Actor,
    { lineUserId, messageId, text, mentions }: Parsed<typeof changeNote>,
  ): Promise<Message> {
    return this.inConversation(lineUserId, async (transaction, customer) => {
      await this.assertMayChange(transaction, actor, lineUserId, messageId);
      const mentioned = await this.listMentioned(transaction, actor, lineUserId, mentions);
      const message = await this.notes.replace(transaction, messageId, { text, mentions: mentioned });
      await this.mention(transaction, message, customer, mentioned);
      await this.record(transaction, actor, 'note.changed', message);
      return message;
    });
  }

  /** @throws AppError as `change` does. */
  withdraw(actor: Actor, lineUserId: string, messageId: string): Promise<Message> {
    return this.inConversation(lineUserId, async (transaction, customer) => {
      await this.assertMayChange(transaction, actor, lineUserId, messageId);
      const message = await this.notes.withdraw(transaction, messageId);
      await this.mention(transaction, message, customer, []);
      await this.record(transaction, actor, 'note.withdrawn', message);
      return message;
    });
  }

  async list(
    lineUserId: string,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<{ items: Message[]; nextCursor: string | null }> {
    const notes = await this.notes.list(this.unitOfWork.sql, lineUserId, beforeIdOf(cursor), limit);
    const items = notes.slice(0, limit);
    return { items, nextCursor: notes.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** The operator has looked at the conversation. */
  async see({ operatorId }: Pick<Actor, 'operatorId'>, lineUserId: string): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const hadOpen = await this.mentions.markSeen(transaction, lineUserId, operatorId, this.clock.now());
      if (!hadOpen) return;
      const news = { lineUserId, operatorIds: [operatorId], hasOpenMention: false };
      transaction.publish('note.mentions_changed', news);
    });
  }

  /** Who is told: whoever may see the conversation, except the writer. */
  private async listMentioned(
    transaction: Transaction,
    { operatorId }: Actor,
    lineUserId: string,
    mentions: readonly string[],
  ): Promise<{ id: string; name: string }[]> {
    const isVisible = await this.visibility.conditionFor({ role: 'AGENT' }, transaction);
    const others = mentions.filter((id) => id !== operatorId);
    return this.mentions.listWhoMayKnow(transaction, lineUserId, others, isVisible);
  }

  private async mention(
    transaction: Transaction,
    message: Message,
    { displayName }: LockedCustomer,
    mentioned: readonly { id: string }[],
  ): Promise<void> {
    const { id: messageId, lineUserId } = message;
    const ids = mentioned.map(({ id }) => id);
    const { added, removed } = await this.mentions.replace(transaction, { messageId, lineUserId }, ids);
    if (added.length > 0) {
      const news = { lineUserId, operatorIds: added, hasOpenMention: true };
      transaction.publish('note.mentions_changed', news);
      transaction.publish('note.mentioned', { message, displayName: displayName ?? '', operatorIds: added });
    }
    if (removed.length === 0) return;
    const waitedFor = await this.mentions.listWaitedFor(transaction, lineUserId, removed);
    const free = removed.filter((id) => !waitedFor.includes(id));
    transaction.publish('note.mentions_changed', { lineUserId, operatorIds: free, hasOpenMention: false });
  }

  private async assertMayChange(
    transaction: Transaction,
    actor: Actor,
    lineUserId: string,
    messageId: string,
  ): Promise<void> {
    const note = await this.notes.get(transaction, lineUserId, messageId);
    if (mayChangeNote(note, actor.operatorId, this.clock.now())) return;
    throw new AppError(
      'forbidden',
      'Only a note of your own that is not older than 15 minutes can be changed',
    );
  }

  /** Everything written into a conversation happens under its lock, one after the other. */
  private inConversation<Result>(
    lineUserId: string,
    act: (transaction: Transaction, customer: LockedCustomer) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(async (transaction) =>
      act(transaction, await this.customers.lock(transaction, lineUserId)),
    );
  }

  private record(
    transaction: Transaction,
    actor: Actor,
    action: string,
    { id, lineUserId }: Message,
  ): Promise<void> {
    const subject = { subjectType: 'message', subjectId: id };
    return this.audit.record(transaction, actor, { action, ...subject, detail: { lineUserId } });
  }
}

/** @throws AppError `validation_error` for a cursor that is none of ours. */
function beforeIdOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (/^[1-9]\d{0,17}$/.test(cursor)) return cursor;
  const message = 'must be the nextCursor of an earlier page';
  throw new AppError('validation_error', message, { errors: [{ path: 'cursor', message }] });
}
