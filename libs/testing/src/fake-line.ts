import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type LineCallKind = 'reply' | 'push' | 'profile' | 'content';

export interface LineCall {
  readonly kind: LineCallKind;
  readonly lineUserId: string | null;
  /** What the bubbles say, in order. */
  readonly texts: readonly string[];
  readonly messages: readonly { type: string; text?: string; quoteToken?: string }[];
  readonly replyToken: string | null;
  readonly retryKey: string | null;
  /** The body as it came. */
  readonly body: string;
}

/** How a call goes wrong. Those that begin with `accept_then` take the messages first; `pass` goes well. */
export type LineFault =
  | { readonly kind: 'pass' }
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown }
  | { readonly kind: 'accept_then_status'; readonly status: number }
  | { readonly kind: 'drop' }
  | { readonly kind: 'accept_then_drop' }
  | { readonly kind: 'hang' };

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

interface Content {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A call that LINE has received and does not answer until it is told to. */
export interface HeldCall {
  readonly arrived: Promise<LineCall>;
  release(): void;
}

/**
 * The part of LINE's API that the product uses, on 127.0.0.1: strict where LINE is strict (single use of reply tokens,
 * retry keys, sizes, the access token), and it goes wrong on command.
 */
export class FakeLine {
  readonly accessToken = 'fake-line-channel-access-token';
  /** Every call, oldest first, also those that went wrong. */
  readonly calls: LineCall[] = [];
  private readonly delivered: (LineCall & { via: 'reply' | 'push' })[] = [];
  private readonly usedReplyTokens = new Set<string>();
  private readonly acceptedKeys = new Map<string, Answer>();
  private readonly faults = new Map<LineCallKind, LineFault[]>();
  private readonly holds = new Map<
    LineCallKind,
    { arrive(call: LineCall): void; released: Promise<void> }[]
  >();
  private readonly profiles = new Map<string, Answer>();
  private readonly contents = new Map<string, Content>();
  private lastMessageId = 560_000_000_000_000_000n + BigInt(Date.now());
  private readonly server = createServer((request, response) => void this.receive(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next calls of this kind go wrong, one after the other, each in its way. */
  failNext(kind: LineCallKind, ...faults: LineFault[]): void {
    this.faults.set(kind, [...(this.faults.get(kind) ?? []), ...faults]);
  }

  holdNext(kind: LineCallKind): HeldCall {
    let arrive: (call: LineCall) => void = () => undefined;
    let release: () => void = () => undefined;
    const arrived = new Promise<LineCall>((resolve) => (arrive = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    this.holds.set(kind, [...(this.holds.get(kind) ?? []), { arrive, released }]);
    return { arrived, release };
  }

  /** LINE does not take this reply token any more. */
  expireReplyToken(replyToken: string): void {
    this.usedReplyTokens.add(replyToken);
  }

  setProfile(lineUserId: string, profile: { displayName: string } & Record<string, string>): void {
    this.profiles.set(lineUserId, { status: 200, body: { userId: lineUserId, ...profile } });
  }

  setContent(lineMessageId: string, content: Partial<Content>): void {
    const usual = { status: 200, type: 'application/octet-stream', bytes: Buffer.alloc(0) };
    this.contents.set(lineMessageId, { ...usual, ...content });
  }

  /** Calls that carry messages to a customer, also those that went wrong. */
  sendingsTo(lineUserId: string): LineCall[] {
    return this.calls.filter(
      (call) => call.lineUserId === lineUserId && (call.kind === 'reply' || call.kind === 'push'),
    );
  }

  /** What the customer has on the phone, in order. */
  textsReceivedBy(lineUserId: string): string[] {
    return this.delivered.filter((call) => call.lineUserId === lineUserId).flatMap(({ texts }) => texts);
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = readCall(request, Buffer.concat(chunks).toString());
    if (!call) return send(response, { status: 404, body: { message: 'Not found' } });
    this.calls.push(call);
    const hold = this.holds.get(call.kind)?.shift();
    if (hold) {
      hold.arrive(call);
      await hold.released;
    }
    this.answer(request, call, response);
  }

  private answer(request: IncomingMessage, call: LineCall, response: ServerResponse): void {
    if (request.headers.authorization !== `Bearer ${this.accessToken}`) {
      return send(response, { status: 401, body: { message: 'Authentication failed.' } });
    }
    if (call.kind === 'content') return this.sendContent(request.url ?? '', response);
    const fault = this.faults.get(call.kind)?.shift();
    switch (fault?.kind) {
      case undefined:
      case 'pass':
        return send(response, this.perform(call));
      case 'status':
        return send(response, { status: fault.status, body: fault.body ?? { message: 'Internal error' } });
      case 'accept_then_status':
        this.perform(call);
        return send(response, { status: fault.status, body: { message: 'Internal error' } });
      case 'accept_then_drop':
        this.perform(call);
        return void response.destroy();
      case 'drop':
        return void response.destroy();
      case 'hang':
        return;
    }
  }

  private perform(call: LineCall): Answer {
    if (call.kind === 'profile') {
      return this.profiles.get(call.lineUserId ?? '') ?? { status: 404, body: { message: 'Not found' } };
    }
    const refusal = refusalOf(call);
    if (refusal) return refusal;
    if (call.kind === 'reply') {
      const token = call.replyToken ?? '';
      if (this.usedReplyTokens.has(token)) return { status: 400, body: { message: 'Invalid reply token' } };
      this.usedReplyTokens.add(token);
      return this.accept(call, 'reply');
    }
    const earlier = call.retryKey === null ? undefined : this.acceptedKeys.get(call.retryKey);
    if (earlier) {
      const message = 'The retry key is already accepted';
      return { status: 409, body: { ...(earlier.body as object), message } };
    }
    const answer = this.accept(call, 'push');
    if (call.retryKey !== null) this.acceptedKeys.set(call.retryKey, answer);
    return answer;
  }

  private accept(call: LineCall, via: 'reply' | 'push'): Answer {
    this.delivered.push({ ...call, via });
    const sentMessages = call.messages.map(() => {
      this.lastMessageId += 1n;
      return { id: String(this.lastMessageId), quoteToken: `quote-${this.lastMessageId}` };
    });
    return { status: 200, body: { sentMessages } };
  }

  private sendContent(path: string, response: ServerResponse): void {
    const content = this.contents.get(path.split('/')[4] ?? '');
    if (!content) return send(response, { status: 404, body: { message: 'not found' } });
    response.writeHead(content.status, { 'content-type': content.type });
    response.end(content.bytes);
  }
}

function readCall(request: IncomingMessage, body: string): LineCall | null {
  const path = request.url ?? '';
  const parsed = (body === '' ? {} : JSON.parse(body)) as {
    to?: string;
    replyToken?: string;
    messages?: LineCall['messages'];
  };
  const kind = kindOf(path);
  if (!kind) return null;
  const messages = parsed.messages ?? [];
  const customerOfToken = /^reply-(U[0-9a-f]{32})-/.exec(parsed.replyToken ?? '')?.[1];
  const customerOfPath = kind === 'profile' ? path.split('/').at(-1) : undefined;
  const retryKey = request.headers['x-line-retry-key'];
  return {
    kind,
    lineUserId: parsed.to ?? customerOfToken ?? customerOfPath ?? null,
    texts: messages.map(({ text }) => text ?? ''),
    messages,
    replyToken: parsed.replyToken ?? null,
    retryKey: typeof retryKey === 'string' ? retryKey : null,
    body,
  };
}

function kindOf(path: string): LineCallKind | null {
  if (path === '/v2/bot/message/reply') return 'reply';
  if (path === '/v2/bot/message/push') return 'push';
  if (/^\/v2\/bot\/profile\/[^/]+$/.test(path)) return 'profile';
  return /^\/v2\/bot\/message\/\d+\/content$/.test(path) ? 'content' : null;
}

/** https://developers.line.biz/en/reference/messaging-api/#error-responses */
function refusalOf({ kind, messages, retryKey }: LineCall): Answer | null {
  if (kind === 'reply' && retryKey !== null) {
    return { status: 400, body: { message: 'The retry key is not supported here' } };
  }
  const details = [
    ...(messages.length < 1 || messages.length > 5
      ? [{ message: 'Size must be between 1 and 5', property: 'messages' }]
      : []),
    ...messages.flatMap(({ type, text = '' }, index) =>
      type === 'text' && (text.length < 1 || text.length > 5000)
        ? [{ message: 'Length must be between 0 and 5000', property: `messages[${index}].text` }]
        : [],
    ),
  ];
  if (details.length === 0) return null;
  return { status: 400, body: { message: `The request body has ${details.length} error(s)`, details } };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-line-request-id': randomUUID(),
    ...headers,
  });
  response.end(JSON.stringify(body));
}
