import {
  type exportSessions,
  type listReportedSessions,
  type ReportedSession,
  sessionFileColumns,
  type SessionsSummary,
} from '@jsk/contracts/reports';
import type { OutputOf } from '@jsk/contracts/endpoint';
import type { getSessionsSummary } from '@jsk/contracts/reports';
import { idSchema } from '@jsk/contracts/primitives';
import { sessionStatusSchema } from '@jsk/contracts/sessions';
import { byteOrderMark, csvRows } from '@jsk/platform/csv/csv-table';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { decodeCursor, encodeCursor } from '@jsk/platform/http/page-cursor';
import type { ExportedFile } from '@jsk/platform/http/send-file';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { PeriodsService } from '../measures';
import type { SessionFilter } from './session-filter';
import { type Place, type ReportedSessionRow, SessionReportsRepository } from './session-reports.repository';

/** So many rows are written at a time: a statement of some milliseconds, and a megabyte of memory. */
const rowsAtOnce = 5000;

type Asked = Parsed<typeof getSessionsSummary>;

/** The sessions of a period, as a file, in figures, and one by one; all three of the same sessions. */
@Injectable()
export class SessionReportsService {
  constructor(
    private readonly sessions: SessionReportsRepository,
    private readonly periods: PeriodsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** That it was taken out is in the audit log. */
  async export(actor: Actor, asked: Parsed<typeof exportSessions>): Promise<ExportedFile> {
    const filter = await this.filterOf(asked);
    const { startDate, endDate } = filter;
    await this.audit.record(this.unitOfWork.sql, actor, {
      action: 'report.exported',
      subjectType: 'report',
      subjectId: 'sessions',
      detail: { ...asked, startDate, endDate },
    });
    return { name: `sessions_${startDate}_${endDate}.csv`, content: this.write(filter) };
  }

  async summarise(asked: Asked): Promise<SessionsSummary> {
    const filter = await this.filterOf(asked);
    const { startDate, endDate } = filter;
    const { byStatus, ...summary } = await this.sessions.summarise(this.unitOfWork.sql, filter);
    const { surveysSent, surveysAnswered } = summary;
    return {
      ...summary,
      period: { startDate, endDate },
      byStatus: Object.fromEntries(
        sessionStatusSchema.options.map((status) => [status, byStatus[status] ?? 0]),
      ) as SessionsSummary['byStatus'],
      responseRate: surveysSent === 0 ? null : surveysAnswered / surveysSent,
    };
  }

  /** @throws AppError `validation_error` when the period or the cursor cannot be. */
  async list({
    cursor,
    limit,
    ...asked
  }: Parsed<typeof listReportedSessions>): Promise<OutputOf<typeof listReportedSessions>> {
    const filter = await this.filterOf(asked);
    const { startDate, endDate } = filter;
    const before = decodeCursor(cursor, idSchema);
    const place = before && { createdAt: before.key, id: before.id };
    const rows = await this.sessions.list(this.unitOfWork.sql, filter, place, limit + 1);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      period: { startDate, endDate },
      items: page.map(present),
      nextCursor: last ? encodeCursor(last.place, last.sessionId) : null,
    };
  }

  private async *write(filter: SessionFilter): AsyncGenerator<string> {
    yield byteOrderMark + csvRows([[...sessionFileColumns]]);
    let after: Place | null = null;
    for (;;) {
      const page = await this.sessions.writeLines(this.unitOfWork.sql, filter, after, rowsAtOnce);
      if (!page) return;
      yield page.lines;
      after = page.last;
    }
  }

  private async filterOf(asked: Asked): Promise<SessionFilter> {
    const period = await this.periods.resolve(this.unitOfWork.sql, asked);
    const { startDate, endDate, timeZone } = period;
    return { ...asked, startDate, endDate, timeZone, now: this.clock.now() };
  }
}

function present({
  operatorId,
  operatorName,
  triggerKind,
  triggerKeyword,
  place: _place,
  ...row
}: ReportedSessionRow): ReportedSession {
  return {
    ...row,
    operator: operatorId === null ? null : { id: operatorId, name: operatorName ?? '' },
    trigger: { kind: triggerKind, keyword: triggerKeyword },
    createdAt: row.createdAt.toISOString(),
    claimedAt: row.claimedAt?.toISOString() ?? null,
    firstResponseAt: row.firstResponseAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
