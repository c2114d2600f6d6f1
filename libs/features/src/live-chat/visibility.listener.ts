import { rooms } from '@jsk/contracts/socket-events';
import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { settingsChanges } from '../settings';
import { VisibilityService } from '../visibility';
import type { ConsoleNamespace } from './console-socket';

/**
 * Hangs up when somebody may see other conversations than before. Their console then connects again, and loads what it
 * may see now: the same way as after any gap, so that there is no second one that could forget something.
 */
@Injectable()
export class VisibilityListener implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger(VisibilityListener.name);
  private namespace: ConsoleNamespace | undefined;
  /** By which rule those who are connected see what they see. */
  private rulesInForce = '';

  constructor(
    private readonly events: DomainEvents,
    private readonly invalidation: CacheInvalidation,
    private readonly visibility: VisibilityService,
  ) {}

  attach(namespace: ConsoleNamespace): void {
    this.namespace = namespace;
  }

  onModuleInit(): void {
    this.invalidation.onChange(settingsChanges, () => void this.compare());
    this.events.on('operator.routing_changed', async ({ operatorId }) => {
      const { visibility } = await this.visibility.rules();
      if (visibility === 'skill') this.namespace?.in(rooms.operator(operatorId)).disconnectSockets(true);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.rulesInForce = await this.readRules();
  }

  private async compare(): Promise<void> {
    try {
      const rules = await this.readRules();
      if (rules === this.rulesInForce) return;
      this.rulesInForce = rules;
      // Every instance hears of the change and looks after its own sockets.
      this.namespace?.local.in(rooms.operators).except(rooms.administrators).disconnectSockets(true);
    } catch (error) {
      this.logger.warn(`Could not see who may see what: ${(error as Error).message}`);
    }
  }

  /** How conversations are assigned matters only as far as it decides who sees the waiting ones. */
  private async readRules(): Promise<string> {
    const { visibility, assignment } = await this.visibility.rules();
    return visibility === 'own' ? `own, ${assignment === 'manual' ? 'waiting' : 'assigned'}` : visibility;
  }
}
