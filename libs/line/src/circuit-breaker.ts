export interface BreakerState {
  /** `open` refuses every call, `half_open` all but the one that tries whether it works again. */
  state: 'closed' | 'open' | 'half_open';
  /** When the calls began to be refused, in milliseconds of the breaker's clock; null while closed. */
  openedAt: number | null;
  /** From when on an `open` breaker lets one call through to try; null in the other states. */
  retryAt: number | null;
  consecutiveFailures: number;
}

export interface CircuitBreakerOptions {
  /** Failures in a row that open it. */
  failuresToOpen?: number;
  /** How long it refuses calls before it lets one through to try. */
  openMs?: number;
  /** The clock, in milliseconds: `Date.now`. */
  now: () => number;
  /** Is told of every change between the three states; must not throw. */
  onChange?: (state: BreakerState) => void;
}

/** How a call that was let through ended. */
type Ended = 'success' | 'failure';

/**
 * Stops calling a server that does not work, so that callers fail at once and the server can recover. It neither waits
 * nor sets timers: an open breaker finds out whether the server works again when somebody calls.
 *
 * @see https://martinfowler.com/bliki/CircuitBreaker.html
 */
export class CircuitBreaker {
  private readonly failuresToOpen: number;
  private readonly openMs: number;
  private readonly now: () => number;
  private readonly onChange: (state: BreakerState) => void;
  private current: BreakerState = {
    state: 'closed',
    openedAt: null,
    retryAt: null,
    consecutiveFailures: 0,
  };

  constructor({ failuresToOpen = 5, openMs = 30_000, now, onChange }: CircuitBreakerOptions) {
    this.failuresToOpen = failuresToOpen;
    this.openMs = openMs;
    this.now = now;
    this.onChange = onChange ?? (() => undefined);
  }

  snapshot(): BreakerState {
    return { ...this.current };
  }

  /**
   * Makes the call and learns from its end, or refuses it. A call that throws has failed, and its error is passed on.
   *
   * @param isFailure whether a result says that the server does not work
   * @param refuse the result of a call that is not made, given how long until one is let through to try; null while one
   *   is on its way and nobody knows how it will end
   */
  async guard<Result>(
    call: () => Promise<Result>,
    isFailure: (result: Result) => boolean,
    refuse: (retryAfterMs: number | null) => Result,
  ): Promise<Result> {
    const isProbe = this.isProbeDue();
    if (!isProbe && this.current.state !== 'closed') return refuse(this.retryAfterMs());
    if (isProbe) this.change({ ...this.current, state: 'half_open', retryAt: null });

    let ended: Ended = 'failure';
    try {
      const result = await call();
      ended = isFailure(result) ? 'failure' : 'success';
      return result;
    } finally {
      this.learn(ended, isProbe);
    }
  }

  /** Calls that began before it opened say nothing about now: once it is open, only the one let through counts. */
  private learn(ended: Ended, isProbe: boolean): void {
    if (!isProbe && this.current.state !== 'closed') return;
    if (ended === 'success') {
      this.change({ state: 'closed', openedAt: null, retryAt: null, consecutiveFailures: 0 });
      return;
    }
    const consecutiveFailures = this.current.consecutiveFailures + 1;
    if (!isProbe && consecutiveFailures < this.failuresToOpen) {
      this.current = { ...this.current, consecutiveFailures };
      return;
    }
    const openedAt = this.now();
    this.change({ state: 'open', openedAt, retryAt: openedAt + this.openMs, consecutiveFailures });
  }

  private isProbeDue(): boolean {
    return this.current.retryAt !== null && this.now() >= this.current.retryAt;
  }

  private retryAfterMs(): number | null {
    return this.current.retryAt === null ? null : this.current.retryAt - this.now();
  }

  private change(next: BreakerState): void {
    const isNews = next.state !== this.current.state;
    this.current = next;
    if (isNews) this.onChange(this.snapshot());
  }
}
