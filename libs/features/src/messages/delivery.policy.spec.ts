import type { SendOutcome } from '@jsk/line/send-outcome';
import { backoffMs, stepAfter, stepAfterLostLease, stepForRetry } from './delivery.policy';

const now = new Date('2026-11-21T10:00:00Z');
const push = { via: 'push' as const, attempts: 0, firstAttemptAt: now };
const reply = { via: 'reply' as const, attempts: 0, firstAttemptAt: now };
const longAgo = new Date('2026-11-20T10:00:00Z');

const rejected = (reason: Extract<SendOutcome, { kind: 'rejected' }>['reason']): SendOutcome => ({
  kind: 'rejected',
  reason,
  status: 400,
  message: 'no',
  details: [],
  requestId: null,
});
const retryable: SendOutcome = {
  kind: 'retryable',
  reason: 'server_error',
  status: 500,
  message: 'busy',
  retryAfterMs: null,
  requestId: null,
};

describe('What happens after a call to LINE', () => {
  it('pushes once when the reply token turns out to be spent', () => {
    expect(stepAfter(rejected('invalid_reply_token'), reply, now, 0)).toEqual({ step: 'push_instead' });
  });

  it('never sends a reply again whose outcome is uncertain', () => {
    expect(stepAfter({ kind: 'uncertain', message: 'timed out' }, reply, now, 0).step).toBe('leave_unknown');
  });

  it('repeats a push that LINE could not take, after a growing pause', () => {
    expect(stepAfter(retryable, push, now, 0)).toMatchObject({ step: 'retry', afterMs: 1000 });
    expect(stepAfter(retryable, { ...push, attempts: 3 }, now, 0)).toMatchObject({ afterMs: 8000 });
  });

  it('does what LINE asks when it says how long to wait', () => {
    expect(stepAfter({ ...retryable, retryAfterMs: 7000 }, push, now, 0)).toMatchObject({
      afterMs: 7000,
    });
  });

  it('does not count as an attempt when the breaker did not let it through', () => {
    const refused = { ...retryable, reason: 'breaker_open', retryAfterMs: 20_000 } as const;
    expect(stepAfter(refused, push, now, 0)).toMatchObject({ afterMs: 20_000, hasBeenTried: false });
    expect(stepAfter(refused, push, now, 0.5)).toMatchObject({ afterMs: 20_500 });
  });

  it('pauses everything when LINE does not accept the access token [case 64]', () => {
    expect(stepAfter(rejected('unauthorised'), push, now, 0)).toMatchObject({
      step: 'pause',
      error: { code: 'sending_paused' },
    });
  });

  it('names the messages that LINE found fault with', () => {
    const details = [{ message: 'May not be empty', property: 'messages[2].text' }];
    const outcome = { ...rejected('invalid_request'), details } as SendOutcome;
    expect(stepAfter(outcome, push, now, 0)).toMatchObject({ step: 'fail', rejected: [2] });
  });

  it('gives up before the retry key loses its protection', () => {
    expect(stepAfter(retryable, { ...push, firstAttemptAt: longAgo }, now, 0)).toMatchObject({
      step: 'fail',
      error: { code: 'too_old' },
    });
  });

  it.each([
    ['monthly_limit', 'quota_exhausted'],
    ['forbidden', 'unauthorised'],
    ['too_large', 'rejected_by_line'],
    ['invalid_request', 'rejected_by_line'],
  ] as const)('does not repeat what LINE refused (%s)', (reason, code) => {
    expect(stepAfter(rejected(reason), push, now, 0)).toMatchObject({ step: 'fail', error: { code } });
  });

  it('after a crash repeats a push, but leaves a reply to the operator', () => {
    expect(stepAfterLostLease(push, now).step).toBe('retry');
    expect(stepAfterLostLease(reply, now).step).toBe('leave_unknown');
    expect(stepAfterLostLease({ ...push, firstAttemptAt: longAgo }, now).step).toBe('leave_unknown');
  });

  it('waits five minutes at most', () => {
    expect(backoffMs(30, 0)).toBe(300_000);
    expect(backoffMs(30, 1)).toBe(150_000);
  });
});

describe('An operator who sends something again', () => {
  const tried = { ...push, attempts: 1 };

  it('repeats under the same key what LINE may have taken, while LINE remembers the key', () => {
    expect(stepForRetry(tried, 'outcome_unknown', now)).toEqual({ step: 'repeat', keyFirstUsedAt: now });
    expect(stepForRetry({ ...tried, firstAttemptAt: longAgo }, 'outcome_unknown', now)).toEqual({
      step: 'queue_anew',
    });
  });

  it('turns a reply into a push, whose key is used for the first time', () => {
    expect(stepForRetry({ ...reply, attempts: 1, firstAttemptAt: longAgo }, 'outcome_unknown', now)).toEqual({
      step: 'repeat',
      keyFirstUsedAt: now,
    });
  });

  it.each(['rejected_by_line', 'quota_exhausted', 'earlier_failed'])(
    'queues anew what certainly did not arrive (%s), so that it may be free',
    (code) => expect(stepForRetry(tried, code, now)).toEqual({ step: 'queue_anew' }),
  );

  it.each(['customer_blocked', 'chat_on_standby'])(
    'queues anew what was stopped before LINE was called (%s), and repeats it if LINE was',
    (code) => {
      expect(stepForRetry(push, code, now)).toEqual({ step: 'queue_anew' });
      expect(stepForRetry(tried, code, now)).toEqual({ step: 'repeat', keyFirstUsedAt: now });
    },
  );

  it('queues anew what never belonged to a call', () => {
    expect(stepForRetry(null, 'earlier_failed', now)).toEqual({ step: 'queue_anew' });
  });
});
