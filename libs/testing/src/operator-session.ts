import { randomUUID } from 'node:crypto';
import { type SignInResult, type User } from '@jsk/contracts/auth';
import { apiPrefix, type Endpoint, type InputOf, type OutputOf } from '@jsk/contracts/endpoint';
import type { Problem } from '@jsk/contracts/problem';
import {
  type Acknowledgement,
  type ClientEventInput,
  type ClientEventName,
  type ClientEventOutput,
  liveChatNamespace,
  type ServerEventName,
  type ServerEventPayload,
  type SocketError,
} from '@jsk/contracts/socket-events';
import { io, type Socket } from 'socket.io-client';
import supertest from 'supertest';
import type { Credentials } from './factories';
import { waitFor } from './services/wait-for';

/** A REST call that was refused. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${status} ${problem.code}: ${problem.detail}`);
  }
}

/** A socket event that was refused. */
export class SocketRefusal extends Error {
  readonly code: SocketError['code'];
  readonly details: unknown;

  constructor(error: SocketError) {
    super(`${error.code}: ${error.message}`);
    this.code = error.code;
    this.details = error.details;
  }
}

export interface RestAnswer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** One REST call as a program would make it. */
export async function callRest<Body = unknown>(
  apiUrl: string,
  method: string,
  path: string,
  given: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<RestAnswer<Body>> {
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const request = supertest(apiUrl)
    [verb](path)
    .ok(() => true);
  if (given.token !== undefined) void request.auth(given.token, { type: 'bearer' });
  if (given.body !== undefined) void request.type('json').send(given.body as object | string);
  const { status, headers, type, body, text } = await request.set(given.headers ?? {});
  return { status, headers: headersOf(headers), body: (/json/.test(type) ? body : text) as Body };
}

/** Node gives repeated headers, such as cookies, as a list. */
function headersOf(given: Record<string, string | string[]>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(given)) {
    for (const value of [values].flat()) headers.append(name, value);
  }
  return headers;
}

/** Where and with what an endpoint of the contract is called. */
export function requestOf<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
): { path: string; body: Record<string, unknown> | undefined } {
  const rest = { ...(input as Record<string, unknown>) };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  if (endpoint.method !== 'GET' && endpoint.method !== 'DELETE')
    return { path: apiPrefix + path, body: rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest as Record<string, string | number | undefined>)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return { path: `${apiPrefix}${path}${query.size > 0 ? `?${query.toString()}` : ''}`, body: undefined };
}

interface ReceivedEvent {
  readonly name: string;
  readonly payload: unknown;
  isTaken: boolean;
}

/** One tab of the console: its socket, and everything that came through it. */
export class ConsoleTab {
  private readonly received: ReceivedEvent[] = [];

  constructor(readonly socket: Socket) {
    socket.onAny((name: string, payload: unknown) => this.received.push({ name, payload, isTaken: false }));
  }

  /** Sends an event and waits for its acknowledgement. @throws SocketRefusal */
  async ask<Name extends ClientEventName>(
    name: Name,
    input?: ClientEventInput<Name>,
  ): Promise<ClientEventOutput<Name>> {
    return (await this.askAnything(name, input)) as ClientEventOutput<Name>;
  }

  /** Also what is not in the contract. @throws SocketRefusal */
  async askAnything(name: string, input: unknown): Promise<unknown> {
    const answer = (await this.socket.timeout(15_000).emitWithAck(name, input)) as Acknowledgement<unknown>;
    if (answer.ok) return answer.data;
    throw new SocketRefusal(answer.error);
  }

  /** @returns the first event of this name that no earlier call has returned, once it is there. */
  async nextEvent<Name extends ServerEventName>(
    name: Name,
    predicate: (payload: ServerEventPayload<Name>) => boolean = () => true,
  ): Promise<ServerEventPayload<Name>> {
    const event = await waitFor(
      () =>
        this.received.find(
          (known) =>
            known.name === name && !known.isTaken && predicate(known.payload as ServerEventPayload<Name>),
        ) ?? null,
      { description: `the event ${name} arrives` },
    );
    event.isTaken = true;
    return event.payload as ServerEventPayload<Name>;
  }

  /** Everything of this name so far. */
  events<Name extends ServerEventName>(name: Name): ServerEventPayload<Name>[] {
    return this.received
      .filter((event) => event.name === name)
      .map(({ payload }) => payload as ServerEventPayload<Name>);
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Opens a socket to the console's namespace. @throws Error with `data.code` when it is refused. */
export async function connectConsole(apiUrl: string, auth: Record<string, unknown>): Promise<ConsoleTab> {
  const socket = io(apiUrl + liveChatNamespace, {
    auth,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  const tab = new ConsoleTab(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.disconnect();
      reject(error);
    });
  });
  return tab;
}

/** An operator who has signed in, as the console does it: calls of the contract and tabs with a socket. */
export class OperatorSession {
  private readonly tabs: ConsoleTab[] = [];

  private constructor(
    readonly apiUrl: string,
    readonly user: User,
    readonly accessToken: string,
    /** Name and value of each cookie. */
    readonly cookies: readonly string[],
  ) {}

  static async signIn(
    apiUrl: string,
    { username, password }: Pick<Credentials, 'username' | 'password'>,
  ): Promise<OperatorSession> {
    const answer = await callRest<SignInResult & Problem>(apiUrl, 'POST', `${apiPrefix}/auth/login`, {
      body: { username, password },
    });
    if (answer.status !== 200) throw new Refusal(answer.status, answer.body);
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    return new OperatorSession(apiUrl, answer.body.user, answer.body.accessToken, cookies);
  }

  /** Makes a call of the contract. @throws Refusal */
  async call<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<OutputOf<E>> {
    const { path, body } = requestOf(endpoint, input);
    const answer = await callRest(this.apiUrl, endpoint.method, path, { token: this.accessToken, body });
    if (answer.status >= 400) throw new Refusal(answer.status, answer.body as Problem);
    return answer.body as OutputOf<E>;
  }

  /** Opens another tab. @param apiUrl another instance than the one where the operator signed in. */
  async openTab(apiUrl = this.apiUrl): Promise<ConsoleTab> {
    const tab = await connectConsole(apiUrl, { token: this.accessToken });
    this.tabs.push(tab);
    return tab;
  }

  /** Opens a tab that watches a conversation. */
  async watch(lineUserId: string, apiUrl = this.apiUrl): Promise<ConsoleTab> {
    const tab = await this.openTab(apiUrl);
    await tab.ask('join_room', { lineUserId });
    return tab;
  }

  close(): void {
    for (const tab of this.tabs.splice(0)) tab.close();
  }
}

/** A fresh id for one sending. */
export const newClientId = () => randomUUID();
