import { Readable } from 'node:stream';
import {
  type exportOperatorFigures,
  operatorFileColumns,
  type OperatorReport,
  type OperatorsReport,
} from '@jsk/contracts/analytics';
import type { MeasuredBy, Period } from '@jsk/contracts/periods';
import { isAdministrator } from '@jsk/contracts/roles';
import { byteOrderMark, csvRows } from '@jsk/platform/csv/csv-table';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { ExportedFile } from '@jsk/platform/http/send-file';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { type AskedPeriod, PeriodsService } from '../measures';
import { daysWithin, type ReportedDays } from './dashboard-days';
import { DashboardRepository } from './dashboard.repository';
import { operatorFileRow, presentOperatorDay, presentOperatorFigures } from './operator-figures.presenter';
import { OperatorFiguresRepository } from './operator-figures.repository';

type AskedFigures = AskedPeriod & { readonly measuredBy: MeasuredBy };

/** What each operator did in a period; docs/metrics.md defines the figures. */
@Injectable()
export class OperatorFiguresService {
  constructor(
    private readonly figures: OperatorFiguresRepository,
    private readonly dashboard: DashboardRepository,
    private readonly periods: PeriodsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `validation_error` when there is no such period. */
  async list({ measuredBy, ...asked }: AskedFigures): Promise<OperatorsReport> {
    const { startDate, endDate, timeZone } = await this.periods.resolve(this.unitOfWork.sql, asked);
    const period = { startDate, endDate };
    const now = this.clock.now();
    const rows = await this.atOneMoment(period, timeZone, (sql, days) =>
      this.figures.list(sql, { period, days, measuredBy, now }),
    );
    return { period, timeZone, items: rows.map(presentOperatorFigures) };
  }

  /** The list as a file. That it was taken out is in the audit log. */
  async export(actor: Actor, asked: Parsed<typeof exportOperatorFigures>): Promise<ExportedFile> {
    const { period, items } = await this.list(asked);
    const { startDate, endDate } = period;
    await this.audit.record(this.unitOfWork.sql, actor, {
      action: 'report.exported',
      subjectType: 'report',
      subjectId: 'operators',
      detail: { ...asked, startDate, endDate },
    });
    const table = byteOrderMark + csvRows([operatorFileColumns, ...items.map(operatorFileRow)]);
    return { name: `operators_${startDate}_${endDate}.csv`, content: Readable.from([table]) };
  }

  /**
   * One operator, beside the period before, and day by day.
   * @throws AppError `forbidden` when somebody who is no administrator asks for somebody else, `not_found`,
   * `validation_error` when there is no such period.
   */
  async get(
    actor: Actor,
    { measuredBy, operatorId, ...asked }: AskedFigures & { readonly operatorId: string },
  ): Promise<OperatorReport> {
    if (!isAdministrator(actor.role) && actor.operatorId !== operatorId) {
      throw new AppError('forbidden', 'You may only see your own figures');
    }
    const { startDate, endDate, previous, timeZone } = await this.periods.resolve(this.unitOfWork.sql, asked);
    const period = { startDate, endDate };
    const both = { startDate: previous.startDate, endDate };
    const now = this.clock.now();
    return this.atOneMoment(both, timeZone, async (sql, reported) => {
      const figuresOf = async (within: Period) => {
        const days = daysWithin(reported, within.startDate, within.endDate);
        const [row] = await this.figures.list(sql, { period: within, days, measuredBy, now, operatorId });
        if (!row) throw new AppError('not_found', 'There is no such operator');
        return presentOperatorFigures(row);
      };
      const days = daysWithin(reported, startDate, endDate);
      return {
        period,
        previousPeriod: previous,
        timeZone,
        figures: await figuresOf(period),
        previousFigures: await figuresOf(previous),
        days: (await this.figures.listDays(sql, { period, days, operatorId })).map(presentOperatorDay),
      };
    });
  }

  /** As the dashboard does it: all parts of an answer agree, and no day is taken from the views and counted as well. */
  private atOneMoment<Result>(
    period: Period,
    timeZone: string,
    read: (sql: Sql, days: ReportedDays) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(async (transaction) => {
      await this.dashboard.holdMoment(transaction);
      return read(transaction, await this.dashboard.splitDays(transaction, period, timeZone));
    });
  }
}
