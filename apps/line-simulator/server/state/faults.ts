import type {
  EndpointFault,
  FaultableEndpoint,
  FaultChange,
  FaultState,
  WebhookKnobChange,
  WebhookKnobs,
} from './faults.schema';
import type { MessageQuota } from './message-quota';

/** A well-behaved LINE: nothing fails, webhooks look and arrive as they do in production. */
const NO_FAULTS: FaultState = {
  reply: null,
  push: null,
  multicast: null,
  narrowcast: null,
  broadcast: null,
  validate: null,
  profile: null,
  content: null,
  quotaEndpoint: null,
  loading: null,
  markAsRead: null,
  info: null,
  group: null,
  richMenu: null,
  webhookEndpoint: null,
  webhook: {
    escape: 'astral',
    whitespace: 'compact',
    propertyOrder: 'line',
    unknownProperties: false,
    signature: 'valid',
    mode: 'active',
    timeoutMs: 2000,
    redelivery: { enabled: false, attempts: 3, delayMs: 1000, jitterMs: 0 },
    duplicates: false,
    reorderWithinMs: 0,
    eventsPerBody: 1,
    batchWithinMs: 200,
  },
  webhookTestReason: null,
  replyTokenSeconds: 60,
  contentNotReadyTimes: 0,
  contentExpired: false,
  transcodingFails: false,
  rateLimits: false,
  requestsPerSecond: {},
  sameUserPushesPerMinute: null,
  latencyMs: 0,
};

/** The switches with which a test or a person makes the simulated LINE misbehave. */
export class FaultSwitches {
  private switches: FaultState = NO_FAULTS;

  constructor(private readonly quota: MessageQuota) {}

  get current(): FaultState {
    return this.switches;
  }

  /** The switches together with the quota counter, as the control API shows them. */
  describe(): FaultState & { quota: { limit: number | null; used: number } } {
    return { ...this.switches, quota: { limit: this.quota.limit, used: this.quota.used } };
  }

  /** Changes what is named and leaves the rest. */
  change(change: FaultChange): void {
    const { quota, webhook, ...rest } = change;
    const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    this.switches = { ...this.switches, ...named, webhook: this.webhookKnobs(webhook) };
    if (quota === undefined) return;
    if (quota === null || 'mode' in quota) this.switches = { ...this.switches, quotaEndpoint: quota };
    else this.quota.set(quota);
  }

  /** The current webhook knobs with some of them replaced. */
  webhookKnobs(change: WebhookKnobChange = {}): WebhookKnobs {
    const { redelivery, ...rest } = change;
    const current = this.switches.webhook;
    const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    return { ...current, ...named, redelivery: { ...current.redelivery, ...redelivery } };
  }

  /** The fault that hits this call, counting it down when it was set for a number of times. */
  take(endpoint: FaultableEndpoint | null): EndpointFault | null {
    if (!endpoint) return null;
    const fault = this.switches[endpoint];
    if (!fault) return null;
    if (fault.times !== undefined) {
      const left = fault.times - 1;
      this.switches = { ...this.switches, [endpoint]: left > 0 ? { ...fault, times: left } : null };
    }
    return fault;
  }

  reset(): void {
    this.switches = NO_FAULTS;
    this.quota.reset();
  }
}
