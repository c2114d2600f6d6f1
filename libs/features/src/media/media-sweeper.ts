import { Clock } from '@jsk/platform/clock/clock';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { MessageFilesService } from '../messages';
import { FileRetentionService } from './file-retention.service';
import { IncomingMediaScheduler } from './incoming-media.processor';
import { IncomingMediaService } from './incoming-media.service';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** LINE does not say when it deletes content, only that it does; we ask no longer than this. */
const keptByLineMs = 7 * 24 * hourMs;

/** Finds files whose job was lost or has given up, and deletes what may not be kept any longer. */
@Injectable()
export class MediaSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(MediaSweeper.name);
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly files: MessageFilesService,
    private readonly incoming: IncomingMediaService,
    private readonly scheduler: IncomingMediaScheduler,
    private readonly retention: FileRetentionService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers = [
      setInterval(() => void this.attempt(() => this.sweep()), minuteMs).unref(),
      setInterval(() => void this.attempt(() => this.tidy()), hourMs).unref(),
    ];
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Copies of the last hour: a job was lost, or LINE takes long to prepare a video. */
  sweep(): Promise<void> {
    return this.reschedule(minuteMs, hourMs);
  }

  /** Older ones wait for LINE or for the storage, so that more haste would not help. */
  async tidy(): Promise<void> {
    await this.reschedule(hourMs, keptByLineMs);
    const lost = { after: new Date(0), until: this.ago(keptByLineMs) };
    for await (const wanted of this.files.eachPending(lost)) await this.incoming.expire(wanted);
    await this.retention.deleteUnsent();
    await this.retention.deleteExpired();
    await this.retention.deleteForgottenUploads();
  }

  private async reschedule(fromMs: number, toMs: number): Promise<void> {
    const period = { after: this.ago(toMs), until: this.ago(fromMs) };
    for await (const wanted of this.files.eachPending(period)) await this.scheduler.schedule(wanted);
  }

  private ago(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`Looking after files failed: ${(error as Error).message}`);
    }
  }
}
