import { type CustomerQueue, estimateWithoutDataSeconds, type QueueEntry } from '@jsk/contracts/queue';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { presentSession } from '../sessions';
import { VisibilityService } from '../visibility';
import { QueueRepository, type QueueRow } from './queue.repository';

const shownAtOnce = 200;

/** Experience older than this says nothing about today's queue. */
const experienceMs = 60 * 60 * 1000;

/** Who waits, and how long it will take: the same figures for operators and for customers. */
@Injectable()
export class QueueService {
  constructor(
    private readonly queue: QueueRepository,
    private readonly visibility: VisibilityService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<CustomerQueue> {
    const { sql } = this.unitOfWork;
    const isVisible = await this.visibility.conditionFor(actor, sql);
    const [rows, { averageWaitSeconds, ...figures }] = await Promise.all([
      this.queue.list(sql, actor.operatorId, isVisible, shownAtOnce),
      this.queue.figures(sql, actor.operatorId, isVisible, this.experienceFrom()),
    ]);
    return { ...figures, items: rows.map(presentEntry), estimateSeconds: estimateOf(averageWaitSeconds) };
  }

  /** @returns how long a customer waits at present, in whole seconds. */
  async estimate(sql: Sql): Promise<number> {
    return estimateOf(await this.queue.averageWaitSeconds(sql, this.experienceFrom()));
  }

  /** @returns 1 for who has waited longest; null for a session that does not wait. */
  positionOf(sql: Sql, session: { readonly id: string }): Promise<number | null> {
    return this.queue.findPosition(sql, session.id);
  }

  private experienceFrom(): Date {
    return new Date(this.clock.now().getTime() - experienceMs);
  }
}

function estimateOf(averageWaitSeconds: number | null): number {
  return averageWaitSeconds === null
    ? estimateWithoutDataSeconds
    : Math.max(0, Math.round(averageWaitSeconds));
}

function presentEntry(row: QueueRow): QueueEntry {
  return {
    lineUserId: row.lineUserId,
    displayName: row.displayName ?? '',
    pictureUrl: row.pictureUrl,
    tags: row.tags,
    session: presentSession(row),
    position: row.position,
    waitingSince: row.sessionCreatedAt.toISOString(),
    lastText: row.lastText,
    wantedOperator:
      row.wantedOperatorId && row.wantedOperatorName !== null
        ? { id: row.wantedOperatorId, name: row.wantedOperatorName }
        : null,
    isOpenToAll: row.isOpenToAll,
  };
}
