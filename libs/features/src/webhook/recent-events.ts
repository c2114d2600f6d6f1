import type { InboxEvent } from '@jsk/line/webhook-envelope';
import { RedisConnection } from '@jsk/platform/redis/redis.module';
import { Injectable, Logger } from '@nestjs/common';

const lifeSeconds = 300;

/**
 * Remembers in Redis which events are stored, so that LINE's redeliveries do not reach the database. Only a
 * shortcut: without Redis the unique key in PostgreSQL does the work.
 */
@Injectable()
export class RecentEvents {
  private readonly logger = new Logger(RecentEvents.name);

  constructor(private readonly redis: RedisConnection) {}

  async withoutSeen(events: readonly InboxEvent[]): Promise<readonly InboxEvent[]> {
    if (!this.usableClient || events.length === 0) return events;
    try {
      const seen = await this.usableClient.mget(events.map(keyOf));
      const unseen = events.filter((_, index) => !seen[index]);
      if (unseen.length < events.length) {
        this.logger.log(
          { duplicates: events.length - unseen.length },
          'Skipped events that are stored already',
        );
      }
      return unseen;
    } catch {
      return events;
    }
  }

  /** To be called once the events are committed, never before. */
  remember(events: readonly InboxEvent[]): void {
    if (!this.usableClient) return;
    const pipeline = this.usableClient.pipeline();
    for (const event of events) pipeline.set(keyOf(event), '1', 'EX', lifeSeconds);
    pipeline.exec().catch(() => undefined);
  }

  private get usableClient() {
    return this.redis.state === 'connected' ? this.redis.client : null;
  }
}

function keyOf({ webhookEventId }: InboxEvent): string {
  return `webhook:event:${webhookEventId}`;
}
