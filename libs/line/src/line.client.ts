import { z } from 'zod';
import {
  type ActionOutcome,
  type BotInfoOutcome,
  type ContentOutcome,
  contentUnavailable,
  failure,
  isSuccess,
  notAsked,
  parseSuccess,
  type ProfileOutcome,
  type QuotaOutcome,
  toActionOutcome,
  type ValidationOutcome,
} from './call-outcome';
import { isLineMessageId, isLineUserId } from './limits';
import {
  callLine,
  type LineAnswer,
  type LineCall,
  type LineRequest,
  type LineServer,
  type NoAnswer,
  openResponse,
} from './line-transport';
import { type OutgoingMessage, toLineMessages } from './outgoing-message';
import { detailsOf, messageOf, refusedBeforeSending, type SendOutcome, toSendOutcome } from './send-outcome';
import { toStorableText } from './storable-text';

export interface LineClientOptions {
  channelAccessToken: string;
  /** https://api.line.me, or a simulator. */
  apiBaseUrl: string;
  /** https://api-data.line.me, or a simulator: LINE serves content from a host of its own. */
  dataApiBaseUrl: string;
  /** How long to wait for an answer; for content, for its beginning. */
  timeoutMs?: number;
  /** How long a content may take to arrive whole. */
  contentTimeoutMs?: number;
  /** Is told of every call; must not throw. */
  onCall?: (call: LineCall) => void;
}

const RETRY_KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const optionalText = z.string().transform(toStorableText).nullable().catch(null);

const profileSchema = z.object({
  displayName: z.string().transform(toStorableText),
  pictureUrl: optionalText,
  statusMessage: optionalText,
  language: optionalText,
});

const quotaSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('limited'), value: z.number() }),
]);

const consumptionSchema = z.object({ totalUsage: z.number() });

const botInfoSchema = z.object({
  userId: z.string().refine(isLineUserId),
  basicId: z.string().transform(toStorableText),
  displayName: z.string().transform(toStorableText),
  pictureUrl: optionalText,
  chatMode: z.enum(['chat', 'bot', 'unknown']).catch('unknown'),
  markAsReadMode: z.enum(['auto', 'manual', 'unknown']).catch('unknown'),
});

/**
 * The Messaging API of one LINE Official Account. No method throws: every way a call can end is an outcome. Only the
 * constructor does, when the access token or a base URL cannot be one.
 *
 * @see https://developers.line.biz/en/reference/messaging-api/
 */
export class LineClient {
  private readonly api: LineServer;
  private readonly dataApi: LineServer;
  private readonly timeoutMs: number;
  private readonly contentTimeoutMs: number;

  constructor(options: LineClientOptions) {
    const { channelAccessToken, onCall = () => undefined } = options;
    // Told here once: at a call it would look like a connection that broke and leave the outcome open.
    if (!/^[\x21-\x7e]*$/.test(channelAccessToken)) throw new Error('Not a channel access token.');
    for (const url of [options.apiBaseUrl, options.dataApiBaseUrl]) {
      if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new Error(`Not a base URL: ${url}`);
    }
    this.api = { baseUrl: options.apiBaseUrl, channelAccessToken, onCall };
    this.dataApi = { baseUrl: options.dataApiBaseUrl, channelAccessToken, onCall };
    this.timeoutMs = options.timeoutMs ?? 10_000;
    this.contentTimeoutMs = options.contentTimeoutMs ?? 60_000;
  }

  /** Answers an event, free of charge, within about a minute of its arrival (#send-reply-message). */
  async reply(replyToken: string, messages: readonly OutgoingMessage[]): Promise<SendOutcome> {
    const body = { replyToken, messages: toLineMessages(messages) };
    return toSendOutcome(
      await this.call({ method: 'POST', endpoint: '/v2/bot/message/reply', body }),
      'reply',
    );
  }

  /**
   * Sends to a customer at any time; counts against the monthly limit (#send-push-message).
   *
   * @param retryKey a UUID that stays the same for every attempt at these messages, valid for 24 hours
   */
  async push(
    lineUserId: string,
    messages: readonly OutgoingMessage[],
    retryKey: string,
  ): Promise<SendOutcome> {
    if (!isLineUserId(lineUserId)) return refusedBeforeSending('to', 'Not the id of a LINE user.');
    if (!RETRY_KEY.test(retryKey)) return refusedBeforeSending('X-Line-Retry-Key', 'Not a UUID.');
    const body = { to: lineUserId, messages: toLineMessages(messages) };
    const answer = await this.call({ method: 'POST', endpoint: '/v2/bot/message/push', body, retryKey });
    return toSendOutcome(answer, 'push');
  }

  /** Asks LINE whether it would take these messages, without sending them (#validate-message-objects-of-push-message). */
  async validate(messages: readonly OutgoingMessage[]): Promise<ValidationOutcome> {
    const body = { messages: toLineMessages(messages) };
    const answer = await this.call({ method: 'POST', endpoint: '/v2/bot/message/validate/push', body });
    if (isSuccess(answer)) return { kind: 'valid' };
    if (answer.kind === 'no_answer' || answer.status !== 400) return failure(answer);
    return { kind: 'invalid', message: messageOf(answer), details: detailsOf(answer) };
  }

  /** The customer's name and picture as LINE shows them (#get-profile). */
  async getProfile(lineUserId: string): Promise<ProfileOutcome> {
    if (!isLineUserId(lineUserId)) return notAsked('Not the id of a LINE user.');
    const endpoint = '/v2/bot/profile/{userId}';
    const answer = await this.call({ method: 'GET', endpoint, path: `/v2/bot/profile/${lineUserId}` });
    if (answer.kind === 'answer' && answer.status === 404) return { kind: 'not_found' };
    const profile = parseSuccess(answer, profileSchema);
    return profile ? { kind: 'found', ...profile } : failure(answer);
  }

  /** The image, video, sound or file of a message; LINE deletes it after an unknown time (#get-content). */
  async openContent(lineMessageId: string): Promise<ContentOutcome> {
    if (!isLineMessageId(lineMessageId)) return notAsked('Not the id of a LINE message.');
    const download = new AbortController();
    const startTimer = setTimeout(() => download.abort(new DOMException('', 'TimeoutError')), this.timeoutMs);
    const path = `/v2/bot/message/${lineMessageId}/content`;
    const endpoint = '/v2/bot/message/{messageId}/content';
    const response = await openResponse(this.dataApi, { method: 'GET', endpoint, path }, download.signal);
    clearTimeout(startTimer);
    if ('kind' in response) return failure(response);
    if (response.status !== 200 || response.body === null) {
      download.abort();
      return contentUnavailable(response.status);
    }
    return {
      kind: 'ready',
      contentType: response.headers.get('content-type') ?? 'application/octet-stream',
      ...this.readWithin(response.body, download),
    };
  }

  /**
   * Shows the customer that an answer is on its way, until it comes or the time is over (#display-a-loading-indicator).
   *
   * @param seconds 5 to 60 in steps of 5
   */
  async startLoading(lineUserId: string, seconds: number): Promise<ActionOutcome> {
    if (!isLineUserId(lineUserId)) return notAsked('Not the id of a LINE user.');
    if (seconds < 5 || seconds > 60 || seconds % 5 !== 0)
      return notAsked('Not 5 to 60 seconds in steps of 5.');
    const body = { chatId: lineUserId, loadingSeconds: seconds };
    return toActionOutcome(await this.call({ method: 'POST', endpoint: '/v2/bot/chat/loading/start', body }));
  }

  /** Marks the token's message and all before it as read by us (#mark-as-read). */
  async markAsRead(markAsReadToken: string): Promise<ActionOutcome> {
    const body = { markAsReadToken };
    return toActionOutcome(await this.call({ method: 'POST', endpoint: '/v2/bot/chat/markAsRead', body }));
  }

  /** This month's limit of counted messages and how many are used (#get-quota, #get-consumption). */
  async getQuota(): Promise<QuotaOutcome> {
    const [quotaAnswer, consumptionAnswer] = await Promise.all([
      this.call({ method: 'GET', endpoint: '/v2/bot/message/quota' }),
      this.call({ method: 'GET', endpoint: '/v2/bot/message/quota/consumption' }),
    ]);
    const quota = parseSuccess(quotaAnswer, quotaSchema);
    const consumption = parseSuccess(consumptionAnswer, consumptionSchema);
    if (!quota) return failure(quotaAnswer);
    if (!consumption) return failure(consumptionAnswer);
    return {
      kind: 'known',
      limit: quota.type === 'limited' ? quota.value : null,
      used: consumption.totalUsage,
    };
  }

  /** The account itself, which also shows whether the access token is right (#get-bot-info). */
  async getBotInfo(): Promise<BotInfoOutcome> {
    const answer = await this.call({ method: 'GET', endpoint: '/v2/bot/info' });
    const info = parseSuccess(answer, botInfoSchema);
    if (!info) return failure(answer);
    const { userId, ...rest } = info;
    return { kind: 'known', lineUserId: userId, ...rest };
  }

  private call(request: LineRequest): Promise<LineAnswer | NoAnswer> {
    return callLine(this.api, request, this.timeoutMs);
  }

  private readWithin(body: AsyncIterable<Uint8Array>, download: AbortController) {
    const message = `The content did not arrive within ${this.contentTimeoutMs} ms.`;
    const timer = setTimeout(() => download.abort(new Error(message)), this.contentTimeoutMs).unref();
    const abort = () => {
      clearTimeout(timer);
      download.abort();
    };
    return { stream: finishing(body, () => clearTimeout(timer)), abort };
  }
}

async function* finishing(body: AsyncIterable<Uint8Array>, finish: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } finally {
    finish();
  }
}
