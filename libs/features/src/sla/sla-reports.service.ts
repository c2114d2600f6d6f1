import { idSchema } from '@jsk/contracts/primitives';
import type { listSlaBreaches, SlaBreach } from '@jsk/contracts/sla';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { decodeCursor, encodeCursor } from '@jsk/platform/http/page-cursor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { PeriodsService } from '../measures';
import { type BreachRow, SlaBreachesRepository } from './sla-breaches.repository';

/** Which promises were broken, for those who want to learn from it. */
@Injectable()
export class SlaReportsService {
  constructor(
    private readonly breaches: SlaBreachesRepository,
    private readonly periods: PeriodsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Counts every kind, also when the list is of one. */
  async list({ cursor, limit, ...asked }: Parsed<typeof listSlaBreaches>) {
    const { sql } = this.unitOfWork;
    const { kind = null, operatorId = null } = asked;
    const period = await this.periods.resolve(sql, asked);
    const before = decodeCursor(cursor, idSchema);
    const [rows, counts] = await Promise.all([
      this.breaches.list(sql, { period, kind, operatorId, before, limit: limit + 1 }),
      this.breaches.count(sql, { period, operatorId }),
    ]);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const { startDate, endDate } = period;
    return {
      items: shown.map(presentBreach),
      nextCursor: last ? encodeCursor(last.dueAt.toISOString(), last.id) : null,
      period: { startDate, endDate },
      counts,
    };
  }
}

function presentBreach({ id: _id, dueAt, operatorId, operatorName, ...row }: BreachRow): SlaBreach {
  return {
    ...row,
    dueAt: dueAt.toISOString(),
    operator: operatorId === null ? null : { id: operatorId, name: operatorName ?? '' },
  };
}
