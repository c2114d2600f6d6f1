import type { OperatorPresence } from '@jsk/contracts/conversations';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AvailabilityRepository, type ChangedAvailability } from './availability.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'operator.availability_changed': ChangedAvailability;
  }
}

const beatEveryMs = 15_000;

/** Three beats: somebody whom no instance has seen for so long is gone, and so is the instance that had them. */
const goneAfterMs = 45_000;

/** @returns who is connected to this instance, with the presence they have over all instances. */
type ReadConnected = () => Promise<ReadonlyMap<string, OperatorPresence>>;

/**
 * Who is there, for everybody who asks: the console, routing, reports. The sockets are where it comes from; each
 * instance writes down what it sees of its own operators, so that a worker without sockets knows it, too, and a dead
 * instance takes its operators with it.
 */
@Injectable()
export class AvailabilityService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(AvailabilityService.name);
  private readConnected: ReadConnected = async () => new Map();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly availability: AvailabilityRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.beatQuietly(), beatEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** From now on the operators of this process's own sockets are kept as seen. */
  attach(readConnected: ReadConnected): void {
    this.readConnected = readConnected;
  }

  /** @returns everybody who is online or away; who is not in it is offline. */
  async everybody(sql: Sql = this.unitOfWork.sql): Promise<Map<string, OperatorPresence>> {
    const rows = await this.availability.list(sql);
    return new Map(rows.map(({ operatorId, status }) => [operatorId, status]));
  }

  /** Notes what operators are seen as now. */
  async record(seen: ReadonlyMap<string, OperatorPresence>): Promise<void> {
    if (seen.size === 0) return;
    await this.tell((sql) => this.availability.save(sql, seen, this.times()));
  }

  /** Says of everybody who is connected to this instance that they are still there. */
  async beat(): Promise<void> {
    await this.record(await this.readConnected());
  }

  /** Finds those whose instance has died. Its own operators are seen first, however long the process was held up. */
  async markGone(): Promise<void> {
    await this.beat();
    await this.tell((sql) => this.availability.markGone(sql, this.times()));
  }

  private times(): { at: Date; goneBefore: Date } {
    const at = this.clock.now();
    return { at, goneBefore: new Date(at.getTime() - goneAfterMs) };
  }

  private tell(change: (sql: Sql) => Promise<ChangedAvailability[]>): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      for (const changed of await change(transaction)) {
        transaction.publish('operator.availability_changed', changed);
      }
    });
  }

  private async beatQuietly(): Promise<void> {
    try {
      await this.beat();
    } catch (error) {
      this.logger.warn(`Could not say who is there: ${(error as Error).message}`);
    }
  }
}
