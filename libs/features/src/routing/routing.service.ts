import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger } from '@nestjs/common';
import { SettingsService } from '../settings';
import { nextStep, reachOf, type RoutingStep, type WaitingCustomer } from './assignment.policy';
import { AssignmentService } from './assignment.service';
import { RoutingRepository, waitingAtOnce } from './routing.repository';

/** A console whose page is loaded again is away for a moment; its skills are not gone because of that. */
const reloadGraceMs = 15_000;

/**
 * Gives waiting customers to operators, the longest waiting first. Each step is a transaction of its own that decides
 * and acts under one lock over all processes, so that no two decisions are made on the same state of the queue.
 */
@Injectable()
export class RoutingService {
  private readonly logger = new Logger(RoutingService.name);
  private running: Promise<void> | null = null;
  private isWantedAgain = false;

  constructor(
    private readonly routing: RoutingRepository,
    private readonly assignment: AssignmentService,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Does whatever there is to do in the queue now. Calls that come while it is running share one more round, so that
   * whatever happened before a call is seen by the time it is answered.
   */
  drain(): Promise<void> {
    this.isWantedAgain = true;
    this.running ??= this.drainWhileWanted();
    return this.running;
  }

  private async drainWhileWanted(): Promise<void> {
    try {
      while (this.isWantedAgain) {
        this.isWantedAgain = false;
        await this.drainOnce();
      }
    } finally {
      this.running = null;
    }
  }

  private async drainOnce(): Promise<void> {
    const failed = new Set<string>();
    while (await this.takeStep(failed));
  }

  /**
   * @param failed sessions for which something went wrong in this round: the others do not wait for them
   * @returns whether there may be more to do.
   */
  private async takeStep(failed: Set<string>): Promise<boolean> {
    let sessionId: string | null = null;
    try {
      return await this.unitOfWork.run(async (transaction) => {
        await this.routing.lockDrain(transaction);
        const step = await this.findStep(transaction, failed);
        if (!step) return false;
        sessionId = step.customer.sessionId;
        if (step.kind === 'open_to_all') await this.assignment.openToAll(transaction, step.customer);
        else await this.assignment.assignIfStillPossible(transaction, step.customer, step.operatorId);
        return true;
      });
    } catch (error) {
      if (sessionId === null) throw error;
      failed.add(sessionId);
      this.logger.error({ err: error, sessionId }, 'A customer could not be given to anybody');
      return true;
    }
  }

  /** A long queue is read no further than to the first customer for whom there is something to do. */
  private async findStep(sql: Sql, failed: ReadonlySet<string>): Promise<RoutingStep | null> {
    const rules = await this.settings.routing(sql);
    const leftSince = new Date(this.clock.now().getTime() - reloadGraceMs);
    const present = await this.routing.listPresent(sql, leftSince);
    const reach = reachOf(present, rules);
    for (let afterId: string | null = null; ;) {
      const page: WaitingCustomer[] = await this.routing.listWaiting(sql, reach, afterId);
      const step = nextStep(
        page.filter(({ sessionId }) => !failed.has(sessionId)),
        present,
        rules,
      );
      if (step || page.length < waitingAtOnce) return step;
      afterId = page.at(-1)?.sessionId ?? null;
    }
  }
}
