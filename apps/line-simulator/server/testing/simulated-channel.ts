import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLineSimulator, type LineSimulator, type LineSimulatorOptions } from '../simulator';

export const CHANNEL_SECRET = '8c570fa6dd201bb328f1c1eac23a96d8';
const ACCESS_TOKEN = 'channel-access-token';

interface ReceivedWebhook {
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly json: { destination: string; events: Record<string, unknown>[] };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

type WebhookAnswer = number | 'silence' | 'cut';

/** A running simulator with a webhook receiver of its own and a clock that only the test turns. */
export interface SimulatedChannel {
  readonly simulator: LineSimulator;
  readonly webhooks: ReceivedWebhook[];
  /** What the receiver does from now on: answer with a status, say nothing, or cut the connection. */
  answerWebhooksWith(answer: WebhookAnswer): void;
  /** Resolves when the receiver has got this many webhooks. */
  receivedWebhooks(count: number): Promise<ReceivedWebhook[]>;
  turnClock(milliseconds: number): void;
  /** A call of the account to LINE's API, with its access token. */
  line(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A call to the control API; fails the test when it is refused. */
  control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Adds a customer and returns the id. */
  newCustomer(displayName?: string): Promise<string>;
  /** The rules broken so far, by name. */
  brokenRules(): string[];
  /** The events of all webhooks received so far, in the order they came. */
  events(): Record<string, unknown>[];
  close(): Promise<void>;
}

export async function openSimulatedChannel(
  options: Pick<LineSimulatorOptions, 'allowLoopbackHttp' | 'dataPort' | 'publicOrigin'> = {},
): Promise<SimulatedChannel> {
  const webhooks: ReceivedWebhook[] = [];
  const watchers = new Set<() => void>();
  let webhookAnswer: WebhookAnswer = 200;
  let now = Date.parse('2026-11-21T03:00:00Z');
  const receiver = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { headers, rawHeaders } = request;
      webhooks.push({
        headers,
        rawHeaders,
        body,
        json: parseJson(body.toString()) as ReceivedWebhook['json'],
      });
      if (webhookAnswer === 'cut') response.destroy();
      else if (webhookAnswer !== 'silence') response.writeHead(webhookAnswer).end();
      for (const watcher of watchers) watcher();
    });
  });
  await listen(receiver);
  const simulator = createLineSimulator({
    channelSecret: CHANNEL_SECRET,
    channelAccessToken: ACCESS_TOKEN,
    webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhook`,
    uiDirectory: null,
    clock: () => now,
    ...options,
  });
  await simulator.start();
  const call = (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> => send(`${simulator.url}${path}`, method, body, headers);
  const channel: SimulatedChannel = {
    simulator,
    webhooks,
    answerWebhooksWith: (answer) => {
      webhookAnswer = answer;
    },
    receivedWebhooks: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (webhooks.length < count) return;
          watchers.delete(check);
          resolve(webhooks);
        };
        watchers.add(check);
        check();
      }),
    turnClock: (milliseconds) => {
      now += milliseconds;
    },
    line: (method, path, body, headers = {}) =>
      call(method, path, body, { authorization: `Bearer ${ACCESS_TOKEN}`, ...headers }),
    control: async (method, path, body) => {
      const answer = await call(method, `/_simulator${path}`, body, {});
      if (answer.status >= 300)
        throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
      return answer.json;
    },
    newCustomer: async (displayName = 'ลูกค้าทดสอบ') => {
      const customer = await channel.control('POST', '/customers', { displayName });
      return String(customer['userId']);
    },
    brokenRules: () => simulator.violations.map(({ rule }) => rule),
    events: () => webhooks.flatMap(({ json }) => json.events),
    close: async () => {
      await simulator.stop();
      receiver.closeAllConnections();
      await new Promise((resolve) => receiver.close(resolve));
    },
  };
  return channel;
}

/** One request, with a body that is JSON unless it is a string or bytes already. */
export async function send(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parseJson(text) };
}

function parseJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
