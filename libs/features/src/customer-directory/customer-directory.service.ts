import type { Customer, listCustomers } from '@jsk/contracts/customers';
import { lineUserIdSchema } from '@jsk/contracts/primitives';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { decodeCursor, encodeCursor } from '@jsk/platform/http/page-cursor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { VisibilityService } from '../visibility';
import { CustomerDirectoryRepository, type CustomerRow } from './customer-directory.repository';

/** Everybody who ever wrote or followed, as far as the operator may see them. */
@Injectable()
export class CustomerDirectoryService {
  constructor(
    private readonly directory: CustomerDirectoryRepository,
    private readonly visibility: VisibilityService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(
    actor: Actor,
    { sort, order, cursor, limit, ...filter }: Parsed<typeof listCustomers>,
  ): Promise<{ items: Customer[]; nextCursor: string | null; total: number | null }> {
    const { sql } = this.unitOfWork;
    const after = decodeCursor(cursor, lineUserIdSchema);
    const selection = {
      filter,
      operatorId: actor.operatorId,
      isVisible: await this.visibility.conditionFor(actor, sql),
      now: this.clock.now(),
    };
    const [rows, total] = await Promise.all([
      this.directory.list(sql, selection, { sort, order, after, limit }),
      after ? null : this.directory.count(sql, selection),
    ]);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map(presentCustomer),
      nextCursor: last ? encodeCursor(last.sortKey, last.lineUserId) : null,
      total,
    };
  }
}

function presentCustomer({ sortKey: _, ...row }: CustomerRow): Customer {
  return {
    ...row,
    displayName: row.displayName ?? '',
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastContactAt: row.lastContactAt.toISOString(),
  };
}
