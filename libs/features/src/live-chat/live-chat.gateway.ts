import { errorCodes, type SocketErrorCode } from '@jsk/contracts/problem';
import { isAdministrator } from '@jsk/contracts/roles';
import {
  type Acknowledgement,
  type ClientEventName,
  clientEvents,
  conversationOnly,
  liveChatNamespace,
  rooms,
  type SocketError,
} from '@jsk/contracts/socket-events';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { AppError } from '@jsk/platform/errors/app-error';
import { goneReference } from '@jsk/platform/errors/gone-reference';
import type { Actor } from '@jsk/platform/http/actor';
import { validate } from '@jsk/platform/errors/validate';
import { RateLimits } from '@jsk/platform/http/rate-limits';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Inject, Logger } from '@nestjs/common';
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  WebSocketGateway,
} from '@nestjs/websockets';
import { VisibilityService } from '../visibility';
import { ConsoleAuthentication } from './console-authentication';
import { ConsoleEvents, userOf } from './console-events';
import type { ConsoleNamespace, ConsoleSocket } from './console-socket';
import { LiveKpisPush } from './live-kpis-push.service';
import { PresenceService } from './presence.service';
import { SignInListener } from './sign-in.listener';
import { SocketStatistics } from './socket-statistics';
import { VisibilityListener } from './visibility.listener';

type AnyAcknowledgement = (answer: Acknowledgement<unknown>) => void;

/** Everything but writing messages: joining, typing, reading. A person cannot do it faster. */
const otherEventsPerMinute = 600;

/**
 * The socket of the console. Every event takes the same way: known, not too often, signed in, role, input, act,
 * acknowledge.
 */
@WebSocketGateway({ namespace: liveChatNamespace })
export class LiveChatGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  private readonly logger = new Logger(LiveChatGateway.name);

  /** The last room that each console asked to join or to leave. */
  private readonly moves = new WeakMap<ConsoleSocket, Promise<unknown>>();

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly events: ConsoleEvents,
    private readonly authentication: ConsoleAuthentication,
    private readonly limits: RateLimits,
    private readonly broadcaster: Broadcaster,
    private readonly presence: PresenceService,
    private readonly statistics: SocketStatistics,
    private readonly visibility: VisibilityService,
    private readonly visibilityChanges: VisibilityListener,
    private readonly signInChanges: SignInListener,
    private readonly liveKpis: LiveKpisPush,
  ) {}

  afterInit(namespace: ConsoleNamespace): void {
    namespace.use(this.authentication.admit);
    this.broadcaster.attach(namespace);
    this.presence.attach(namespace);
    this.visibilityChanges.attach(namespace);
    this.signInChanges.attach(namespace);
    this.liveKpis.attach(namespace);
  }

  async handleConnection(socket: ConsoleSocket): Promise<void> {
    this.statistics.connected();
    // Before anything is awaited, so that no event is missed that comes with the connection.
    // The name of an event may also be a number.
    socket.onAny((event: unknown, ...rest: unknown[]) => void this.answer(socket, String(event), rest));
    socket.on('disconnecting', (reason) => {
      socket.data.comesBackElsewhere = reason === 'server shutting down';
      this.leaveAll(socket);
    });
    const { actor } = socket.data;
    await socket.join([rooms.operators, rooms.operator(actor.operatorId)]);
    await this.joinAudiences(socket);
    // From here on nothing is missed: what a console fetches now, events keep right.
    socket.emit('auth_success', { user: userOf(actor) });
    await this.presence.note(actor.operatorId);
    await this.signInChanges.hangUpUnlessHolds(socket);
  }

  handleDisconnect(socket: ConsoleSocket): void {
    this.statistics.disconnected();
    // Refused before it was let in: there is nobody to speak of.
    if (!(socket.data as Partial<ConsoleSocket['data']>).actor) return;
    // It is connected to another instance in a moment; a look at the sockets now would say that its operator is gone,
    // perhaps after that instance has said that they are there.
    if (socket.data.comesBackElsewhere) return;
    void this.presence.note(socket.data.actor.operatorId);
  }

  /** What it watched is only known before it disconnects, and who is left only after. */
  private leaveAll(socket: ConsoleSocket): void {
    const prefix = rooms.conversation('');
    const watched = [...socket.rooms].filter((room) => room.startsWith(prefix));
    socket.once('disconnect', () => {
      for (const room of watched) void this.events.tellLeft(socket, room.slice(prefix.length));
    });
  }

  private async answer(socket: ConsoleSocket, event: string, rest: unknown[]): Promise<void> {
    const acknowledge = rest.at(-1);
    const input = typeof acknowledge === 'function' ? rest.slice(0, -1)[0] : rest[0];
    const reply = typeof acknowledge === 'function' ? (acknowledge as AnyAcknowledgement) : null;
    const startedAt = performance.now();
    try {
      const data = await this.inTurn(socket, event, () => this.perform(socket, event, input));
      reply?.({ ok: true, data });
    } catch (error) {
      this.refuse(socket, event, error, reply);
    }
    this.statistics.answered(performance.now() - startedAt);
  }

  /** Joining takes longer than leaving: a tab that moves on quickly would otherwise stay where it was. */
  private inTurn(socket: ConsoleSocket, event: string, act: () => Promise<unknown>): Promise<unknown> {
    if (event !== 'join_room' && event !== 'leave_room') return act();
    const done = (this.moves.get(socket) ?? Promise.resolve()).then(act, act);
    this.moves.set(socket, done);
    return done;
  }

  private async perform(socket: ConsoleSocket, event: string, input: unknown): Promise<unknown> {
    await this.spend(socket, event);
    if (!isKnown(event)) throw new AppError('unknown_event', `There is no event ${event.slice(0, 50)}`);
    if (event !== 'auth' && socket.data.tokenExpiresAt <= new Date()) {
      throw new AppError('auth_expired_token', 'The access token has expired; renew it with the event auth');
    }
    const { access, input: schema } = clientEvents[event];
    if (!access.includes(socket.data.actor.role))
      throw new AppError('forbidden', 'Your role does not allow this');
    const handle = this.events.handlers[event] as (socket: ConsoleSocket, input: unknown) => unknown;
    const valid = validate(schema, input);
    if (event !== 'leave_room') await this.assertSees(socket.data.actor, valid);
    return handle(socket, valid);
  }

  /** A conversation that somebody may not see does not exist for them, whatever they want of it. */
  private async assertSees(actor: Actor, input: unknown): Promise<void> {
    const about = conversationOnly.safeParse(input);
    if (about.success) await this.visibility.assertSees(actor, about.data.lineUserId);
  }

  /** For news of conversations that not everybody may see. */
  private async joinAudiences(socket: ConsoleSocket): Promise<void> {
    try {
      const { actor } = socket.data;
      if (isAdministrator(actor.role)) await socket.join(rooms.administrators);
      else await socket.join((await this.visibility.listAudienceSkills(actor)).map(rooms.skill));
    } catch (error) {
      this.logger.warn(`A console would miss news, so it has to come back: ${(error as Error).message}`);
      socket.disconnect(true);
    }
  }

  private async spend(socket: ConsoleSocket, event: string): Promise<void> {
    if (event === 'ping') return;
    const limit =
      event === 'send_message'
        ? { name: 'socket-messages', points: this.config.socketMessagesPerMinute, perSeconds: 60 }
        : { name: 'socket-events', points: otherEventsPerMinute, perSeconds: 60 };
    await this.limits.spend(limit, socket.data.actor.operatorId);
  }

  private refuse(
    socket: ConsoleSocket,
    event: string,
    error: unknown,
    reply: AnyAcknowledgement | null,
  ): void {
    const answer = asSocketError(error);
    if (answer.code === 'internal_error') {
      this.statistics.failed();
      this.logger.error({ err: error, event: event.slice(0, 50) }, 'A socket event failed');
    }
    if (answer.code.startsWith('auth_')) socket.emit('auth_error', answer);
    if (reply) reply({ ok: false, error: answer });
    else socket.emit('error', answer);
  }
}

function isKnown(event: string): event is ClientEventName {
  return Object.hasOwn(clientEvents, event);
}

/** Refusals that only REST has a code for are told with the nearest one that sockets have. */
function asSocketError(error: unknown): SocketError {
  const expected = error instanceof AppError ? error : goneReference(error);
  if (!expected) return { code: 'internal_error', message: 'Something went wrong on our side' };
  const { code, message, extra } = expected;
  const known = (errorCodes as readonly string[]).includes(code);
  const details = extra.operator ? { operator: extra.operator } : extra.errors && { errors: extra.errors };
  return {
    code: known ? (code as SocketErrorCode) : 'invalid_request',
    message,
    ...(details && { details }),
  };
}
