import type { ChannelCheck, ChannelFinding } from '@jsk/contracts/line-channel';
import type {
  BotInfoOutcome,
  CallFailure,
  QuotaOutcome,
  WebhookEndpointOutcome,
  WebhookTestOutcome,
} from '@jsk/line/call-outcome';
import { isTemporary } from './line-failure.policy';

/** What LINE answered; what builds on an access token that is refused was not asked for. */
export interface ChannelAnswers {
  readonly webhookUrl: string;
  readonly bot: BotInfoOutcome;
  readonly endpoint: WebhookEndpointOutcome | null;
  /** Null when our address cannot be reached from where LINE is, so that it was not asked to try. */
  readonly webhookTest: WebhookTestOutcome | null;
  readonly quota: QuotaOutcome | null;
}

const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/;

/** The real LINE wants https; a simulator on this machine also finds what else is on it. */
export function isReachableFor(apiOrigin: string, webhookUrl: string): boolean {
  return webhookUrl.startsWith('https:') || (loopback.test(webhookUrl) && loopback.test(apiOrigin));
}

/** This machine has several names, of which a simulator may have been told another than people use. */
function onOneName(url: string): string {
  return url.replace(loopback, 'http://localhost$2');
}

/** @returns one line for everything that has to be right, in the order in which it is put right. */
export function checksOf(answers: ChannelAnswers): ChannelCheck[] {
  const { bot, endpoint, webhookTest, quota, webhookUrl } = answers;
  return [
    accessToken(bot),
    webhookAddress(endpoint, webhookUrl),
    webhookActive(endpoint),
    webhookDelivery(bot, webhookTest),
    chatMode(bot),
    markAsRead(bot),
    monthlyQuota(quota),
  ];
}

function check(
  id: ChannelCheck['id'],
  result: ChannelCheck['result'],
  finding: ChannelFinding = result === 'skipped' ? 'skipped' : 'ok',
  detail: ChannelCheck['detail'] = {},
): ChannelCheck {
  return { id, result, finding, detail };
}

/** LINE would not tell. */
function untold(id: ChannelCheck['id'], failure: CallFailure): ChannelCheck {
  const { status, message } = failure;
  const finding = status === 401 ? 'unauthorised' : isTemporary(failure) ? 'unreachable' : 'refused';
  return check(id, 'failed', finding, { message });
}

function accessToken(bot: BotInfoOutcome): ChannelCheck {
  if (bot.kind === 'failed') return untold('accessToken', bot);
  return check('accessToken', 'ok', 'ok', { name: bot.displayName, basicId: bot.basicId });
}

function webhookAddress(endpoint: WebhookEndpointOutcome | null, webhookUrl: string): ChannelCheck {
  const id = 'webhookAddress';
  if (endpoint === null) return check(id, 'skipped');
  if (endpoint.kind === 'failed') return untold(id, endpoint);
  if (endpoint.kind === 'not_found') return check(id, 'failed', 'notSet');
  if (onOneName(endpoint.url) === onOneName(webhookUrl)) return check(id, 'ok');
  return check(id, 'failed', 'otherAddress', { url: endpoint.url });
}

function webhookActive(endpoint: WebhookEndpointOutcome | null): ChannelCheck {
  if (endpoint?.kind !== 'known') return check('webhookActive', 'skipped');
  return endpoint.isActive ? check('webhookActive', 'ok') : check('webhookActive', 'failed', 'inactive');
}

const findingOfReason = {
  OK: 'ok',
  COULD_NOT_CONNECT: 'couldNotConnect',
  REQUEST_TIMEOUT: 'requestTimeout',
  ERROR_STATUS_CODE: 'errorStatusCode',
  UNCLASSIFIED: 'unclassified',
} as const;

function webhookDelivery(bot: BotInfoOutcome, test: WebhookTestOutcome | null): ChannelCheck {
  const id = 'webhookTest';
  if (bot.kind === 'failed') return check(id, 'skipped');
  if (test === null) return check(id, 'failed', 'needsHttps');
  if (test.kind === 'failed') return untold(id, test);
  const { success, reason, statusCode, detail } = test;
  if (success) return check(id, 'ok');
  // Our door refuses what is signed with another secret, and says so with this status and no other.
  if (reason === 'ERROR_STATUS_CODE' && statusCode === 401) return check(id, 'failed', 'signatureRefused');
  const finding = reason === 'OK' ? 'unclassified' : findingOfReason[reason];
  return check(id, 'failed', finding, { statusCode, message: detail });
}

function chatMode(bot: BotInfoOutcome): ChannelCheck {
  if (bot.kind === 'failed') return check('chatMode', 'skipped');
  return bot.chatMode === 'chat' ? check('chatMode', 'warning', 'chatIsOn') : check('chatMode', 'ok');
}

function markAsRead(bot: BotInfoOutcome): ChannelCheck {
  if (bot.kind === 'failed') return check('markAsRead', 'skipped');
  return bot.markAsReadMode === 'auto'
    ? check('markAsRead', 'warning', 'readsByItself')
    : check('markAsRead', 'ok');
}

function monthlyQuota(quota: QuotaOutcome | null): ChannelCheck {
  if (quota === null) return check('quota', 'skipped');
  if (quota.kind === 'failed') return untold('quota', quota);
  const { limit, used } = quota;
  if (limit === null) return check('quota', 'ok', 'unlimited');
  const isSpent = used >= limit;
  return check('quota', isSpent ? 'warning' : 'ok', isSpent ? 'spent' : 'ok', { limit, used });
}
