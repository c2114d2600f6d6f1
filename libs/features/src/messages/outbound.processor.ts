import { setTimeout as delay } from 'node:timers/promises';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { RedisConnection } from '@jsk/platform/redis/redis.module';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { DeliveryService } from './delivery.service';
import { OutgoingMessagesService } from './outgoing-messages.service';
import { ReplyTokensService } from './reply-tokens.service';

export const outboundQueue = 'outbound-messages';

interface OutboundJob {
  readonly lineUserId: string;
}

/**
 * A job only says where there is something to send; what, and whether it was sent, stands in the tables. So while Redis
 * is away, and the queue with it, this process sends by itself.
 */
@Injectable()
export class OutboundScheduler implements OnModuleInit {
  private readonly logger = new Logger(OutboundScheduler.name);

  constructor(
    private readonly events: DomainEvents,
    private readonly outgoing: OutgoingMessagesService,
    private readonly delivery: DeliveryService,
    private readonly redis: RedisConnection,
    @InjectQueue(outboundQueue) private readonly queue: Queue<OutboundJob>,
  ) {}

  onModuleInit(): void {
    this.events.on('message.queued', ({ lineUserId }) => this.schedule(lineUserId));
    this.events.on('operator.typing', ({ lineUserId }) => this.outgoing.keepBubblesForNext(lineUserId));
  }

  async schedule(lineUserId: string, delayMs = 0): Promise<void> {
    if (this.redis.state === 'disconnected') return this.deliverHere(lineUserId, delayMs);
    await this.queue.add('deliver', { lineUserId }, delayMs > 0 ? { delay: delayMs } : {});
  }

  /** The conversation's open delivery is a row that one process holds, so two of them do no harm. */
  private async deliverHere(lineUserId: string, delayMs: number): Promise<void> {
    try {
      await delay(delayMs, undefined, { ref: false });
      const afterMs = await this.delivery.deliverConversation(lineUserId);
      // Not waited for: whoever looks after many conversations goes on to the next one.
      if (afterMs !== null) this.schedule(lineUserId, afterMs).catch(this.leaveToSweeper);
    } catch (error) {
      this.leaveToSweeper(error);
    }
  }

  private readonly leaveToSweeper = (error: unknown): void => {
    this.logger.warn(`Sending without Redis has to wait for the sweeper: ${(error as Error).message}`);
  };
}

@Processor(outboundQueue, { ...workerDefaults, concurrency: 8 })
export class OutboundProcessor extends WorkerHost {
  constructor(
    private readonly delivery: DeliveryService,
    private readonly scheduler: OutboundScheduler,
  ) {
    super();
  }

  async process(job: Job<OutboundJob>): Promise<void> {
    const { lineUserId } = job.data;
    const afterMs = await this.delivery.deliverConversation(lineUserId);
    if (afterMs !== null) await this.scheduler.schedule(lineUserId, afterMs);
  }
}

const sweepEveryMs = 5000;

/** Old tokens do no harm but take room, and finding them reads the whole table. */
const tidyEveryMs = 60 * 60 * 1000;

/** Older than this without anybody at work means that the job was lost: the queue was away, or its process died. */
const strandedAfterMs = 5000;

/** Brings back conversations whose job was lost. */
@Injectable()
export class OutboundSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(OutboundSweeper.name);
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly delivery: DeliveryService,
    private readonly replyTokens: ReplyTokensService,
    private readonly scheduler: OutboundScheduler,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.on('line.sending_resumed', () => this.endPause());
    this.timers = [
      setInterval(() => void this.sweep(), sweepEveryMs).unref(),
      setInterval(() => void this.tidy(), tidyEveryMs).unref(),
    ];
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  async sweep(): Promise<void> {
    try {
      await this.scheduleAll(await this.delivery.listStranded(strandedAfterMs));
    } catch (error) {
      this.logger.warn(`Looking for stranded messages failed: ${(error as Error).message}`);
    }
  }

  private async endPause(): Promise<void> {
    await this.scheduleAll(await this.delivery.endPause());
  }

  private async scheduleAll(lineUserIds: readonly string[]): Promise<void> {
    for (const lineUserId of lineUserIds) await this.scheduler.schedule(lineUserId);
  }

  private async tidy(): Promise<void> {
    try {
      await this.replyTokens.forgetOld();
    } catch (error) {
      this.logger.warn(`Forgetting old reply tokens failed: ${(error as Error).message}`);
    }
  }
}
