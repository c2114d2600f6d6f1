import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseMessages } from '../../../apps/line-simulator/server/rules/message-rules';
import { FakeLineAccount } from './fake-line-account';
import { type FakeLineContent, FakeLineContents } from './fake-line-contents';
import { FakeLineGroups } from './fake-line-groups';
import { FakeLineRichMenus } from './fake-line-rich-menus';
import { FakeServer } from './fake-server';

export type LineCallKind = 'reply' | 'push' | 'profile' | 'content' | 'loading' | 'markAsRead' | 'quota';

export interface LineCall {
  readonly kind: LineCallKind;
  readonly path: string;
  readonly lineUserId: string | null;
  /** What the bubbles say, in order; of a card what stands for it in a list of chats. */
  readonly texts: readonly string[];
  readonly messages: readonly { type: string; text?: string; altText?: string; quoteToken?: string }[];
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

/** A call that LINE has received and does not answer until it is told to. */
export interface HeldCall {
  readonly arrived: Promise<LineCall>;
  release(): void;
}

/**
 * The part of LINE's API that the product uses, on 127.0.0.1: strict where LINE is strict (single use of reply tokens,
 * retry keys, sizes, the access token), and it goes wrong on command.
 */
export class FakeLine extends FakeServer {
  readonly accessToken = 'fake-line-channel-access-token';
  /** What LINE lets in. */
  readonly acceptedTokens = new Set<string>([this.accessToken]);
  readonly account = new FakeLineAccount();
  readonly groups = new FakeLineGroups();
  readonly richMenus = new FakeLineRichMenus();
  /** Every call, oldest first, also those that went wrong. */
  readonly calls: LineCall[] = [];
  private readonly delivered: (LineCall & { via: 'reply' | 'push' })[] = [];
  /** Rules of LINE that calls have broken; every system of a test must end without any. */
  readonly violations: string[] = [];
  private readonly usedReplyTokens = new Set<string>();
  private readonly endedReplyTokens = new Set<string>();
  private readonly acceptedKeys = new Map<string, Answer & { requestBody: string }>();
  private readonly faults = new Map<LineCallKind, LineFault[]>();
  private readonly holds = new Map<
    LineCallKind,
    { arrive(call: LineCall): void; released: Promise<void> }[]
  >();
  /** What the account may send in a month, without a limit when null, and what of it is used. */
  quota: { limit: number | null; used: number } = { limit: null, used: 0 };
  private readonly profiles = new Map<string, Answer>();
  private readonly contents = new FakeLineContents();
  private lastMessageId = 560_000_000_000_000_000n + BigInt(Date.now());

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
    this.endedReplyTokens.add(replyToken);
  }

  setProfile(lineUserId: string, profile: { displayName: string } & Record<string, string>): void {
    this.profiles.set(lineUserId, { status: 200, body: { userId: lineUserId, ...profile } });
  }

  setContent(lineMessageId: string, content: Partial<FakeLineContent>): void {
    this.contents.set(lineMessageId, content);
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

  protected async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const ofMenu = this.isLetIn(request) && (await this.answerOfMenu(request, bytes));
    if (ofMenu) return send(response, ofMenu);
    const body = bytes.toString();
    const call = readCall(request, body);
    if (!call && !this.isLetIn(request)) return send(response, unauthorised);
    const ofAccount = await this.account.answer(request.method ?? '', request.url ?? '', body);
    if (ofAccount) return send(response, ofAccount);
    const ofGroup = this.groups.answer(request.url ?? '');
    if (ofGroup) return send(response, ofGroup);
    if (!call) return send(response, { status: 404, body: { message: 'Not found' } });
    this.calls.push(call);
    const hold = this.holds.get(call.kind)?.shift();
    if (hold) {
      hold.arrive(call);
      await hold.released;
    }
    this.answer(request, call, response);
  }

  private answerOfMenu(
    { method = '', url = '', headers }: IncomingMessage,
    bytes: Buffer,
  ): Promise<Answer | null> {
    return this.richMenus.answer(method, url, bytes, headers['content-type'] ?? '');
  }

  private answer(request: IncomingMessage, call: LineCall, response: ServerResponse): void {
    if (!this.isLetIn(request)) return send(response, unauthorised);
    if (call.kind === 'content') return this.contents.answer(call.path, response);
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

  private isLetIn({ headers: { authorization = '' } }: IncomingMessage): boolean {
    return this.acceptedTokens.has(authorization.replace(/^Bearer /, ''));
  }

  private perform(call: LineCall): Answer {
    if (call.kind === 'quota') return { status: 200, body: this.quotaAnswer(call) };
    if (call.kind === 'markAsRead') return { status: 200, body: {} };
    if (call.kind === 'loading') return this.showLoading(call);
    if (call.kind === 'profile') {
      return this.profiles.get(call.lineUserId ?? '') ?? { status: 404, body: { message: 'Not found' } };
    }
    const refusal = refusalOf(call);
    if (refusal) {
      this.violations.push(`${call.kind}: ${JSON.stringify(refusal.body)}`);
      return refusal;
    }
    if (call.kind === 'reply') {
      const token = call.replyToken ?? '';
      if (this.usedReplyTokens.has(token)) this.violations.push('reply: a reply token was used twice');
      if (this.usedReplyTokens.has(token) || this.endedReplyTokens.has(token))
        return { status: 400, body: { message: 'Invalid reply token' } };
      this.usedReplyTokens.add(token);
      return this.accept(call, 'reply');
    }
    const earlier = call.retryKey === null ? undefined : this.acceptedKeys.get(call.retryKey);
    if (earlier) {
      if (earlier.requestBody !== call.body) {
        this.violations.push('push: a retry key was used again with another body');
      }
      const message = 'The retry key is already accepted';
      return { status: 409, body: { ...(earlier.body as object), message } };
    }
    const answer = this.accept(call, 'push');
    if (call.retryKey !== null) {
      this.acceptedKeys.set(call.retryKey, { ...answer, requestBody: call.body });
    }
    return answer;
  }

  /** One kind for both questions: the limit, and how much of it is used. */
  private quotaAnswer({ path }: LineCall): unknown {
    const { limit, used } = this.quota;
    if (path.endsWith('/consumption')) return { totalUsage: used };
    return limit === null ? { type: 'none' } : { type: 'limited', value: limit };
  }

  /** https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator */
  private showLoading({ lineUserId, body }: LineCall): Answer {
    const { loadingSeconds = 20 } = JSON.parse(body) as { loadingSeconds?: number };
    const isAllowed = loadingSeconds >= 5 && loadingSeconds <= 60 && loadingSeconds % 5 === 0;
    if (isAllowed && /^U[0-9a-f]{32}$/.test(lineUserId ?? '')) return { status: 202, body: {} };
    this.violations.push(`loading: ${body}`);
    return { status: 400, body: { message: 'The request body has 1 error(s)' } };
  }

  private accept(call: LineCall, via: 'reply' | 'push'): Answer {
    this.delivered.push({ ...call, via });
    const sentMessages = call.messages.map(() => {
      this.lastMessageId += 1n;
      return { id: String(this.lastMessageId), quoteToken: `quote-${this.lastMessageId}` };
    });
    return { status: 200, body: { sentMessages } };
  }
}

const unauthorised: Answer = { status: 401, body: { message: 'Authentication failed.' } };

function readCall(request: IncomingMessage, body: string): LineCall | null {
  const path = request.url ?? '';
  const parsed = (body === '' ? {} : JSON.parse(body)) as {
    to?: string;
    chatId?: string;
    replyToken?: string;
    markAsReadToken?: string;
    messages?: LineCall['messages'];
  };
  const kind = kindOf(path);
  if (!kind) return null;
  const messages = parsed.messages ?? [];
  const token = parsed.replyToken ?? parsed.markAsReadToken ?? '';
  const customerOfToken = /^(?:reply|read)-(U[0-9a-f]{32})-/.exec(token)?.[1];
  const customerOfPath = kind === 'profile' ? path.split('/').at(-1) : undefined;
  const retryKey = request.headers['x-line-retry-key'];
  return {
    kind,
    path,
    lineUserId: parsed.to ?? parsed.chatId ?? customerOfToken ?? customerOfPath ?? null,
    texts: messages.map(({ text, altText }) => text ?? altText ?? ''),
    messages,
    replyToken: parsed.replyToken ?? null,
    retryKey: typeof retryKey === 'string' ? retryKey : null,
    body,
  };
}

function kindOf(path: string): LineCallKind | null {
  if (path === '/v2/bot/message/reply') return 'reply';
  if (path === '/v2/bot/message/push') return 'push';
  if (path === '/v2/bot/chat/loading/start') return 'loading';
  if (path === '/v2/bot/chat/markAsRead') return 'markAsRead';
  if (/^\/v2\/bot\/message\/quota(\/consumption)?$/.test(path)) return 'quota';
  if (/^\/v2\/bot\/profile\/[^/]+$/.test(path)) return 'profile';
  return /^\/v2\/bot\/message\/\d+\/content(\/preview|\/transcoding)?$/.test(path) ? 'content' : null;
}

/** The simulator's rules, which know all of LINE's limits. */
function refusalOf({ kind, messages, retryKey }: LineCall): Answer | null {
  if (kind === 'reply' && retryKey !== null) {
    return { status: 400, body: { message: 'The retry key is not supported here' } };
  }
  const body = refuseMessages(messages, { allowLoopbackHttp: true });
  return body && { status: 400, body };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-line-request-id': randomUUID(),
    ...headers,
  });
  response.end(JSON.stringify(body));
}
