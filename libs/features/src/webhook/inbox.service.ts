import type { InboxEvent } from '@jsk/line/webhook-envelope';
import { ReservedConnections } from '@jsk/platform/database/reserved-connections';
import { Injectable } from '@nestjs/common';
import { InboxMetricsService } from './inbox-metrics.service';
import { InboxRepository } from './inbox.repository';
import { RecentEvents } from './recent-events';

interface Waiting {
  readonly events: readonly InboxEvent[];
  readonly stored: (lanes: string[]) => void;
  readonly failed: (error: unknown) => void;
}

/** Statements on their way at once. One is written while the other waits for its commit. */
const statementsAtOnce = 2;

/** Events in one statement at most. */
const eventsPerStatement = 500;

/**
 * Stores events durably. Requests that arrive while a statement is on its way share the next one: under load a
 * commit carries many requests, and alone a request waits for nobody. It has connections of its own: while all else waits
 * for a locked table, what customers do is still taken.
 */
@Injectable()
export class InboxService {
  private waiting: Waiting[] = [];
  private statements = 0;

  constructor(
    private readonly inbox: InboxRepository,
    private readonly recent: RecentEvents,
    private readonly metrics: InboxMetricsService,
    private readonly connections: ReservedConnections,
  ) {}

  /** Requests that have not been answered yet; whatever else this process does should let them pass. */
  get requestsWaiting(): number {
    return this.waiting.length + this.statements;
  }

  /** @returns the lanes in which there is something new to do, once everything is committed. */
  async store(events: readonly InboxEvent[]): Promise<string[]> {
    this.metrics.received(events.length);
    const unseen = await this.recent.withoutSeen(events);
    if (unseen.length === 0) return [];
    const lanes = await new Promise<string[]>((stored, failed) => {
      this.waiting.push({ events: unseen, stored, failed });
      this.writeNext();
    });
    this.recent.remember(unseen);
    return lanes;
  }

  /** Stores events that must have no effect; rare, so each request has its own statement. @param note why */
  async storeQuarantined(events: readonly InboxEvent[], note: string): Promise<void> {
    this.metrics.received(events.length);
    await this.inbox.insertQuarantined(this.connections.sql, events, note);
    this.metrics.quarantined(events.length);
  }

  private writeNext(): void {
    if (this.waiting.length === 0 || this.statements >= statementsAtOnce) return;
    const batch = this.takeBatch();
    this.statements += 1;
    void this.write(batch).finally(() => {
      this.statements -= 1;
      this.writeNext();
    });
  }

  private takeBatch(): Waiting[] {
    let events = 0;
    const size = this.waiting.findIndex((request) => (events += request.events.length) > eventsPerStatement);
    return this.waiting.splice(0, size === -1 ? this.waiting.length : Math.max(1, size));
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    try {
      const events = batch.flatMap((request) => request.events);
      const lanes = await this.inbox.insertOnce(this.connections.sql, events);
      for (const { stored } of batch) stored(lanes);
    } catch (error) {
      if (batch.length === 1 || !isCausedByContent(error)) {
        for (const { failed } of batch) failed(error);
        return;
      }
      // One request must not fail for what another brought.
      for (const request of batch) await this.write([request]);
    }
  }
}

/** PostgreSQL's classes 22 (data) and 23 (constraints); anything else would fail each request alike. */
function isCausedByContent(error: unknown): boolean {
  return /^2[23]/.test(String((error as { code?: unknown } | null)?.code));
}
