import type { ClientEventName, ClientEventOutput, ParsedClientEvent } from '@jsk/contracts/socket-events';
import { rooms } from '@jsk/contracts/socket-events';
import type { User } from '@jsk/contracts/auth';
import { AppError } from '@jsk/platform/errors/app-error';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import type { Actor } from '@jsk/platform/http/actor';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable } from '@nestjs/common';
import { MessagesService } from '../messages';
import { ClosingService } from './closing.service';
import { ConsoleAuthentication } from './console-authentication';
import type { ConsoleSocket } from './console-socket';
import { LiveChatService } from './live-chat.service';
import { LiveKpisPush } from './live-kpis-push.service';
import { PresenceService } from './presence.service';
import { TransferService } from './transfer.service';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'operator.typing': { lineUserId: string; operatorId: string };
  }
}

type Handlers = {
  [Name in ClientEventName]: (
    socket: ConsoleSocket,
    input: ParsedClientEvent<Name>,
  ) => Promise<ClientEventOutput<Name>> | ClientEventOutput<Name>;
};

/** One line per event of the contract; a missing one does not compile. */
@Injectable()
export class ConsoleEvents {
  constructor(
    private readonly liveChat: LiveChatService,
    private readonly closing: ClosingService,
    private readonly messages: MessagesService,
    private readonly transfers: TransferService,
    private readonly presence: PresenceService,
    private readonly broadcaster: Broadcaster,
    private readonly authentication: ConsoleAuthentication,
    private readonly events: DomainEvents,
    private readonly liveKpis: LiveKpisPush,
  ) {}

  readonly handlers: Handlers = {
    auth: (socket, { token }) => this.renew(socket, token),
    join_room: (socket, { lineUserId }) => this.join(socket, lineUserId),
    leave_room: (socket, { lineUserId }) => this.leave(socket, lineUserId),
    load_history: (_, { lineUserId, ...page }) => this.messages.listPage(lineUserId, page),
    send_message: (socket, { tempId, ...message }) => {
      assertInRoom(socket, message.lineUserId);
      return this.liveChat.sendText(socket.data.actor, { ...message, clientId: tempId });
    },
    typing_start: (socket, { lineUserId }) => this.typing(socket, lineUserId, true),
    typing_stop: (socket, { lineUserId }) => this.typing(socket, lineUserId, false),
    claim_session: (socket, { lineUserId }) => this.liveChat.claim(socket.data.actor, lineUserId),
    close_session: (socket, closing) => this.closing.close(socket.data.actor, closing),
    transfer_session: (socket, transfer) => this.transfers.transfer(socket.data.actor, transfer),
    mark_read: (socket, { lineUserId, messageId }) =>
      this.messages.markRead(socket.data.actor.operatorId, lineUserId, messageId),
    presence: async (socket, { status }) => {
      socket.data.presence = status;
      await this.presence.note(socket.data.actor.operatorId);
      return {};
    },
    subscribe_analytics: async (socket) => {
      await this.liveKpis.subscribe(socket);
      return {};
    },
    unsubscribe_analytics: async (socket) => {
      await socket.leave(rooms.analytics);
      return {};
    },
    ping: (socket) => {
      const answer = { serverTime: new Date().toISOString() };
      socket.emit('pong', answer);
      return answer;
    },
  };

  /**
   * Tells who else watches that the operator left, unless another tab of theirs still watches. The socket must be out of
   * the room by now: of two tabs that go at the same moment, on whichever instances, the last then tells it.
   */
  async tellLeft(socket: ConsoleSocket, lineUserId: string): Promise<void> {
    const news = { lineUserId, operator: operatorOf(socket) };
    if (await this.isViewing(news.operator.id, lineUserId)) return;
    this.broadcaster.send(rooms.conversation(lineUserId), 'operator_left', news);
    // Another tab may have joined after the look and told so before: then this was the last word, and a wrong one.
    if (await this.isViewing(news.operator.id, lineUserId)) {
      this.broadcaster.send(rooms.conversation(lineUserId), 'operator_joined', news);
    }
  }

  private async isViewing(operatorId: string, lineUserId: string): Promise<boolean> {
    const viewers = await this.presence.viewersOf(lineUserId);
    return viewers.some(({ id }) => id === operatorId);
  }

  private async renew(socket: ConsoleSocket, token: string): Promise<{ user: User }> {
    await this.authentication.authenticate(socket, token);
    return { user: userOf(socket.data.actor) };
  }

  private async join(socket: ConsoleSocket, lineUserId: string): Promise<ClientEventOutput<'join_room'>> {
    await this.liveChat.get(socket.data.actor.operatorId, lineUserId);
    const room = rooms.conversation(lineUserId);
    if (!socket.rooms.has(room)) {
      await socket.join(room);
      this.broadcaster.send(room, 'operator_joined', { lineUserId, operator: operatorOf(socket) }, [
        socket.id,
      ]);
    }
    return { viewers: await this.presence.viewersOf(lineUserId) };
  }

  private async leave(socket: ConsoleSocket, lineUserId: string): Promise<Record<string, never>> {
    await socket.leave(rooms.conversation(lineUserId));
    await this.tellLeft(socket, lineUserId);
    return {};
  }

  private typing(socket: ConsoleSocket, lineUserId: string, isTyping: boolean): Record<string, never> {
    assertInRoom(socket, lineUserId);
    const { operatorId } = socket.data.actor;
    if (isTyping) this.events.publish([{ name: 'operator.typing', payload: { lineUserId, operatorId } }]);
    const news = { lineUserId, operator: operatorOf(socket), isTyping };
    this.broadcaster.send(rooms.conversation(lineUserId), 'typing_indicator', news, [
      rooms.operator(operatorId),
    ]);
    return {};
  }
}

export function userOf(actor: Actor): User {
  return { id: actor.operatorId, username: actor.username, displayName: actor.name, role: actor.role };
}

function operatorOf(socket: ConsoleSocket) {
  return { id: socket.data.actor.operatorId, name: socket.data.actor.name };
}

function assertInRoom(socket: ConsoleSocket, lineUserId: string): void {
  if (socket.rooms.has(rooms.conversation(lineUserId))) return;
  throw new AppError('not_in_room', 'Join the conversation first');
}
