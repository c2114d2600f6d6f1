import { rooms } from '@jsk/contracts/socket-events';
import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { ThrottledTask } from '@jsk/platform/events/throttled-task';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { liveFigureChanges, LiveKpisService } from '../analytics';
import { settingsChanges } from '../settings';
import type { ConsoleNamespace, ConsoleSocket } from './console-socket';

const pushAtMostEveryMs = 1000;

/** The last hour, and the day, move on although nothing happens. */
const pushAtLeastEveryMs = 60_000;

/**
 * Keeps the live figures of subscribed consoles fresh. Every instance hears of every change and looks after its own
 * sockets, so that it needs neither Redis nor one instance that does it for all; without subscribers nothing is read.
 */
@Injectable()
export class LiveKpisPush implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(LiveKpisPush.name);
  private namespace: ConsoleNamespace | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly pushing = new ThrottledTask(() => this.push(), pushAtMostEveryMs);

  constructor(
    private readonly liveKpis: LiveKpisService,
    private readonly invalidation: CacheInvalidation,
  ) {}

  attach(namespace: ConsoleNamespace): void {
    this.namespace = namespace;
  }

  onModuleInit(): void {
    for (const name of [liveFigureChanges, settingsChanges]) {
      this.invalidation.onChange(name, () => this.request());
    }
    this.timer = setInterval(() => this.request(), pushAtLeastEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.pushing.stop();
  }

  /** From now on the console is told of every change; how it is now it is told at once. */
  async subscribe(socket: ConsoleSocket): Promise<void> {
    // First, so that no change is missed between the two.
    await socket.join(rooms.analytics);
    socket.emit('analytics_update', await this.liveKpis.readShared());
  }

  private request(): void {
    if (this.hasSubscribers()) this.pushing.request();
  }

  private hasSubscribers(): boolean {
    return (this.namespace?.adapter.rooms.get(rooms.analytics)?.size ?? 0) > 0;
  }

  /** Never throws: the next change, or the next minute, tries again. */
  private async push(): Promise<void> {
    try {
      if (this.hasSubscribers()) {
        this.namespace?.local.to(rooms.analytics).emit('analytics_update', await this.liveKpis.read());
      }
    } catch (error) {
      this.logger.warn(`Could not tell the live figures: ${(error as Error).message}`);
    }
  }
}
