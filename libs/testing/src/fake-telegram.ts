import type { IncomingMessage, ServerResponse } from 'node:http';
import { FakeServer } from './fake-server';

/** How a call goes wrong. `accept_then_cut` shows the message first; `silence` never answers. */
export type TelegramFault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly description: string;
      readonly parameters?: object;
    }
  /** What a gateway in between answers. */
  | { readonly kind: 'page'; readonly status: number }
  | { readonly kind: 'silence' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'accept_then_cut' };

export interface TelegramMessage {
  readonly chatId: string;
  /** As its readers see it: without tags, and with the characters that entities stand for. */
  readonly text: string;
  readonly html: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const methods = ['getMe', 'sendMessage'] as const;

/**
 * Telegram's Bot API on 127.0.0.1: strict where Telegram is strict, and about HTML even stricter, and it goes wrong on
 * command.
 * @see https://core.telegram.org/bots/api
 */
export class FakeTelegram extends FakeServer {
  readonly botToken = '123456789:AAFakeTelegramBotToken-0123456789_ab';
  readonly botName = 'fake_shop_bot';
  /** What the bot may write into. */
  readonly chats = new Set<string>(['-1001234567890']);
  /** What stands in the chats, oldest first. */
  readonly messages: TelegramMessage[] = [];
  /** Names of the methods that were called, also of calls that went wrong. */
  readonly calls: string[] = [];
  /** What the caller did wrong, whatever was to go wrong besides. */
  readonly mistakes: string[] = [];
  private readonly faults: TelegramFault[] = [];
  private readonly unanswered: ServerResponse[] = [];
  /** Every sending goes wrong in this way until it is null again. */
  trouble: TelegramFault | null = null;

  get chatId(): string {
    return [...this.chats][0] ?? '';
  }

  /** The next messages are not sent, one after the other, each in its way. */
  failNext(...faults: TelegramFault[]): void {
    this.faults.push(...faults);
  }

  /** Whoever still waits for an answer loses the connection. */
  hangUp(): void {
    for (const response of this.unanswered.splice(0)) response.destroy();
  }

  protected async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    this.calls.push(method);
    if (token !== this.botToken) return send(response, refusal(401, 'Unauthorized'));
    if (!methods.some((known) => known === method)) return send(response, refusal(404, 'Not Found'));
    if (method === 'getMe') {
      return send(response, { status: 200, body: { ok: true, result: this.bot } });
    }
    const fault = this.faults.shift() ?? this.trouble;
    if (fault?.kind === 'silence') return void this.unanswered.push(response);
    if (fault?.kind === 'cut') return void response.destroy();
    if (fault?.kind === 'page') {
      return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<h1>Bad</h1>');
    }
    if (fault?.kind === 'status') {
      const { status, description, parameters } = fault;
      return send(response, refusal(status, description, parameters));
    }
    const answer = this.sendMessage(readFields(Buffer.concat(chunks).toString()));
    if (fault?.kind === 'accept_then_cut') return void response.destroy();
    send(response, answer);
  }

  private get bot(): object {
    return { id: 123456789, is_bot: true, first_name: 'ร้านทดสอบ', username: this.botName };
  }

  /** https://core.telegram.org/bots/api#sendmessage */
  private sendMessage(fields: Record<string, string | undefined>): Answer {
    const { chat_id: chatId = '', text: html = '' } = fields;
    const mistake = this.mistakeIn(fields, chatId, html);
    if (mistake) {
      this.mistakes.push(mistake);
      return refusal(400, `Bad Request: ${mistake}`);
    }
    if (!this.chats.has(chatId)) return refusal(400, 'Bad Request: chat not found');
    this.messages.push({ chatId, text: textOf(html), html });
    const result = { message_id: this.messages.length, chat: { id: chatId }, text: textOf(html) };
    return { status: 200, body: { ok: true, result } };
  }

  private mistakeIn(fields: Record<string, string | undefined>, chatId: string, html: string): string | null {
    if (chatId === '') return 'chat_id is empty';
    if (html.trim() === '') return 'message text is empty';
    if (fields.parse_mode !== 'HTML') return 'unsupported parse_mode';
    const problem = problemInHtml(html);
    if (problem) return `can't parse entities: ${problem}`;
    return textOf(html).length > 4096 ? 'message is too long' : null;
  }
}

/** Parameters that are texts or numbers; a body that is not JSON has none. */
function readFields(body: string): Record<string, string | undefined> {
  try {
    const fields = Object.entries(JSON.parse(body) as Record<string, unknown>);
    const simple = fields.filter(([, value]) => typeof value === 'string' || typeof value === 'number');
    return Object.fromEntries(simple.map(([name, value]) => [name, String(value)]));
  } catch {
    return {};
  }
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const tagOrEntity = /<(\/?)(b|i|u|s|code|pre)>|<a href="[^"<>]*">|<\/a>|&(?:lt|gt|quot|amp);/g;

function textOf(html: string): string {
  return html.replace(tagOrEntity, (found) => entities[found] ?? '');
}

/** Telegram lets some of this pass; whoever relies on that will meet a text with which it does not. */
function problemInHtml(html: string): string | null {
  const open: string[] = [];
  for (const [tag] of html.matchAll(tagOrEntity)) {
    if (tag.startsWith('&')) continue;
    const name = /\w+/.exec(tag)?.[0] ?? '';
    if (!tag.startsWith('</')) open.push(name);
    else if (open.pop() !== name) return `unexpected end tag "${name}"`;
  }
  if (open.length > 0) return `can't find end tag corresponding to start tag "${open.at(-1)}"`;
  const rest = html.replace(tagOrEntity, '');
  return /[<>&]/.test(rest) ? 'unsupported start tag' : null;
}

function refusal(status: number, description: string, parameters?: object): Answer {
  return { status, body: { ok: false, error_code: status, description, ...(parameters && { parameters }) } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
