import { translateWebhookEvent } from '@jsk/line/webhook-event';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger } from '@nestjs/common';
import { HandoffService } from '../handoff';
import { type EventSetAside, InboxRepository, type PendingEvent } from './inbox.repository';

/** Events of one customer handled in one transaction. */
const eventsAtOnce = 20;

/** A event that fails this often is put aside. */
const mostAttempts = 5;

/** The database was away or two transactions met; the event itself is innocent. */
const passingFailures = /^(08|40|53|55|57)/;

/** Turns stored events into their effects. The done-mark is part of the same transaction as the effects. */
@Injectable()
export class InboxProcessor {
  private readonly logger = new Logger(InboxProcessor.name);

  constructor(
    private readonly inbox: InboxRepository,
    private readonly handoff: HandoffService,
    private readonly unitOfWork: UnitOfWork,
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
      await this.inbox.recordFailure(this.unitOfWork.sql, failing.id, note, mostAttempts);
    }
  }

  private processBatch(lane: string, limit: number, before?: (event: PendingEvent) => void): Promise<number> {
    return this.unitOfWork.run(async (transaction) => {
      const events = await this.inbox.claimNext(transaction, lane, limit);
      const setAside: EventSetAside[] = [];
      for (const event of events) {
        before?.(event);
        const withoutEffect = await this.process(transaction, event);
        if (withoutEffect) setAside.push(withoutEffect);
      }
      if (setAside.length > 0) await this.inbox.setAside(transaction, setAside);
      return events.length;
    });
  }

  /** @returns null, or why the event had no effect. */
  private async process(transaction: Transaction, stored: PendingEvent): Promise<EventSetAside | null> {
    const { id, occurredAt, receivedAt } = stored;
    const event = translateWebhookEvent(stored.payload);
    if (event.kind === 'malformed') return { id, status: 'quarantined', note: event.reason };
    // Groups and rooms are kept in the inbox and never mixed into one-on-one conversations.
    if (event.source.kind !== 'customer')
      return { id, status: 'ignored', note: `source ${event.source.kind}` };
    const { lineUserId } = event.source;
    const hadEffect = await this.handoff.receive(transaction, { event, lineUserId, occurredAt, receivedAt });
    return hadEffect ? null : { id, status: 'ignored', note: event.kind };
  }
}

function isPassing(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return passingFailures.test(code) || code.startsWith('ECONN');
  return error instanceof Error && /connection terminated|timeout exceeded/i.test(error.message);
}
