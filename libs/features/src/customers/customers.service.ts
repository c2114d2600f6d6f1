import type { FollowEvent } from '@jsk/contracts/customers';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import { LineClient } from '@jsk/line/line.client';
import { toStorableText } from '@jsk/line/storable-text';
import { Injectable } from '@nestjs/common';
import { CustomersRepository, type FollowChange, type LockedCustomer } from './customers.repository';

/** A profile is fetched again when it is older than this and the customer writes. */
const profileLifeMs = 24 * 60 * 60 * 1000;

/** More than that nobody reads; somebody who does nothing but block and come back must not fill the screen. */
const followHistoryLimit = 100;

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'customer.changed': { lineUserId: string };
    'customer.profile_wanted': { lineUserId: string };
  }
}

@Injectable()
export class CustomersService {
  constructor(
    private readonly customers: CustomersRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly line: LineClient,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks the customer for the rest of the transaction, and has the profile fetched if it is missing or old.
   * @param at when the contact happened, by LINE's clock
   * @returns null when the customer was erased since
   */
  async lockForContact(
    transaction: Transaction,
    lineUserId: string,
    at: Date,
  ): Promise<LockedCustomer | null> {
    const customer = await this.customers.lockOrCreate(transaction, lineUserId, at);
    if (!customer) return null;
    const fetchedAt = customer.profileFetchedAt?.getTime() ?? 0;
    if (this.clock.now().getTime() - fetchedAt > profileLifeMs) {
      transaction.publish('customer.profile_wanted', { lineUserId });
    }
    return customer;
  }

  /** @returns null when nobody with this id ever wrote. */
  lockIfKnown(sql: Sql, lineUserId: string): Promise<LockedCustomer | null> {
    return this.customers.findForUpdate(sql, lineUserId);
  }

  /** @returns what the customer is called in LINE, or null when that is not known. */
  findName(sql: Sql, lineUserId: string): Promise<string | null> {
    return this.customers.findName(sql, lineUserId);
  }

  /** @throws AppError `not_found` when nobody with this id ever wrote. */
  async lock(sql: Sql, lineUserId: string): Promise<LockedCustomer> {
    const customer = await this.lockIfKnown(sql, lineUserId);
    if (!customer) throw new AppError('not_found', 'There is no customer with this id');
    return customer;
  }

  /** @returns whether the follow state was changed; an old event that arrives late is only history. */
  async recordFollowState(
    transaction: Transaction,
    lineUserId: string,
    change: FollowChange,
  ): Promise<boolean> {
    await this.customers.addFollowEvent(transaction, lineUserId, change);
    const changed = await this.customers.setBlocked(transaction, lineUserId, change);
    if (changed) transaction.publish('customer.changed', { lineUserId });
    return changed;
  }

  /** When the customer followed, blocked and came back, newest first. */
  async listFollowHistory(lineUserId: string): Promise<FollowEvent[]> {
    const rows = await this.customers.listFollowEvents(this.unitOfWork.sql, lineUserId, followHistoryLimit);
    return rows.map(({ kind, occurredAt }) => ({ kind, occurredAt: occurredAt.toISOString() }));
  }

  /** @returns whether this is how it is now; an old event that arrives late changes nothing. */
  async recordStandby(
    transaction: Transaction,
    { lineUserId, isOnStandby: wasOnStandby }: LockedCustomer,
    isOnStandby: boolean,
    occurredAt: Date,
  ): Promise<boolean> {
    const changed = await this.customers.setStandby(transaction, lineUserId, isOnStandby, occurredAt);
    if (changed && isOnStandby !== wasOnStandby) transaction.publish('customer.changed', { lineUserId });
    return changed;
  }

  /** @param bar null: the customer is heard again */
  async setBar(
    transaction: Transaction,
    lineUserId: string,
    bar: { readonly at: Date; readonly operatorId: string; readonly reason: string } | null,
  ): Promise<void> {
    await this.customers.setBar(transaction, lineUserId, bar);
    transaction.publish('customer.changed', { lineUserId });
  }

  async setChatMode(transaction: Transaction, lineUserId: string, chatMode: 'BOT' | 'HUMAN'): Promise<void> {
    await this.customers.setChatMode(transaction, lineUserId, chatMode);
    transaction.publish('customer.changed', { lineUserId });
  }

  /** @returns how many texts in a row the bot had no answer for, this one included. */
  countBotMiss(sql: Sql, lineUserId: string): Promise<number> {
    return this.customers.countBotMiss(sql, lineUserId);
  }

  /** The bot had an answer. */
  forgetBotMisses(sql: Sql, lineUserId: string): Promise<void> {
    return this.customers.forgetBotMisses(sql, lineUserId);
  }

  /** A session is over: whatever the customer last wrote needs no answer any more. */
  async forgetUnanswered(transaction: Transaction, lineUserId: string): Promise<void> {
    await this.customers.forgetUnanswered(transaction, lineUserId);
  }

  async setLatestSession(transaction: Transaction, lineUserId: string, sessionId: string): Promise<void> {
    await this.customers.setLatestSession(transaction, lineUserId, sessionId);
  }

  /**
   * Fetches name and picture from LINE. A profile that cannot be read leaves what is known as it is.
   * @throws AppError `service_unavailable` when LINE did not answer.
   */
  async refreshProfile(lineUserId: string): Promise<void> {
    const profile = await this.line.getProfile(lineUserId);
    if (profile.kind === 'failed') {
      throw new AppError('service_unavailable', 'LINE did not give the profile; try again later');
    }
    const fetchedAt = this.clock.now();
    await this.unitOfWork.run(async (transaction) => {
      if (profile.kind === 'not_found') {
        return this.customers.markProfileFetched(transaction, lineUserId, fetchedAt);
      }
      const storable = {
        displayName: toStorableText(profile.displayName).slice(0, 200),
        pictureUrl: profile.pictureUrl,
        statusMessage: profile.statusMessage && toStorableText(profile.statusMessage).slice(0, 1000),
        language: profile.language,
      };
      await this.customers.saveProfile(transaction, lineUserId, storable, fetchedAt);
      transaction.publish('customer.changed', { lineUserId });
    });
  }
}
