import type { Group, GroupEvent, GroupMessage, listGroupMessages, listGroups } from '@jsk/contracts/groups';
import { groupIdSchema } from '@jsk/contracts/groups';
import type { EventSource, InboundEvent, InboundMessage } from '@jsk/line/inbound-event';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import { decodeCursor, encodeCursor } from '@jsk/platform/http/page-cursor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { contentOf, type EventEffect } from '../messages';
import { SettingsService } from '../settings';
import { GroupMessagesRepository } from './group-messages.repository';
import { presentGroup, presentGroupMessage } from './group.presenter';
import { GroupsRepository } from './groups.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** The name of a group, or of a member of it, is not known or old. */
    'group.profile_wanted': { groupId: string; lineUserId: string | null };
  }
}

/** An event of a group or room, and when it happened by LINE's clock. */
export interface GroupsEvent {
  readonly event: Exclude<InboundEvent, { kind: 'malformed' }>;
  readonly source: Extract<EventSource, { kind: 'group' | 'room' }>;
  readonly occurredAt: Date;
}

interface Place {
  readonly groupId: string;
  readonly lineUserId: string | null;
  readonly at: Date;
}

/** A group's name is asked for again when it is older than this and somebody writes. */
const profileLifeMs = 24 * 60 * 60 * 1000;

const handledKinds: ReadonlySet<InboundEvent['kind']> = new Set([
  'message',
  'message_edited',
  'message_unsent',
  'joined',
  'left',
  'members_joined',
  'members_left',
] as const);

/** What happens in groups and rooms is kept and never answered; nobody in them becomes a customer by it. */
@Injectable()
export class GroupsService {
  constructor(
    private readonly groups: GroupsRepository,
    private readonly messages: GroupMessagesRepository,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Everything happens in the caller's transaction. @returns what the event led to. */
  async receive(transaction: Transaction, { event, source, occurredAt }: GroupsEvent): Promise<EventEffect> {
    if (!handledKinds.has(event.kind)) return 'nothing';
    const groupId = source.kind === 'group' ? source.groupId : source.roomId;
    const place = { groupId, lineUserId: source.lineUserId, at: occurredAt };
    await this.recordContact(transaction, source.kind, place, event.kind);
    switch (event.kind) {
      case 'message':
        return this.append(transaction, place, event.message);
      case 'message_edited': {
        const { lineMessageId, text } = event.message;
        const isKept = await this.messages.edit(transaction, { ...place, lineMessageId, text });
        return isKept ? 'done' : 'unsent';
      }
      case 'message_unsent':
        await this.messages.markUnsent(transaction, { ...place, lineMessageId: event.lineMessageId });
        return 'unsent';
      case 'joined':
        await this.groups.recordJoin(transaction, groupId, occurredAt);
        return this.appendEvents(transaction, place, 'joined', [null]);
      case 'left':
        await this.groups.recordLeave(transaction, groupId, occurredAt);
        return this.appendEvents(transaction, place, 'left', [null]);
      case 'members_joined':
        return this.appendEvents(transaction, place, 'member_joined', event.lineUserIds);
      case 'members_left':
        return this.appendEvents(transaction, place, 'member_left', event.lineUserIds);
      default:
        return 'nothing';
    }
  }

  /** @throws AppError `forbidden` while groups are not shown. */
  async list(input: Parsed<typeof listGroups>): Promise<{ items: Group[]; nextCursor: string | null }> {
    const { sql } = this.unitOfWork;
    await this.assertShown(sql);
    const rows = await this.groups.list(sql, decodeCursor(input.cursor, groupIdSchema), input.limit + 1);
    const page = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? page.at(-1) : undefined;
    return {
      items: page.map(presentGroup),
      nextCursor: last ? encodeCursor(last.lastActivityKey, last.id) : null,
    };
  }

  /** @throws AppError `forbidden` while groups are not shown, `not_found` for a group we were never in. */
  async listMessages({
    groupId,
    beforeId,
    limit,
  }: Parsed<typeof listGroupMessages>): Promise<{ messages: GroupMessage[]; hasMore: boolean }> {
    const { sql } = this.unitOfWork;
    await this.assertShown(sql);
    const rows = await this.groups.listMessagesBefore(sql, groupId, beforeId ?? null, limit + 1);
    if (rows.length === 0 && !(await this.groups.exists(sql, groupId))) {
      throw new AppError('not_found', 'There is no group with this id');
    }
    const page = rows.slice(0, limit).reverse();
    return { messages: page.map(presentGroupMessage), hasMore: rows.length > limit };
  }

  private async recordContact(
    transaction: Transaction,
    kind: 'group' | 'room',
    { groupId, lineUserId, at }: Place,
    event: InboundEvent['kind'],
  ): Promise<void> {
    const { profileFetchedAt } = await this.groups.lockOrCreate(transaction, { id: groupId, kind, at });
    const age = this.clock.now().getTime() - (profileFetchedAt?.getTime() ?? 0);
    // LINE tells nothing any more about a place that has removed us.
    const isInside = event !== 'left';
    // A room has no name of its own.
    if (isInside && kind === 'group' && age > profileLifeMs) {
      transaction.publish('group.profile_wanted', { groupId, lineUserId: null });
    }
    if (lineUserId === null) return;
    const isNew = await this.groups.insertMemberOnce(transaction, groupId, lineUserId);
    if (isInside && isNew) transaction.publish('group.profile_wanted', { groupId, lineUserId });
  }

  private async append(
    transaction: Transaction,
    place: Place,
    message: InboundMessage,
  ): Promise<EventEffect> {
    const { type, text, payload } = contentOf(message);
    const state = await this.messages.insertOnce(transaction, {
      ...place,
      lineMessageId: message.lineMessageId,
      type,
      text,
      // Files of groups are not copied, so there is nothing to say of them.
      payload: payload?.kind === 'media' ? null : payload,
    });
    if (state === null) return 'nothing';
    return state === 'unsent' ? 'unsent' : 'done';
  }

  private async appendEvents(
    transaction: Transaction,
    { groupId, at }: Place,
    event: GroupEvent,
    who: readonly (string | null)[],
  ): Promise<EventEffect> {
    // Those without a usable id are not in LINE's list, and yet somebody came or left.
    await this.messages.insertEvents(transaction, groupId, event, who.length > 0 ? who : [null], at);
    return 'done';
  }

  private async assertShown(sql: Sql): Promise<void> {
    const { showGroups } = await this.settings.webhook(sql);
    if (!showGroups) throw new AppError('forbidden', 'Showing LINE groups is switched off in the settings');
  }
}
