import { DomainEvents } from '@jsk/platform/events/domain-events';
import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { GroupProfilesService } from './group-profiles.service';

export const groupProfileQueue = 'group-profiles';

interface WantedProfile {
  readonly groupId: string;
  /** Null when the group itself is meant. */
  readonly lineUserId: string | null;
}

@Injectable()
export class GroupProfileScheduler implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    @InjectQueue(groupProfileQueue) private readonly queue: Queue<WantedProfile>,
  ) {}

  onModuleInit(): void {
    this.events.on('group.profile_wanted', async (wanted) => {
      await this.queue.add('fetch', wanted, {
        attempts: 5,
        backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
        deduplication: { id: `${wanted.groupId}-${wanted.lineUserId ?? 'itself'}` },
      });
    });
  }
}

@Processor(groupProfileQueue, { ...workerDefaults, concurrency: 2 })
export class GroupProfileProcessor extends WorkerHost {
  constructor(private readonly profiles: GroupProfilesService) {
    super();
  }

  async process({ data: { groupId, lineUserId } }: Job<WantedProfile>): Promise<void> {
    if (lineUserId === null) return this.profiles.refreshGroup(groupId);
    return this.profiles.refreshMember(groupId, lineUserId);
  }
}
