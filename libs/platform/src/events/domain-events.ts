import { Injectable, Logger } from '@nestjs/common';
import type { Transaction } from '../database/unit-of-work';

/**
 * What happened, by name. Each feature adds its own events by declaration merging:
 * `declare module '@jsk/platform/events/domain-events' { interface DomainEventMap { 'session.claimed': … } }`.
 */
export interface DomainEventMap {}

export type DomainEventName = Extract<keyof DomainEventMap, string>;

export interface PublishedEvent<Name extends DomainEventName = DomainEventName> {
  readonly name: Name;
  readonly payload: DomainEventMap[Name];
}

type Listener = (payload: never) => void | Promise<void>;
type Participant = (transaction: Transaction, payload: never) => Promise<void>;

/**
 * Tells this process what has been committed. Publishing happens after the commit (see `UnitOfWork`), so a
 * listener never sees what is rolled back; a failing listener never undoes what happened, it is only logged.
 */
@Injectable()
export class DomainEvents {
  private readonly logger = new Logger(DomainEvents.name);
  private readonly listeners = new Map<string, Listener[]>();
  private readonly participants = new Map<string, Participant[]>();

  on<Name extends DomainEventName>(
    name: Name,
    listener: (payload: DomainEventMap[Name]) => void | Promise<void>,
  ): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  /**
   * For what must be written if and only if the event happens. It is done as the last part of the transaction that
   * publishes the event, after everything else of it, and a failure undoes all of it.
   */
  onCommitting<Name extends DomainEventName>(
    name: Name,
    participant: (transaction: Transaction, payload: DomainEventMap[Name]) => Promise<void>,
  ): void {
    this.participants.set(name, [...(this.participants.get(name) ?? []), participant]);
  }

  /** For `UnitOfWork`: has everybody who takes part in an event do so. */
  async completeTransaction(transaction: Transaction, { name, payload }: PublishedEvent): Promise<void> {
    for (const participant of this.participants.get(name) ?? []) {
      await participant(transaction, payload as never);
    }
  }

  publish(events: readonly PublishedEvent[]): void {
    for (const { name, payload } of events) {
      for (const listener of this.listeners.get(name) ?? []) this.tell(name, listener, payload);
    }
  }

  private tell(name: string, listener: Listener, payload: unknown): void {
    try {
      const result = listener(payload as never);
      if (result instanceof Promise) result.catch((error: unknown) => this.report(name, error));
    } catch (error) {
      this.report(name, error);
    }
  }

  private report(name: string, error: unknown): void {
    this.logger.error({ err: error, event: name }, 'A listener of an event failed');
  }
}
