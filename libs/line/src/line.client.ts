import * as shapes from './answer-shapes';
import {
  type ActionOutcome,
  type BotInfoOutcome,
  type ContentOutcome,
  type GroupOutcome,
  hasStatus,
  invalidOrFailed,
  notAsked,
  parseSuccess,
  type ProfileOutcome,
  type QuotaOutcome,
  type RichMenuCreationOutcome,
  type RichMenuListOutcome,
  toActionOutcome,
  toFound,
  toKnown,
  toValidationOutcome,
  type TranscodingOutcome,
  type ValidationOutcome,
  type WebhookEndpointOutcome,
  type WebhookTestOutcome,
} from './call-outcome';
import type { CircuitBreaker } from './circuit-breaker';
import { openDownload } from './content-download';
import {
  isLineGroupId,
  isLineMessageId,
  isLineRoomId,
  isLineUserId,
  isRichMenuId,
  isWebhookUrl,
} from './limits';
import {
  callLine,
  type LineAnswer,
  type LineCall,
  type LineRequest,
  type LineServer,
  type NoAnswer,
} from './line-transport';
import { type OutgoingMessage, toLineMessages } from './outgoing-message';
import { type RichMenu, toLineRichMenu } from './rich-menu';
import { refusedBeforeSending, type SendOutcome, toSendOutcome } from './send-outcome';

export interface LineClientOptions {
  channelAccessToken: string;
  /** https://api.line.me, or a simulator. */
  apiBaseUrl: string;
  /** https://api-data.line.me, or a simulator: LINE serves content from a host of its own. */
  dataApiBaseUrl: string;
  /** How long to wait for an answer; for content, for its beginning. */
  timeoutMs?: number;
  /** How long a content may take to arrive whole, in either direction. */
  contentTimeoutMs?: number;
  /** Is told of every call that was made; must not throw. */
  onCall?: (call: LineCall) => void;
  /** Guards the calls to `apiBaseUrl`, while content may still arrive from the other host. */
  breaker?: CircuitBreaker;
}

const RETRY_KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const NOT_A_USER = notAsked('Not the id of a LINE user.');
const NOT_A_GROUP = notAsked('Not the id of a LINE group.');
const NOT_A_ROOM = notAsked('Not the id of a LINE room.');
const NOT_A_MESSAGE = notAsked('Not the id of a LINE message.');
const NOT_A_RICH_MENU = notAsked('Not the id of a rich menu.');
const NOT_A_WEBHOOK_URL = notAsked('Not the address of a webhook.');

/**
 * The Messaging API of one LINE Official Account. No method that calls it throws: every way a call can end is an
 * outcome. Only an access token or a base URL that cannot be one is refused with an error. Ids become part of addresses,
 * so that whatever does not look like one is never asked for.
 *
 * @see https://developers.line.biz/en/reference/messaging-api/
 */
export class LineClient {
  private readonly api: LineServer;
  private readonly dataApi: LineServer;
  private readonly timeoutMs: number;
  private readonly contentTimeoutMs: number;

  constructor(options: LineClientOptions) {
    const { channelAccessToken, onCall = () => undefined, breaker } = options;
    checkAccessToken(channelAccessToken);
    for (const url of [options.apiBaseUrl, options.dataApiBaseUrl]) {
      if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new Error(`Not a base URL: ${url}`);
    }
    this.api = { baseUrl: options.apiBaseUrl, channelAccessToken, onCall, breaker };
    this.dataApi = { baseUrl: options.dataApiBaseUrl, channelAccessToken, onCall };
    this.timeoutMs = options.timeoutMs ?? 10_000;
    this.contentTimeoutMs = options.contentTimeoutMs ?? 60_000;
  }

  /** From the next call on uses another access token. @throws Error when it cannot be one. */
  replaceAccessToken(channelAccessToken: string): void {
    checkAccessToken(channelAccessToken);
    this.api.channelAccessToken = channelAccessToken;
    this.dataApi.channelAccessToken = channelAccessToken;
  }

  /** Answers an event, free of charge, within about a minute of its arrival (#send-reply-message). */
  async reply(replyToken: string, messages: readonly OutgoingMessage[]): Promise<SendOutcome> {
    const body = { replyToken, messages: toLineMessages(messages) };
    return toSendOutcome(await this.post('/v2/bot/message/reply', body), 'reply');
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
    return toValidationOutcome(await this.post('/v2/bot/message/validate/push', body));
  }

  /** The customer's name and picture as LINE shows them (#get-profile). */
  async getProfile(lineUserId: string): Promise<ProfileOutcome> {
    if (!isLineUserId(lineUserId)) return NOT_A_USER;
    return toFound(await this.get('/v2/bot/profile/{userId}', [lineUserId]), shapes.profileShape);
  }

  /** The name and picture of a group that we are in (#get-group-summary). */
  async getGroupSummary(groupId: string): Promise<GroupOutcome> {
    if (!isLineGroupId(groupId)) return NOT_A_GROUP;
    return toFound(await this.get('/v2/bot/group/{groupId}/summary', [groupId]), shapes.groupShape);
  }

  /** A member's name and picture, whether or not a friend; never a status or language (#get-group-member-profile). */
  async getGroupMemberProfile(groupId: string, lineUserId: string): Promise<ProfileOutcome> {
    if (!isLineGroupId(groupId)) return NOT_A_GROUP;
    if (!isLineUserId(lineUserId)) return NOT_A_USER;
    const answer = await this.get('/v2/bot/group/{groupId}/member/{userId}', [groupId, lineUserId]);
    return toFound(answer, shapes.profileShape);
  }

  /** A member's name and picture, whether or not a friend; never a status or language (#get-room-member-profile). */
  async getRoomMemberProfile(roomId: string, lineUserId: string): Promise<ProfileOutcome> {
    if (!isLineRoomId(roomId)) return NOT_A_ROOM;
    if (!isLineUserId(lineUserId)) return NOT_A_USER;
    const answer = await this.get('/v2/bot/room/{roomId}/member/{userId}', [roomId, lineUserId]);
    return toFound(answer, shapes.profileShape);
  }

  /** The image, video, sound or file of a message; LINE deletes it after an unknown time (#get-content). */
  async openContent(lineMessageId: string): Promise<ContentOutcome> {
    return this.download('/v2/bot/message/{messageId}/content', lineMessageId);
  }

  /** A small picture of an image or video; of anything else LINE says 400 (#get-image-or-video-preview). */
  async openContentPreview(lineMessageId: string): Promise<ContentOutcome> {
    return this.download('/v2/bot/message/{messageId}/content/preview', lineMessageId);
  }

  /** Whether a video or sound can be fetched yet; of anything else LINE says 400 (#verify-video-or-audio-preparation-status). */
  async getContentTranscoding(lineMessageId: string): Promise<TranscodingOutcome> {
    if (!isLineMessageId(lineMessageId)) return NOT_A_MESSAGE;
    const endpoint = '/v2/bot/message/{messageId}/content/transcoding';
    const request = { method: 'GET', endpoint, path: withIds(endpoint, [lineMessageId]) } as const;
    const answer = await callLine(this.dataApi, request, this.timeoutMs);
    if (hasStatus(answer, 404)) return { kind: 'not_found' };
    if (hasStatus(answer, 410)) return { kind: 'gone' };
    return toKnown(answer, shapes.transcodingShape);
  }

  /**
   * Shows the customer that an answer is on its way, until it comes or the time is over (#display-a-loading-indicator).
   *
   * @param seconds 5 to 60 in steps of 5
   */
  async startLoading(lineUserId: string, seconds: number): Promise<ActionOutcome> {
    if (!isLineUserId(lineUserId)) return NOT_A_USER;
    if (seconds < 5 || seconds > 60 || seconds % 5 !== 0)
      return notAsked('Not 5 to 60 seconds in steps of 5.');
    const body = { chatId: lineUserId, loadingSeconds: seconds };
    return toActionOutcome(await this.post('/v2/bot/chat/loading/start', body));
  }

  /** Marks the token's message and all before it as read by us (#mark-as-read). */
  async markAsRead(markAsReadToken: string): Promise<ActionOutcome> {
    return toActionOutcome(await this.post('/v2/bot/chat/markAsRead', { markAsReadToken }));
  }

  /** This month's limit of counted messages and how many are used (#get-quota, #get-consumption). */
  async getQuota(): Promise<QuotaOutcome> {
    const quota = toKnown(await this.get('/v2/bot/message/quota'), shapes.quotaShape);
    if (quota.kind === 'failed') return quota;
    const consumption = toKnown(await this.get('/v2/bot/message/quota/consumption'), shapes.consumptionShape);
    return consumption.kind === 'failed' ? consumption : { ...quota, ...consumption };
  }

  /** The account itself, which also shows whether the access token is right (#get-bot-info). */
  async getBotInfo(): Promise<BotInfoOutcome> {
    return toKnown(await this.get('/v2/bot/info'), shapes.botInfoShape);
  }

  /** Where LINE delivers webhooks to (#get-webhook-endpoint-information). */
  async getWebhookEndpoint(): Promise<WebhookEndpointOutcome> {
    const answer = await this.get('/v2/bot/channel/webhook/endpoint');
    if (hasStatus(answer, 404)) return { kind: 'not_found' };
    return toKnown(answer, shapes.webhookEndpointShape);
  }

  /** Changes where LINE delivers webhooks to, within a minute; the real LINE wants https (#set-webhook-endpoint-url). */
  async setWebhookEndpoint(url: string): Promise<ActionOutcome> {
    if (!isWebhookUrl(url)) return NOT_A_WEBHOOK_URL;
    const body = { endpoint: url };
    return toActionOutcome(
      await this.call({ method: 'PUT', endpoint: '/v2/bot/channel/webhook/endpoint', body }),
    );
  }

  /**
   * Has LINE deliver a webhook without events and says how that went; 60 times an hour (#test-webhook-endpoint).
   *
   * @param url the address to test instead of the one that is set
   */
  async testWebhookEndpoint(url?: string): Promise<WebhookTestOutcome> {
    if (url !== undefined && !isWebhookUrl(url)) return NOT_A_WEBHOOK_URL;
    return toKnown(
      await this.post('/v2/bot/channel/webhook/test', { endpoint: url }),
      shapes.webhookTestShape,
    );
  }

  /** Asks LINE whether it would create this menu, without creating it (#validate-rich-menu-object). */
  async validateRichMenu(menu: RichMenu): Promise<ValidationOutcome> {
    return toValidationOutcome(await this.post('/v2/bot/richmenu/validate', toLineRichMenu(menu)));
  }

  /** Creates a menu, which nobody sees before it has a picture and is set or linked; 100 an hour (#create-rich-menu). */
  async createRichMenu(menu: RichMenu): Promise<RichMenuCreationOutcome> {
    const answer = await this.post('/v2/bot/richmenu', toLineRichMenu(menu));
    const created = parseSuccess(answer, shapes.createdRichMenuShape);
    return created ? { kind: 'created', ...created } : invalidOrFailed(answer);
  }

  /** Gives a menu its picture, once and for all (#upload-rich-menu-image). */
  async uploadRichMenuImage(
    richMenuId: string,
    contentType: 'image/jpeg' | 'image/png',
    bytes: Uint8Array,
  ): Promise<ActionOutcome> {
    if (!isRichMenuId(richMenuId)) return NOT_A_RICH_MENU;
    const endpoint = '/v2/bot/richmenu/{richMenuId}/content';
    const path = withIds(endpoint, [richMenuId]);
    const request = { method: 'POST', endpoint, path, file: { contentType, bytes } } as const;
    return toActionOutcome(await callLine(this.dataApi, request, this.contentTimeoutMs));
  }

  /** Every menu that was created through the API (#get-rich-menu-list). */
  async listRichMenus(): Promise<RichMenuListOutcome> {
    return toKnown(await this.get('/v2/bot/richmenu/list'), shapes.richMenuListShape);
  }

  /** Deletes a menu and with it all its links; 100 an hour (#delete-rich-menu). */
  async deleteRichMenu(richMenuId: string): Promise<ActionOutcome> {
    if (!isRichMenuId(richMenuId)) return NOT_A_RICH_MENU;
    return this.change('DELETE', '/v2/bot/richmenu/{richMenuId}', [richMenuId]);
  }

  /** Shows a menu to all customers who have none of their own (#set-default-rich-menu). */
  async setDefaultRichMenu(richMenuId: string): Promise<ActionOutcome> {
    if (!isRichMenuId(richMenuId)) return NOT_A_RICH_MENU;
    return this.change('POST', '/v2/bot/user/all/richmenu/{richMenuId}', [richMenuId]);
  }

  /** Leaves customers without a menu of their own the one set in LINE's manager, if any (#clear-default-rich-menu). */
  async clearDefaultRichMenu(): Promise<ActionOutcome> {
    return this.change('DELETE', '/v2/bot/user/all/richmenu');
  }

  /** Shows one customer a menu; done without effect for those who are no friends (#link-rich-menu-to-user). */
  async linkRichMenu(lineUserId: string, richMenuId: string): Promise<ActionOutcome> {
    if (!isLineUserId(lineUserId)) return NOT_A_USER;
    if (!isRichMenuId(richMenuId)) return NOT_A_RICH_MENU;
    return this.change('POST', '/v2/bot/user/{userId}/richmenu/{richMenuId}', [lineUserId, richMenuId]);
  }

  /** Shows one customer the default menu again (#unlink-rich-menu-from-user). */
  async unlinkRichMenu(lineUserId: string): Promise<ActionOutcome> {
    if (!isLineUserId(lineUserId)) return NOT_A_USER;
    return this.change('DELETE', '/v2/bot/user/{userId}/richmenu', [lineUserId]);
  }

  private async download(endpoint: string, lineMessageId: string): Promise<ContentOutcome> {
    if (!isLineMessageId(lineMessageId)) return NOT_A_MESSAGE;
    const request = { method: 'GET', endpoint, path: withIds(endpoint, [lineMessageId]) } as const;
    return openDownload(this.dataApi, request, { startMs: this.timeoutMs, wholeMs: this.contentTimeoutMs });
  }

  private async change(
    method: 'POST' | 'DELETE',
    endpoint: string,
    ids: readonly string[] = [],
  ): Promise<ActionOutcome> {
    return toActionOutcome(await this.call({ method, endpoint, path: withIds(endpoint, ids) }));
  }

  private get(endpoint: string, ids: readonly string[] = []): Promise<LineAnswer | NoAnswer> {
    return this.call({ method: 'GET', endpoint, path: withIds(endpoint, ids) });
  }

  private post(endpoint: string, body: unknown): Promise<LineAnswer | NoAnswer> {
    return this.call({ method: 'POST', endpoint, body });
  }

  private call(request: LineRequest): Promise<LineAnswer | NoAnswer> {
    return callLine(this.api, request, this.timeoutMs);
  }
}

/** Told here once: at a call it would look like a connection that broke and leave the outcome open. */
function checkAccessToken(channelAccessToken: string): void {
  if (!/^[\x21-\x7e]*$/.test(channelAccessToken)) throw new Error('Not a channel access token.');
}

/** The path of a call: its endpoint with the ids, all of them checked, in place of the placeholders. */
function withIds(endpoint: string, ids: readonly string[]): string {
  return ids.reduce((path, id) => path.replace(/\{\w+\}/, id), endpoint);
}
