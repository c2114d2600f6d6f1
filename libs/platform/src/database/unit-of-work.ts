import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ClientBase, Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import {
  type DomainEventMap,
  type DomainEventName,
  DomainEvents,
  type PublishedEvent,
} from '../events/domain-events';
import { type Sql, sqlOver } from './sql';

/** One database transaction and what is to be told once it is committed. */
export interface Transaction extends Sql {
  /** For entities; runs inside this transaction. */
  readonly entities: EntityManager;
  /** Tells the listeners of this process, after the commit and only then. */
  publish<Name extends DomainEventName>(name: Name, payload: DomainEventMap[Name]): void;
}

/** Runs work in one transaction; commits when it returns, rolls back when it throws. */
@Injectable()
export class UnitOfWork {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(DomainEvents) private readonly events: DomainEvents,
  ) {}

  /** Statements on their own, outside a transaction. */
  get sql(): Sql {
    // TypeORM keeps its pg pool here; taking connections from the same pool keeps one limit for the process.
    return sqlOver((this.dataSource.driver as unknown as { master: Pool }).master);
  }

  async run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    const published: PublishedEvent[] = [];
    try {
      const connection = (await runner.connect()) as ClientBase;
      await runner.startTransaction();
      const transaction: Transaction = {
        ...sqlOver(connection),
        entities: runner.manager,
        publish: (name, payload) => published.push({ name, payload }),
      };
      const result = await work(transaction);
      // It may grow meanwhile: what is done because of an event may be news itself.
      for (const event of published) await this.events.completeTransaction(transaction, event);
      await runner.commitTransaction();
      this.events.publish(published);
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}
