import type { SocketErrorCode } from '@jsk/contracts/problem';
import {
  clientEvents,
  liveChatNamespace,
  serverEvents,
  type Acknowledgement,
  type ClientEventInput,
  type ClientEventName,
  type ClientEventOutput,
  type ClientToServerEvents,
  type ServerEventName,
  type ServerEventPayload,
  type ServerToClientEvents,
} from '@jsk/contracts/socket-events';
import { io, type Socket } from 'socket.io-client';
import { obligationCodes } from './api-problem';
import { refreshAccessToken } from './auth-session';
import { accessTokenStore } from './auth-store';
import { ownPresence } from './own-presence';
import { createStore, type Store } from './store';

export type ConnectionState = 'connecting' | 'online' | 'reconnecting' | 'offline';

/** Why an `ask` was not granted. `no_answer` and `not_connected` are ours: the server may or may not have acted. */
export class SocketProblem extends Error {
  override readonly name = 'SocketProblem';

  constructor(
    readonly code: SocketErrorCode | 'no_answer' | 'not_connected',
    message: string = code,
    readonly details?: unknown,
  ) {
    super(message);
  }
}

export interface LiveConnection {
  readonly state: Store<ConnectionState>;
  start(): void;
  stop(): void;
  /** Sends one event and waits for its acknowledgement. Throws SocketProblem. */
  ask<Name extends ClientEventName>(
    event: Name,
    input: ClientEventInput<Name>,
  ): Promise<ClientEventOutput<Name>>;
  /** @returns a function that stops listening. */
  listen<Name extends ServerEventName>(
    event: Name,
    handler: (payload: ServerEventPayload<Name>) => void,
  ): () => void;
}

type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

const answerTimeoutMs = 10_000;
const firstRetryMs = 500;
const longestRetryMs = 15_000;

/** The one socket of this tab. It connects with the newest access token and comes back by itself. */
export function createLiveConnection(): LiveConnection {
  const state = createStore<ConnectionState>('connecting');
  const socket: LiveSocket = io(liveChatNamespace, {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    auth: (give) => give({ token: accessTokenStore.get()?.value ?? '', presence: ownPresence.get() }),
    reconnectionDelay: firstRetryMs,
    reconnectionDelayMax: longestRetryMs,
    randomizationFactor: 0.5,
  });
  let stopListening: (() => void) | undefined;

  return {
    state,
    start() {
      stopListening = keepConnected(socket, state);
      socket.connect();
    },
    stop() {
      stopListening?.();
      socket.disconnect();
    },
    ask: (event, input) => ask(socket, event, input),
    listen: (event, handler) => listen(socket, event, handler),
  };
}

async function ask<Name extends ClientEventName>(
  socket: LiveSocket,
  event: Name,
  input: ClientEventInput<Name>,
): Promise<ClientEventOutput<Name>> {
  if (!socket.connected) throw new SocketProblem('not_connected');
  // socket.io-client types what emitWithAck answers as any; this is the one place that gives it a type.
  const emitter = socket.timeout(answerTimeoutMs) as unknown as {
    emitWithAck(event: string, input: unknown): Promise<unknown>;
  };
  const answer = (await emitter.emitWithAck(event, input).catch(() => {
    throw new SocketProblem('no_answer');
  })) as Acknowledgement<unknown>;
  if (!answer.ok) throw new SocketProblem(answer.error.code, answer.error.message, answer.error.details);
  return clientEvents[event].output.parse(answer.data) as ClientEventOutput<Name>;
}

function listen<Name extends ServerEventName>(
  socket: LiveSocket,
  event: Name,
  handler: (payload: ServerEventPayload<Name>) => void,
): () => void {
  const parseFirst = (payload: unknown) => {
    const parsed = serverEvents[event].safeParse(payload);
    if (parsed.success) handler(parsed.data as ServerEventPayload<Name>);
  };
  const untyped = socket as unknown as Socket;
  untyped.on<string>(event, parseFirst);
  return () => untyped.off<string>(event, parseFirst);
}

/** Follows the socket's ups and downs; @returns a function that stops following. */
function keepConnected(socket: LiveSocket, state: Store<ConnectionState>): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;

  const lost = () => state.set(navigator.onLine ? 'reconnecting' : 'offline');
  const reconnectSoon = () => {
    clearTimeout(retry);
    const delay = Math.min(firstRetryMs * 2 ** refusals++, longestRetryMs);
    retry = setTimeout(() => socket.connect(), delay * (0.5 + Math.random()));
  };
  const onConnect = () => (refusals = 0);
  // By now the server tells this tab everything; before, news could still be missed.
  const onAdmitted = () => state.set('online');
  const onDisconnect = (reason: string) => {
    lost();
    // The server hung up on purpose (sign-in ran out, shutdown): socket.io then leaves coming back to us.
    if (reason === 'io server disconnect') void renewSignIn().finally(reconnectSoon);
  };
  const onConnectError = (error: Error & { data?: { code?: string } }) => {
    lost();
    const code = error.data?.code ?? '';
    // Refused by the server rather than unreachable: socket.io does not try again by itself.
    if (code.startsWith('auth_') || obligationCodes.includes(code)) void renewSignIn().finally(reconnectSoon);
    else if (!socket.active) reconnectSoon();
  };
  const onBrowserOnline = () => {
    if (!socket.connected) socket.disconnect().connect();
  };
  const renewInPlace = accessTokenStore.subscribe(() => {
    const token = accessTokenStore.get()?.value;
    if (token && socket.connected) void ask(socket, 'auth', { token }).catch(() => undefined);
  });

  socket
    .on('connect', onConnect)
    .on('auth_success', onAdmitted)
    .on('disconnect', onDisconnect)
    .on('connect_error', onConnectError);
  window.addEventListener('online', onBrowserOnline);
  window.addEventListener('offline', lost);
  return () => {
    clearTimeout(retry);
    renewInPlace();
    socket
      .off('connect', onConnect)
      .off('auth_success', onAdmitted)
      .off('disconnect', onDisconnect)
      .off('connect_error', onConnectError);
    window.removeEventListener('online', onBrowserOnline);
    window.removeEventListener('offline', lost);
  };
}

/** A refusal signs this browser out, which closes the socket; out of reach means the next attempt renews again. */
async function renewSignIn(): Promise<void> {
  await refreshAccessToken().catch(() => undefined);
}
