import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { SettingsService } from '../settings';
import { AuditLogRepository } from './audit-log.repository';

const dayMs = 24 * 60 * 60 * 1000;

/** Soon after the start, because a process may not live for a day. */
const firstSweepAfterMs = 5 * 60_000;

/** Entries that are deleted in one statement, so that none holds its locks for long. */
const batchSize = 5000;

/** Deletes what was kept as long as the settings say. Several processes may do it at the same time. */
@Injectable()
export class AuditRetentionSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(AuditRetentionSweeper.name);
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly log: AuditLogRepository,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers = [
      setTimeout(() => void this.sweepQuietly(), firstSweepAfterMs).unref(),
      setInterval(() => void this.sweepQuietly(), dayMs).unref(),
    ];
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** @returns how many entries are gone. */
  async runDue(): Promise<number> {
    const { sql } = this.unitOfWork;
    const { auditDays } = await this.settings.retention(sql);
    const before = new Date(this.clock.now().getTime() - auditDays * dayMs);
    let deleted = 0;
    for (;;) {
      const batch = await this.log.deleteOlder(sql, before, batchSize);
      deleted += batch;
      if (batch < batchSize) return deleted;
    }
  }

  private async sweepQuietly(): Promise<void> {
    try {
      const deleted = await this.runDue();
      if (deleted > 0) this.logger.log(`Audit log: ${deleted} entries were kept long enough and are deleted`);
    } catch (error) {
      this.logger.warn(`Old entries of the audit log are not deleted this time: ${(error as Error).message}`);
    }
  }
}
