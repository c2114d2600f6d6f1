import type { SendOutcome } from '@jsk/line/send-outcome';
import { backoffMs, stepAfter, stepAfterLostLease } from './delivery.policy';

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

  it('gives up before the retry key loses its protection', () => {
    expect(stepAfter(retryable, { ...push, firstAttemptAt: longAgo }, now, 0)).toMatchObject({
      step: 'fail',
      error: { code: 'too_old' },
    });
  });

  it.each([
    ['monthly_limit', 'quota_exhausted'],
    ['unauthorised', 'unauthorised'],
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
