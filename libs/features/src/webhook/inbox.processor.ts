import type { InboundEvent } from '@jsk/line/inbound-event';
import { translateWebhookEvent } from '@jsk/line/webhook-event';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger } from '@nestjs/common';
import { GroupsService } from '../groups';
import { HandoffService } from '../handoff';
import type { EventEffect } from '../messages';
import { SettingsService } from '../settings';
import { InboxMetricsService } from './inbox-metrics.service';
import { type EventSetAside, InboxRepository, type PendingEvent } from './inbox.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** LINE has stopped the whole account, or lets it work again. */
    'line.account_suspended': { isSuspended: boolean };
  }
}

type UsableEvent = Exclude<InboundEvent, { kind: 'malformed' }>;

/** Events of one customer handled in one transaction. */
const eventsAtOnce = 20;

/** An event that fails this often is put aside. */
const mostAttempts = 5;

/** Payloads are blanked within this time anyway (`InboxSweeper`), so no older one can hold what was taken back. */
const payloadsKeptMs = 3 * 60 * 60 * 1000;

/** The database was away or two transactions met; the event itself is innocent. */
const passingFailures = /^(08|40|53|55|57)/;

/** Turns stored events into their effects. The done-mark is part of the same transaction as the effects. */
@Injectable()
export class InboxProcessor {
  private readonly logger = new Logger(InboxProcessor.name);

  constructor(
    private readonly inbox: InboxRepository,
    private readonly handoff: HandoffService,
    private readonly groups: GroupsService,
    private readonly settings: SettingsService,
    private readonly metrics: InboxMetricsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns whether the lane is empty; false when there may be more to do. */
  async processLane(lane: string): Promise<boolean> {
    try {
      return (await this.processBatch(lane, eventsAtOnce)) < eventsAtOnce;
    } catch (error) {
      if (isPassing(error)) throw error;
      await this.processOne(lane);
      return false;
    }
  }

  /** Something in the batch fails. Alone, the failing event spoils nothing but itself. */
  private async processOne(lane: string): Promise<void> {
    let failing: PendingEvent | undefined;
    try {
      await this.processBatch(lane, 1, (event) => (failing = event));
    } catch (error) {
      if (isPassing(error) || !failing) throw error;
      this.logger.error({ err: error, eventId: failing.id }, 'A webhook event could not be processed');
      const note = error instanceof Error ? error.message : String(error);
      const { sql } = this.unitOfWork;
      if (await this.inbox.recordFailure(sql, failing.id, note, mostAttempts)) this.metrics.quarantined(1);
    }
  }

  private async processBatch(
    lane: string,
    limit: number,
    before?: (event: PendingEvent) => void,
  ): Promise<number> {
    const { taken, setAside } = await this.unitOfWork.run(async (transaction) => {
      const events = await this.inbox.claimNext(transaction, lane, limit);
      const setAside: EventSetAside[] = [];
      for (const event of events) {
        before?.(event);
        const withoutEffect = await this.process(transaction, lane, event);
        if (withoutEffect) setAside.push(withoutEffect);
      }
      if (setAside.length > 0) await this.inbox.setAside(transaction, setAside);
      return { taken: events.length, setAside };
    });
    this.metrics.processed(taken, setAside);
    return taken;
  }

  /** @returns null, or why the event had no effect. */
  private async process(
    transaction: Transaction,
    lane: string,
    stored: PendingEvent,
  ): Promise<EventSetAside | null> {
    const { id } = stored;
    const event = translateWebhookEvent(stored.payload);
    if (event.kind === 'malformed') return { id, status: 'quarantined', note: event.reason };
    if (!(await this.isSubscribed(transaction, event)))
      return { id, status: 'ignored', note: 'not subscribed' };
    const effect = await this.handOn(transaction, event, stored);
    if (effect === 'unsent') await this.forget(transaction, lane, event);
    if (effect === 'erased') await this.inbox.forgetEvent(transaction, id);
    return effect === 'nothing' ? { id, status: 'ignored', note: event.kind } : null;
  }

  private async handOn(
    transaction: Transaction,
    event: UsableEvent,
    { occurredAt, receivedAt }: PendingEvent,
  ): Promise<EventEffect> {
    if (event.kind === 'bot_suspended' || event.kind === 'bot_resumed') {
      transaction.publish('line.account_suspended', { isSuspended: event.kind === 'bot_suspended' });
      return 'done';
    }
    const { source } = event;
    switch (source.kind) {
      case 'customer': {
        const { lineUserId } = source;
        return this.handoff.receive(transaction, { event, lineUserId, occurredAt, receivedAt });
      }
      case 'group':
      case 'room':
        return this.groups.receive(transaction, { event, source, occurredAt });
      case 'unknown':
        return 'nothing';
    }
  }

  /** Administrators choose which events have an effect; messages always have, because customers wait for answers. */
  private async isSubscribed(transaction: Transaction, { kind, lineType }: UsableEvent): Promise<boolean> {
    if (kind === 'message') return true;
    const { ignoredEventTypes } = await this.settings.webhook(transaction);
    return !ignoredEventTypes.some((type) => type === lineType);
  }

  /** A message was taken back: nothing of it may remain in the inbox either. */
  private async forget(transaction: Transaction, lane: string, event: UsableEvent): Promise<void> {
    const lineMessageId = lineMessageIdOf(event);
    if (lineMessageId === null) return;
    const since = new Date(this.clock.now().getTime() - payloadsKeptMs);
    await this.inbox.blankMessage(transaction, lane, lineMessageId, since);
  }
}

function lineMessageIdOf(event: UsableEvent): string | null {
  if (event.kind === 'message_unsent') return event.lineMessageId;
  return event.kind === 'message' || event.kind === 'message_edited' ? event.message.lineMessageId : null;
}

function isPassing(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return passingFailures.test(code) || code.startsWith('ECONN');
  return error instanceof Error && /connection terminated|timeout exceeded/i.test(error.message);
}
