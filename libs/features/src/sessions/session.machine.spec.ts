import { sessionStatusSchema } from '@jsk/contracts/sessions';
import { type SessionStep, statusAfter } from './session.machine';

const allowed: Record<SessionStep, Record<string, string>> = {
  claim: { WAITING: 'ACTIVE' },
  assign: { WAITING: 'ACTIVE' },
  transfer: { ACTIVE: 'ACTIVE' },
  requeue: { WAITING: 'WAITING', ACTIVE: 'WAITING' },
  warn: { ACTIVE: 'ACTIVE' },
  snooze: { ACTIVE: 'ACTIVE' },
  wake: { ACTIVE: 'ACTIVE' },
  close: { WAITING: 'CLOSED', ACTIVE: 'CLOSED' },
  abandon: { WAITING: 'ABANDONED' },
};

describe('The life of a session', () => {
  const steps = Object.keys(allowed) as SessionStep[];
  const everyPair = steps.flatMap((step) => sessionStatusSchema.options.map((status) => ({ step, status })));

  it.each(everyPair)('$step from $status', ({ step, status }) => {
    const expected = allowed[step][status];
    if (expected) expect(statusAfter(step, status)).toBe(expected);
    else expect(() => statusAfter(step, status)).toThrow();
  });

  it('says that a session which is over is not there any more', () => {
    expect(() => statusAfter('close', 'CLOSED')).toThrow('no open session');
  });
});
