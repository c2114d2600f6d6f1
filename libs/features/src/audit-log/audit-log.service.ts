import type { AuditEntry, AuditFilter, listAuditEntries } from '@jsk/contracts/audit';
import { idSchema } from '@jsk/contracts/primitives';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { decodeCursor, encodeCursor } from '@jsk/platform/http/page-cursor';
import type { ExportedFile } from '@jsk/platform/http/send-file';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { BusinessHoursService } from '../business-hours';
import { auditCsv } from './audit-csv';
import { AuditLogRepository, type AuditRow, type AuditSelection } from './audit-log.repository';

/** So many entries of an export are in memory at a time. */
const exportPageSize = 1000;

interface AuditListPage {
  readonly items: AuditEntry[];
  readonly nextCursor: string | null;
  readonly total: number | null;
}

/** The log of who did what, to look through and to take out. */
@Injectable()
export class AuditLogService {
  constructor(
    private readonly log: AuditLogRepository,
    private readonly hours: BusinessHoursService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `validation_error` when the cursor is none of ours. */
  async list({ page, pageSize, cursor, ...filter }: Parsed<typeof listAuditEntries>): Promise<AuditListPage> {
    const { sql } = this.unitOfWork;
    const after = decodeCursor(cursor, idSchema);
    const selection = await this.selectionOf(filter);
    const offset = after ? 0 : (page - 1) * pageSize;
    const [rows, total] = await Promise.all([
      this.log.list(sql, selection, { after, offset, limit: pageSize + 1 }),
      after ? null : this.log.count(sql, selection),
    ]);
    const shown = rows.slice(0, pageSize);
    const last = rows.length > pageSize ? shown.at(-1) : undefined;
    return {
      items: shown.map(present),
      nextCursor: last ? encodeCursor(last.sortKey, last.id) : null,
      total,
    };
  }

  async listActions(): Promise<{ items: string[] }> {
    return { items: await this.log.listActions(this.unitOfWork.sql) };
  }

  async exportCsv(actor: Actor, filter: AuditFilter): Promise<ExportedFile> {
    const selection = await this.selectionOf(filter);
    const subject = { subjectType: 'audit_log', subjectId: 'audit_log' };
    await this.audit.record(this.unitOfWork.sql, actor, {
      action: 'audit_log.exported',
      ...subject,
      detail: { filter },
    });
    const { timeZone } = selection;
    const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
    return {
      name: `audit ${day.format(this.clock.now())}.csv`,
      content: auditCsv(this.pages(selection), timeZone),
    };
  }

  private async *pages(selection: AuditSelection): AsyncGenerator<AuditRow[]> {
    let after: { key: string; id: string } | null = null;
    for (;;) {
      const page = { after, offset: 0, limit: exportPageSize };
      const rows: AuditRow[] = await this.log.list(this.unitOfWork.sql, selection, page);
      if (rows.length > 0) yield rows;
      const last = rows.at(-1);
      if (!last || rows.length < exportPageSize) return;
      after = { key: last.sortKey, id: last.id };
    }
  }

  private async selectionOf(filter: AuditFilter): Promise<AuditSelection> {
    return { ...filter, timeZone: await this.hours.timeZone(this.unitOfWork.sql) };
  }
}

function present({ operatorId, operatorName, happenedAt, ...row }: AuditRow): AuditEntry {
  return {
    ...row,
    happenedAt: happenedAt.toISOString(),
    operator: operatorId === null ? null : { id: operatorId, name: operatorName ?? '' },
  };
}
