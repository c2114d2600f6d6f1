import type { InspectionSettings } from './rules/inspection';
import { ChatTokens } from './state/chat-tokens';
import type { Clock } from './state/clock';
import { ContentStore } from './state/content-store';
import { CustomerDirectory } from './state/customers';
import { FaultSwitches } from './state/faults';
import { IdentifierMint, userIdFromSeed } from './state/identifiers';
import { LiveStream } from './state/live-stream';
import { MessageQuota } from './state/message-quota';
import { RateLimits } from './state/rate-limits';
import { ReplyTokens } from './state/reply-tokens';
import { RequestLog } from './state/request-log';
import { RetryKeys } from './state/retry-keys';
import { WebhookSender, type WebhookChannel } from './webhooks/webhook-sender';

const MAX_CUSTOMERS = 20_000;

/** The official account and its channel. */
interface Channel extends WebhookChannel {
  readonly accessToken: string;
  readonly basicId: string;
  readonly displayName: string;
}

export interface SimulationSettings extends InspectionSettings {
  readonly channelSecret: string;
  readonly channelAccessToken: string;
  readonly webhookUrl: string | null;
  readonly displayName: string;
  readonly clock: Clock;
  /** Where the simulator can be reached; known only once it listens. */
  readonly origin: () => string;
}

/** All state of the simulated platform, in memory. */
export interface Simulation {
  readonly settings: SimulationSettings;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly mint: IdentifierMint;
  readonly customers: CustomerDirectory;
  readonly contents: ContentStore;
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
  /** Back to a fresh simulator; channel and webhook address stay. */
  reset(): void;
}

export function createSimulation(settings: SimulationSettings): Simulation {
  const { clock } = settings;
  const mint = new IdentifierMint(clock);
  const quota = new MessageQuota();
  const stream = new LiveStream();
  const replyTokens = new ReplyTokens(clock, mint);
  const channel: Channel = {
    secret: settings.channelSecret,
    accessToken: settings.channelAccessToken,
    botUserId: userIdFromSeed('official-account'),
    basicId: '@jskapp',
    displayName: settings.displayName,
    webhookUrl: settings.webhookUrl,
    isWebhookActive: true,
  };
  const avatarUrl = (userId: string): string => `${settings.origin()}/avatars/${userId}.svg`;
  const simulation: Simulation = {
    settings,
    channel,
    clock,
    mint,
    customers: new CustomerDirectory(clock, mint, avatarUrl, MAX_CUSTOMERS),
    contents: new ContentStore(),
    replyTokens,
    quoteTokens: new ChatTokens(mint),
    readTokens: new ChatTokens(mint),
    retryKeys: new RetryKeys(clock),
    quota,
    rateLimits: new RateLimits(clock),
    faults: new FaultSwitches(quota),
    requests: new RequestLog(),
    webhooks: new WebhookSender(channel, replyTokens, stream, clock),
    stream,
    reset: () => resetAll(simulation),
  };
  return simulation;
}

function resetAll(simulation: Simulation): void {
  const { contents, replyTokens, quoteTokens, readTokens, retryKeys, rateLimits, faults, requests } =
    simulation;
  const stores = [contents, replyTokens, quoteTokens, readTokens, retryKeys, rateLimits, faults, requests];
  for (const store of [...stores, simulation.webhooks, simulation.customers]) store.reset();
  simulation.stream.send({ type: 'reset' });
}
