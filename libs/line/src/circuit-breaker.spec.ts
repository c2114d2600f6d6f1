import { type BreakerState, CircuitBreaker } from './circuit-breaker';

type Result = 'works' | 'broken' | 'refused';

/** A call that ends when the test says so. */
function pendingCall() {
  let end: (result: Result) => void = () => undefined;
  const result = new Promise<Result>((resolve) => (end = resolve));
  return { call: () => result, end };
}

let time: number;
let changes: BreakerState[];
let refusals: (number | null)[];
let breaker: CircuitBreaker;

beforeEach(() => {
  time = 1_000_000;
  changes = [];
  refusals = [];
  breaker = new CircuitBreaker({ now: () => time, onChange: (state) => changes.push(state) });
});

function attempt(call: () => Promise<Result>): Promise<Result> {
  return breaker.guard(
    call,
    (result) => result === 'broken',
    (retryAfterMs) => {
      refusals.push(retryAfterMs);
      return 'refused';
    },
  );
}

const works = () => attempt(async () => 'works');
const breaks = () => attempt(async () => 'broken');

async function open(): Promise<void> {
  for (let failures = 0; failures < 5; failures++) await breaks();
}

describe('circuit breaker', () => {
  it('lets every call through as long as fewer than 5 in a row have failed', async () => {
    for (let round = 0; round < 3; round++) {
      for (let failures = 0; failures < 4; failures++) expect(await breaks()).toBe('broken');
      expect(breaker.snapshot()).toMatchObject({ state: 'closed', consecutiveFailures: 4 });
      expect(await works()).toBe('works');
    }
    expect(breaker.snapshot()).toEqual({
      state: 'closed',
      openedAt: null,
      retryAt: null,
      consecutiveFailures: 0,
    });
    expect(changes).toEqual([]);
  });

  it('refuses calls at once for 30 seconds after 5 failures in a row, and says how long', async () => {
    await open();
    time += 12_000;
    expect(await works()).toBe('refused');
    time += 17_999;
    expect(await works()).toBe('refused');
    expect(refusals).toEqual([18_000, 1]);
    expect(breaker.snapshot()).toEqual({
      state: 'open',
      openedAt: 1_000_000,
      retryAt: 1_030_000,
      consecutiveFailures: 5,
    });
  });

  it('counts a call that throws as failed and passes its error on', async () => {
    const failing = () => attempt(() => Promise.reject(new Error('no such host')));
    for (let failures = 0; failures < 5; failures++) await expect(failing()).rejects.toThrow('no such host');
    expect(breaker.snapshot().state).toBe('open');
  });

  it('then lets one call through and closes when it works', async () => {
    await open();
    time += 30_000;
    const probe = pendingCall();
    const probing = attempt(probe.call);
    expect(breaker.snapshot()).toMatchObject({ state: 'half_open', retryAt: null });
    expect(await works()).toBe('refused');
    expect(refusals).toEqual([null]);
    probe.end('works');
    expect(await probing).toBe('works');
    expect(await works()).toBe('works');
    expect(changes.map(({ state }) => state)).toEqual(['open', 'half_open', 'closed']);
  });

  it('refuses for another 30 seconds when that one fails', async () => {
    await open();
    time += 45_000;
    expect(await breaks()).toBe('broken');
    expect(breaker.snapshot()).toEqual({
      state: 'open',
      openedAt: 1_045_000,
      retryAt: 1_075_000,
      consecutiveFailures: 6,
    });
    expect(await works()).toBe('refused');
    time += 30_000;
    expect(await works()).toBe('works');
    expect(changes.map(({ state }) => state)).toEqual(['open', 'half_open', 'open', 'half_open', 'closed']);
  });

  it('lets another call try when the one that tried has thrown', async () => {
    await open();
    time += 30_000;
    await expect(attempt(() => Promise.reject(new Error('no such host')))).rejects.toThrow('no such host');
    time += 30_000;
    expect(await works()).toBe('works');
  });

  it('learns nothing from calls that began before it opened', async () => {
    const failsLate = pendingCall();
    const worksLate = pendingCall();
    const late = [attempt(failsLate.call), attempt(worksLate.call)];
    await open();
    const opened = breaker.snapshot();
    time += 10_000;
    failsLate.end('broken');
    worksLate.end('works');
    expect(await Promise.all(late)).toEqual(['broken', 'works']);
    expect(breaker.snapshot()).toEqual(opened);
  });

  it('can be set to other numbers', async () => {
    breaker = new CircuitBreaker({ failuresToOpen: 1, openMs: 50, now: () => time });
    await breaks();
    expect(await works()).toBe('refused');
    time += 50;
    expect(await works()).toBe('works');
  });
});
