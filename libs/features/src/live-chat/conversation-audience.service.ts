import { rooms, type ServerEventName, type ServerEventPayload } from '@jsk/contracts/socket-events';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable } from '@nestjs/common';
import { type Audience, VisibilityService } from '../visibility';

/**
 * Tells news of a conversation to those who may see it, in the order in which they were given. While everybody sees
 * everything that is one room; else it is looked up who may see the conversation now.
 */
@Injectable()
export class ConversationAudienceService {
  /** The newest turn of each conversation that has something to tell. */
  private readonly turns = new Map<string, Promise<void>>();

  constructor(
    private readonly visibility: VisibilityService,
    private readonly broadcaster: Broadcaster,
  ) {}

  /** To everybody who may see the conversation. @param besides rooms that get it, too */
  tell<Name extends ServerEventName>(
    lineUserId: string,
    event: Name,
    payload: ServerEventPayload<Name>,
    besides: readonly string[] = [],
  ): Promise<void> {
    return this.inTurn(lineUserId, async () => {
      const audience = await this.visibility.audienceOf(lineUserId);
      this.broadcaster.send([...roomsOf(audience), ...besides], event, payload);
    });
  }

  /** To those who look at the conversation. @param besides rooms that get it, too */
  tellWatchers<Name extends ServerEventName>(
    lineUserId: string,
    event: Name,
    payload: ServerEventPayload<Name>,
    besides: readonly string[] = [],
  ): Promise<void> {
    return this.inTurn(lineUserId, () =>
      this.broadcaster.send([rooms.conversation(lineUserId), ...besides], event, payload),
    );
  }

  /**
   * The session has changed: those who may not see the conversation any more, if they could before, do not get anything
   * else of it, and their consoles drop it. The others learn no more than that there is such a conversation.
   */
  hideFromOthers(lineUserId: string): Promise<void> {
    return this.inTurn(lineUserId, async () => {
      const audience = await this.visibility.audienceOf(lineUserId);
      if (audience.kind === 'everybody') return;
      const allowed = roomsOf(audience);
      this.broadcaster.expel(rooms.conversation(lineUserId), allowed);
      this.broadcaster.send(rooms.operators, 'conversation_hidden', { lineUserId }, allowed);
    });
  }

  /** One after the other: what is looked up for one must not let the next one overtake it. */
  private inTurn(lineUserId: string, tell: () => void | Promise<void>): Promise<void> {
    const before = this.turns.get(lineUserId);
    const turn = before ? before.catch(() => undefined).then(tell) : Promise.resolve().then(tell);
    this.turns.set(lineUserId, turn);
    return turn.finally(() => {
      if (this.turns.get(lineUserId) === turn) this.turns.delete(lineUserId);
    });
  }
}

function roomsOf(audience: Audience): string[] {
  if (audience.kind === 'everybody') return [rooms.operators];
  const { operatorIds, skillIds } = audience;
  return [rooms.administrators, ...operatorIds.map(rooms.operator), ...skillIds.map(rooms.skill)];
}
