import { type BreakerState, CircuitBreaker } from '@jsk/line/circuit-breaker';
import { LineClient } from '@jsk/line/line.client';
import { Clock } from '@jsk/platform/clock/clock';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { SecretBox } from '@jsk/platform/encryption/secret-box';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { type Credentials, fingerprintOf, readCredentials } from './channel-credentials';
import { LineCallsService } from './line-calls.service';
import { type ChannelRow, LineChannelRepository } from './line-channel.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** This process sends again: what waited is due now. */
    'line.sending_resumed': object;
    /** LINE's answers, or their absence, have opened or closed the breaker of this process. */
    'line.breaker_changed': Pick<BreakerState, 'state'>;
    /** Stored credentials were encrypted with another key than the present one. */
    'line.credentials_unreadable': object;
  }
}

/** A change that another process has made is seen this late at most. */
const refreshEveryMs = 3000;

/** After so long without a word an open breaker is that of a process that is no more. */
const breakerForgottenAfterMs = 10 * 60_000;

/**
 * The channel as this process works with it: credentials, and whether messages may leave. Known without asking the
 * database; read anew every few seconds, because any process may change it.
 */
@Injectable()
export class ChannelStateService implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ChannelStateService.name);
  private timer: NodeJS.Timeout | undefined;
  private current: { row: ChannelRow; credentials: Credentials } | null = null;
  /** A pause that is not in the row yet, by the fingerprint of the access token that LINE refused. */
  private unwrittenPause: string | null = null;
  private reading: Promise<void> = Promise.resolve();
  private readsWaiting = 0;

  /** Why nothing is sent at the moment, or null. */
  pausedBecause: 'unauthorised' | null = null;

  /** Most of the month's quota is used. */
  isQuotaLow = false;

  /** Secrets that webhooks may be signed with, the current one first. */
  channelSecrets: readonly string[] = [];

  /** LINE's id of the account that we answer for, or null until LINE has told. */
  accountUserId: string | null = null;

  constructor(
    private readonly channels: LineChannelRepository,
    private readonly calls: LineCallsService,
    private readonly line: LineClient,
    private readonly ownBreaker: CircuitBreaker,
    private readonly box: SecretBox,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    this.events.on('line.breaker_changed', ({ state }) => this.noteBreaker(state));
    await this.refresh();
    this.timer = setInterval(() => {
      // While the database does not answer, one question is enough.
      if (this.readsWaiting === 0) void this.refreshQuietly();
    }, refreshEveryMs).unref();
  }

  /** Only now everybody listens. A pause may have ended with the process before, by another token of the environment. */
  onApplicationBootstrap(): void {
    if (this.hasUnreadableCredentials) this.tellUnreadable();
    if (!this.pausedBecause) this.tellResumed();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** What is stored, and the credentials in use. */
  get known(): { readonly row: ChannelRow; readonly credentials: Credentials } {
    if (!this.current) throw new Error('The channel is known once the module is initialised');
    return this.current;
  }

  /** Whether LINE is called at all: what this process knows, or the last word of another. */
  get breaker(): { readonly state: BreakerState['state']; readonly changedAt: Date | null } {
    const { breakerState, breakerChangedAt } = this.known.row;
    const own = this.ownBreaker.snapshot();
    if (own.openedAt !== null) return { state: own.state, changedAt: new Date(own.openedAt) };
    const isForgotten =
      !breakerChangedAt || this.clock.now().getTime() - breakerChangedAt.getTime() > breakerForgottenAfterMs;
    return { state: isForgotten ? 'closed' : breakerState, changedAt: breakerChangedAt };
  }

  /** Something is stored that the present ENCRYPTION_KEY does not open; the environment's is used in its place. */
  get hasUnreadableCredentials(): boolean {
    return isUnreadable(this.known.credentials);
  }

  /** Takes over what is in the database now; to be called after changing it. */
  async refresh(): Promise<void> {
    // One after the other: an older row must not come in after a newer one.
    this.readsWaiting += 1;
    const reading = this.reading.then(() => this.read()).finally(() => (this.readsWaiting -= 1));
    this.reading = reading.catch(() => undefined);
    return reading;
  }

  /**
   * LINE does not accept our access token: every call would be refused, so all wait until it is put right. Returns at
   * once, because its caller may hold a connection to the database and must not wait for another one.
   */
  async pause(reason: 'unauthorised'): Promise<void> {
    if (this.pausedBecause) return;
    this.pausedBecause = reason;
    this.unwrittenPause = fingerprintOf(this.known.credentials.accessToken.value);
    this.logger.error('LINE does not accept the access token: nothing is sent until it is put right');
    void this.refreshQuietly();
  }

  private async read(): Promise<void> {
    await this.writePause();
    const row = await this.channels.get(this.unitOfWork.sql);
    this.use(row, readCredentials(row, this.box, this.config.line));
    this.closeForgottenBreaker(row);
  }

  private use(row: ChannelRow, credentials: Credentials): void {
    const before = this.current;
    const wasPaused = this.pausedBecause !== null;
    this.current = { row, credentials };
    const { accessToken, channelSecret, previousChannelSecrets } = credentials;
    if (before?.credentials.accessToken.value !== accessToken.value) {
      this.line.replaceAccessToken(accessToken.value);
    }
    const now = this.clock.now();
    const stillValid = previousChannelSecrets.filter(({ until }) => until === null || until > now);
    this.channelSecrets = [channelSecret.value, ...stillValid.map(({ value }) => value)];
    const token = fingerprintOf(accessToken.value);
    this.accountUserId = row.accountToken === token ? (row.account?.lineUserId ?? null) : null;
    this.pausedBecause = row.pausedToken === token || this.unwrittenPause === token ? 'unauthorised' : null;
    if (wasPaused && !this.pausedBecause) this.tellResumed();
    if (before && isUnreadable(credentials) && !isUnreadable(before.credentials)) this.tellUnreadable();
  }

  private async writePause(): Promise<void> {
    const token = this.unwrittenPause;
    if (token === null) return;
    await this.channels.pause(this.unitOfWork.sql, 'unauthorised', token, this.clock.now());
    this.unwrittenPause = null;
  }

  private async noteBreaker(state: BreakerState['state']): Promise<void> {
    this.logger.warn(`Calls to LINE: the breaker is ${state.replace('_', ' ')}`);
    await this.channels.noteBreaker(this.unitOfWork.sql, state, this.clock.now());
    await this.refresh();
  }

  /** A process that ended while its breaker was open cannot say that LINE works again; a call that succeeded can. */
  private closeForgottenBreaker({ breakerState, breakerChangedAt }: ChannelRow): void {
    const { lastSuccessAt } = this.calls;
    if (breakerState === 'closed' || !breakerChangedAt || !lastSuccessAt) return;
    if (this.ownBreaker.snapshot().state === 'closed' && lastSuccessAt > breakerChangedAt) {
      this.events.publish([{ name: 'line.breaker_changed', payload: { state: 'closed' } }]);
    }
  }

  private async refreshQuietly(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      this.logger.debug(`The state of the channel could not be read: ${(error as Error).message}`);
    }
  }

  private tellResumed(): void {
    this.events.publish([{ name: 'line.sending_resumed', payload: {} }]);
  }

  private tellUnreadable(): void {
    this.logger.error('The stored credentials of LINE cannot be read with the present ENCRYPTION_KEY');
    this.events.publish([{ name: 'line.credentials_unreadable', payload: {} }]);
  }
}

function isUnreadable({ channelSecret, accessToken }: Credentials): boolean {
  return channelSecret.source === 'unreadable' || accessToken.source === 'unreadable';
}
