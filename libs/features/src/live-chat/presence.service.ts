import type { OperatorPresence } from '@jsk/contracts/conversations';
import type { OperatorReference } from '@jsk/contracts/sessions';
import { rooms } from '@jsk/contracts/socket-events';
import { Injectable, Logger } from '@nestjs/common';
import { AvailabilityService } from '../availability';
import type { ConsoleNamespace } from './console-socket';

const order: Record<OperatorPresence, number> = { offline: 0, away: 1, online: 2 };

/** Reads from the sockets, on every instance, who is there and who looks at what; who is there is then kept. */
@Injectable()
export class PresenceService {
  private readonly logger = new Logger(PresenceService.name);
  private namespace: ConsoleNamespace | undefined;
  private readonly noting = new Map<string, Promise<void>>();

  constructor(private readonly availability: AvailabilityService) {}

  attach(namespace: ConsoleNamespace): void {
    this.namespace = namespace;
    this.availability.attach(() => this.readConnectedHere());
  }

  /**
   * A tab of the operator has come, gone or says something else of them. Never throws: what cannot be noted now is noted
   * with the next beat.
   */
  note(operatorId: string): Promise<void> {
    // One after the other: what was read later is also written later.
    const noted = (this.noting.get(operatorId) ?? Promise.resolve()).then(() => this.noteNow(operatorId));
    this.noting.set(operatorId, noted);
    return noted.finally(() => {
      if (this.noting.get(operatorId) === noted) this.noting.delete(operatorId);
    });
  }

  /** @returns operators who have this conversation open. */
  async viewersOf(lineUserId: string): Promise<OperatorReference[]> {
    const viewers = new Map<string, OperatorReference>();
    for (const { data } of await this.socketsIn(rooms.conversation(lineUserId))) {
      viewers.set(data.actor.operatorId, { id: data.actor.operatorId, name: data.actor.name });
    }
    return [...viewers.values()];
  }

  private async noteNow(operatorId: string): Promise<void> {
    try {
      const seen = await this.readIn(rooms.operator(operatorId));
      await this.availability.record(new Map([[operatorId, seen.get(operatorId) ?? 'offline']]));
    } catch (error) {
      this.logger.warn(`Could not note who is there: ${(error as Error).message}`);
    }
  }

  private async readConnectedHere(): Promise<Map<string, OperatorPresence>> {
    const here = new Set<string>();
    for (const { data } of this.namespace?.sockets.values() ?? []) here.add(data.actor.operatorId);
    if (here.size === 0) return new Map();
    const everywhere = await this.readIn(rooms.operators);
    return new Map([...everywhere].filter(([operatorId]) => here.has(operatorId)));
  }

  /** Of several tabs the most present one counts. */
  private async readIn(room: string): Promise<Map<string, OperatorPresence>> {
    const presence = new Map<string, OperatorPresence>();
    for (const { data } of await this.socketsIn(room)) {
      const known = presence.get(data.actor.operatorId) ?? 'offline';
      if (order[data.presence] >= order[known]) presence.set(data.actor.operatorId, data.presence);
    }
    return presence;
  }

  private async socketsIn(room: string) {
    if (!this.namespace) return [];
    // Without its Redis the adapter cannot ask the other instances; our own sockets are better than none.
    return this.namespace
      .in(room)
      .fetchSockets()
      .catch(() => this.namespace?.local.in(room).fetchSockets() ?? []);
  }
}
