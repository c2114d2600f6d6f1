import type { InspectionSettings } from './rules/inspection';
import type { Chat } from './state/chat';
import { ChatTokens } from './state/chat-tokens';
import type { Clock } from './state/clock';
import { ContentStore } from './state/content-store';
import { CustomerDirectory } from './state/customers';
import { FaultSwitches } from './state/faults';
import { GroupDirectory } from './state/groups';
import { IdentifierMint, userIdFromSeed } from './state/identifiers';
import { LiveStream } from './state/live-stream';
import { MessageQuota } from './state/message-quota';
import { RateLimits } from './state/rate-limits';
import { ReplyTokens } from './state/reply-tokens';
import { RequestLog } from './state/request-log';
import { RetryKeys } from './state/retry-keys';
import { RichMenus } from './state/rich-menus';
import { WebhookSender, type WebhookChannel } from './webhooks/webhook-sender';

const MAX_CUSTOMERS = 20_000;

/** The official account and its channel. */
interface Channel extends WebhookChannel {
  accessToken: string;
  /** Tokens that were valid once: using one is no mistake of the caller's. */
  readonly formerAccessTokens: Set<string>;
  readonly basicId: string;
  displayName: string;
  /** Whether people also answer in LINE's own chat screen. */
  chatMode: 'chat' | 'bot';
  /** `auto`: messages count as read when they arrive. */
  markAsReadMode: 'auto' | 'manual';
}

export interface SimulationSettings extends InspectionSettings {
  readonly channelSecret: string;
  readonly channelAccessToken: string;
  readonly webhookUrl: string | null;
  readonly displayName: string;
  readonly clock: Clock;
  /** Where the simulator can be reached; known only once it listens. */
  readonly origin: () => string;
  /** The port that serves contents alone, as LINE's data API; null when one origin serves everything. */
  readonly dataPort: () => number | null;
}

/** All state of the simulated platform, in memory. */
export interface Simulation {
  readonly settings: SimulationSettings;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly mint: IdentifierMint;
  readonly customers: CustomerDirectory;
  readonly groups: GroupDirectory;
  readonly contents: ContentStore;
  readonly richMenus: RichMenus;
  readonly replyTokens: ReplyTokens;
  readonly quoteTokens: ChatTokens;
  readonly readTokens: ChatTokens;
  readonly retryKeys: RetryKeys;
  readonly quota: MessageQuota;
  readonly rateLimits: RateLimits;
  readonly faults: FaultSwitches;
  readonly requests: RequestLog;
  readonly webhooks: WebhookSender;
  readonly stream: LiveStream;
  /** The chat with this user, group or room id. */
  findChat(id: string): Chat | undefined;
  /** Back to a fresh simulator; channel and webhook address stay. */
  reset(): void;
}

export function createSimulation(settings: SimulationSettings): Simulation {
  const { clock } = settings;
  const mint = new IdentifierMint(clock);
  const quota = new MessageQuota();
  const stream = new LiveStream();
  const faults = new FaultSwitches(quota);
  // Zero seconds must mean "expired" even within the millisecond in which the token was issued.
  const replyTokens = new ReplyTokens(clock, mint, () => faults.current.replyTokenSeconds * 1000 || -1);
  const channel = createChannel(settings);
  const avatarUrl = (userId: string): string => `${settings.origin()}/avatars/${userId}.svg`;
  const simulation: Simulation = {
    settings,
    channel,
    clock,
    mint,
    customers: new CustomerDirectory(mint, avatarUrl, MAX_CUSTOMERS),
    groups: new GroupDirectory(mint),
    contents: new ContentStore(),
    richMenus: new RichMenus(mint),
    replyTokens,
    quoteTokens: new ChatTokens(mint),
    readTokens: new ChatTokens(mint),
    retryKeys: new RetryKeys(clock),
    quota,
    rateLimits: new RateLimits(clock),
    faults,
    requests: new RequestLog(),
    webhooks: new WebhookSender(channel, replyTokens, stream, clock),
    stream,
    findChat: (id) => simulation.customers.find(id) ?? simulation.groups.find(id),
    reset: () => resetAll(simulation),
  };
  return simulation;
}

function createChannel(settings: SimulationSettings): Channel {
  return {
    secret: settings.channelSecret,
    accessToken: settings.channelAccessToken,
    formerAccessTokens: new Set(),
    botUserId: userIdFromSeed('official-account'),
    basicId: '@jskapp',
    displayName: settings.displayName,
    chatMode: 'bot',
    markAsReadMode: 'manual',
    webhookUrl: settings.webhookUrl,
    isWebhookActive: true,
  };
}

function resetAll(simulation: Simulation): void {
  const { contents, richMenus, replyTokens, quoteTokens, readTokens, retryKeys, rateLimits } = simulation;
  const stores = [contents, richMenus, replyTokens, quoteTokens, readTokens, retryKeys, rateLimits];
  const { faults, requests, webhooks, customers, groups } = simulation;
  for (const store of [...stores, faults, requests, webhooks, groups, customers]) store.reset();
  simulation.stream.send({ type: 'reset' });
}
