import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { tokenToMarkWith } from './customer-signals.policy';
import { CustomerSignalsScheduler } from './customer-signals.processor';
import { CustomerSignalsRepository } from './customer-signals.repository';

/** An operator shows the customer that their words were read, whatever the setting does by itself. */
@Injectable()
export class MarkAsReadService {
  constructor(
    private readonly signals: CustomerSignalsRepository,
    private readonly scheduler: CustomerSignalsScheduler,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError `not_found` when nobody with this id ever wrote. */
  async request(actor: Actor, lineUserId: string): Promise<{ isMarking: boolean }> {
    const { sql } = this.unitOfWork;
    const target = await this.signals.find(sql, lineUserId);
    if (!target) throw new AppError('not_found', 'There is no customer with this id');
    if (tokenToMarkWith(target) === null) return { isMarking: false };
    const subject = { subjectType: 'customer', subjectId: lineUserId };
    await this.audit.record(sql, actor, { action: 'customer.marked_as_read', ...subject });
    await this.scheduler.markAsRead(lineUserId);
    return { isMarking: true };
  }
}
