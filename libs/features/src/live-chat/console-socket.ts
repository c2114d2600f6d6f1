import type { OperatorPresence } from '@jsk/contracts/conversations';
import type { ClientToServerEvents, ServerToClientEvents } from '@jsk/contracts/socket-events';
import type { Actor } from '@jsk/platform/http/actor';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';

/** What the server knows of a connected console. */
interface ConsoleSocketData {
  actor: Actor;
  signInId: string;
  /** After this nothing but `auth` is answered. */
  tokenExpiresAt: Date;
  presence: OperatorPresence;
  /** Set when it is cut off because this process ends. */
  comesBackElsewhere?: boolean;
}

export type ConsoleSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  DefaultEventsMap,
  ConsoleSocketData
>;
export type ConsoleNamespace = Namespace<
  ClientToServerEvents,
  ServerToClientEvents,
  DefaultEventsMap,
  ConsoleSocketData
>;
