import type { OperatorPresence } from '@jsk/contracts/conversations';
import type { OperatorReference } from '@jsk/contracts/sessions';
import { rooms } from '@jsk/contracts/socket-events';
import { Injectable } from '@nestjs/common';
import type { ConsoleNamespace } from './console-socket';

const order: Record<OperatorPresence, number> = { offline: 0, away: 1, online: 2 };

/** Who is there, read from the sockets themselves: on every instance, and without anything to clean up. */
@Injectable()
export class PresenceService {
  private namespace: ConsoleNamespace | undefined;

  attach(namespace: ConsoleNamespace): void {
    this.namespace = namespace;
  }

  /** @returns the presence of everybody who is connected; of several tabs the most present one counts. */
  async everybody(): Promise<Map<string, OperatorPresence>> {
    const presence = new Map<string, OperatorPresence>();
    for (const { data } of await this.socketsIn(rooms.operators)) {
      const known = presence.get(data.actor.operatorId) ?? 'offline';
      if (order[data.presence] >= order[known]) presence.set(data.actor.operatorId, data.presence);
    }
    return presence;
  }

  /** @returns operators who have this conversation open. */
  async viewersOf(lineUserId: string): Promise<OperatorReference[]> {
    const viewers = new Map<string, OperatorReference>();
    for (const { data } of await this.socketsIn(rooms.conversation(lineUserId))) {
      viewers.set(data.actor.operatorId, { id: data.actor.operatorId, name: data.actor.name });
    }
    return [...viewers.values()];
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
