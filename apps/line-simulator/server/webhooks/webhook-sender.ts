import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { WebhookKnobs } from '../state/faults.schema';
import type { LiveStream } from '../state/live-stream';
import type { ReplyTokens } from '../state/reply-tokens';
import { RingBuffer } from '../state/ring-buffer';
import type { Clock } from '../state/clock';
import { encodeWebhook, signatureHeader } from './webhook-encoding';
import type { LineEvent } from './webhook-event';
import { postWebhook, type WebhookPostResult } from './webhook-post';

const LOG_CAPACITY = 500;
const MAX_LOGGED_BODY = 16_384;

/** One attempt to deliver a webhook. */
export interface WebhookDelivery extends WebhookPostResult {
  readonly at: string;
  readonly url: string;
  readonly attempt: number;
  readonly eventTypes: readonly string[];
  readonly body: string;
}

/** What only a test would do: another destination, extra headers that win over ours. */
export interface WebhookOddities {
  readonly headers?: Record<string, string> | undefined;
  readonly destination?: string | undefined;
}

interface Webhook {
  readonly events: readonly LineEvent[];
  readonly knobs: WebhookKnobs;
  readonly oddities: WebhookOddities;
}

/** Events that wait to be sent in one body. */
interface Batch {
  readonly events: LineEvent[];
  readonly close: () => void;
  readonly delivered: Promise<WebhookDelivery>;
}

/** Where webhooks go and who they come from. */
export interface WebhookChannel {
  secret: string;
  readonly botUserId: string;
  webhookUrl: string | null;
  /** The "Use webhook" switch of the console. */
  isWebhookActive: boolean;
}

/** Signs and delivers webhooks as LINE does: two seconds to answer, only 2xx counts, redelivery if switched on. */
export class WebhookSender {
  private readonly log = new RingBuffer<WebhookDelivery>(LOG_CAPACITY);
  private readonly redeliveries = new Set<NodeJS.Timeout>();
  private batch: Batch | null = null;

  constructor(
    private readonly channel: WebhookChannel,
    private readonly replyTokens: ReplyTokens,
    private readonly stream: LiveStream,
    private readonly clock: Clock,
  ) {}

  /** The attempts made, oldest first. */
  deliveries(): WebhookDelivery[] {
    return this.log.toArray();
  }

  /** Delivers events in one body and tells how the first attempt went. */
  async deliver(
    events: readonly LineEvent[],
    knobs: WebhookKnobs,
    oddities: WebhookOddities = {},
  ): Promise<WebhookDelivery> {
    if (knobs.reorderWithinMs > 0) await delay(randomInt(knobs.reorderWithinMs + 1));
    const isBatched = events.length < knobs.eventsPerBody;
    return isBatched ? this.gather(events, knobs) : this.deliverNow({ events, knobs, oddities });
  }

  private async deliverNow(webhook: Webhook): Promise<WebhookDelivery> {
    const { knobs } = webhook;
    const duplicate = knobs.duplicates ? this.attempt(webhook, 1) : null;
    const [first] = await Promise.all([this.attempt(webhook, 1), duplicate]);
    if (!first.ok) this.scheduleRedelivery(webhook, 2);
    return first;
  }

  /** Keeps events until there are enough of them for one body, or no more come. */
  private gather(events: readonly LineEvent[], knobs: WebhookKnobs): Promise<WebhookDelivery> {
    const batch = this.batch ?? this.openBatch(knobs);
    batch.events.push(...events);
    if (batch.events.length >= knobs.eventsPerBody) batch.close();
    return batch.delivered;
  }

  private openBatch(knobs: WebhookKnobs): Batch {
    const events: LineEvent[] = [];
    const closed = new AbortController();
    const batch = {
      events,
      close: () => {
        this.batch = null;
        closed.abort();
      },
      delivered: delay(knobs.batchWithinMs, undefined, { signal: closed.signal })
        .catch(() => undefined)
        .then(() => {
          if (this.batch === batch) this.batch = null;
          return this.deliverNow({ events, knobs, oddities: {} });
        }),
    };
    this.batch = batch;
    return batch;
  }

  /** Sends a body byte for byte, signed as the knob says, with extra headers that win over ours. */
  async deliverRaw(
    body: string | Buffer,
    knobs: WebhookKnobs,
    headers: Record<string, string> = {},
  ): Promise<WebhookDelivery> {
    return this.post(body, knobs, { attempt: 1, eventTypes: [], headers, url: this.usedUrl });
  }

  /** "Verify" of the console: an empty list of events to this address, whether webhooks are used or not. */
  async test(url: string, knobs: WebhookKnobs): Promise<WebhookDelivery> {
    const body = JSON.stringify({ destination: this.channel.botUserId, events: [] });
    return this.post(body, knobs, { attempt: 1, eventTypes: [], headers: {}, url });
  }

  private get usedUrl(): string | null {
    return this.channel.isWebhookActive ? this.channel.webhookUrl : null;
  }

  /** Forgets the log and every redelivery still to come. */
  reset(): void {
    for (const timer of this.redeliveries) clearTimeout(timer);
    this.redeliveries.clear();
    this.log.clear();
  }

  private attempt({ events, knobs, oddities }: Webhook, attempt: number): Promise<WebhookDelivery> {
    const isRedelivery = attempt > 1;
    const sent = events.map((event) =>
      isRedelivery ? { ...event, deliveryContext: { isRedelivery } } : event,
    );
    for (const { replyToken } of events) {
      if (typeof replyToken === 'string') this.replyTokens.markDelivered(replyToken);
    }
    const destination = oddities.destination ?? this.channel.botUserId;
    const body = encodeWebhook({ destination, events: sent }, knobs);
    const eventTypes = events.map((event) => event.type);
    const headers = oddities.headers ?? {};
    return this.post(body, knobs, { attempt, eventTypes, headers, url: this.usedUrl });
  }

  private async post(
    body: string | Buffer,
    knobs: WebhookKnobs,
    about: { attempt: number; eventTypes: string[]; headers: Record<string, string>; url: string | null },
  ): Promise<WebhookDelivery> {
    const at = new Date(this.clock()).toISOString();
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'LineBotWebhook/2.0',
      'x-line-signature': signatureHeader(knobs.signature, this.channel.secret, body),
      ...about.headers,
    };
    const result =
      about.url !== null
        ? await postWebhook(about.url, body, headers, knobs.timeoutMs)
        : notSent('No webhook address is set, or "Use webhook" is off');
    const { attempt, eventTypes, url } = about;
    const logged = body.toString().slice(0, MAX_LOGGED_BODY);
    const delivery: WebhookDelivery = { at, url: url ?? '', attempt, eventTypes, body: logged, ...result };
    this.log.add(delivery);
    this.stream.send({ type: 'webhook', webhook: delivery });
    return delivery;
  }

  private scheduleRedelivery(webhook: Webhook, attempt: number): void {
    const { enabled, attempts, delayMs, jitterMs } = webhook.knobs.redelivery;
    if (!enabled || attempt > attempts + 1) return;
    const timer = setTimeout(
      () => {
        this.redeliveries.delete(timer);
        void this.attempt(webhook, attempt).then((delivery) => {
          if (!delivery.ok) this.scheduleRedelivery(webhook, attempt + 1);
        });
      },
      delayMs + randomInt(jitterMs + 1),
    );
    this.redeliveries.add(timer);
  }
}

function notSent(detail: string): WebhookPostResult {
  return { ok: false, status: null, reason: 'COULD_NOT_CONNECT', detail, durationMs: 0 };
}
