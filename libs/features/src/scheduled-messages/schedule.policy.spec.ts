import { decide, type DueCase, problemOfTime } from './schedule.policy';

const napa = { id: '1', role: 'AGENT' as const };
const active = (id: string) => ({ status: 'ACTIVE' as const, operator: { id, name: 'ใครสักคน' } });
const usual: DueCase = {
  cancelIfCustomerWrites: true,
  hasCustomerWritten: false,
  operator: napa,
  obstacle: null,
  session: active('1'),
  lastOperatorId: '1',
};

describe('A message that is due', () => {
  it('is sent while its operator has the conversation', () => {
    expect(decide(usual)).toEqual({ act: 'send' });
  });

  it('begins a session when the last one was theirs and is over', () => {
    expect(decide({ ...usual, session: null })).toEqual({ act: 'start_and_send' });
  });

  it.each<[string, Partial<DueCase>, string]>([
    ['a colleague has the conversation', { session: active('2') }, 'not_theirs'],
    ['the customer waits in the queue', { session: { status: 'WAITING', operator: null } }, 'not_theirs'],
    ['a colleague had it last', { session: null, lastOperatorId: '2' }, 'not_theirs'],
    ['nobody ever had it', { session: null, lastOperatorId: null }, 'not_theirs'],
    ['the customer has written', { hasCustomerWritten: true }, 'customer_wrote'],
    ['its operator is gone', { operator: null }, 'operator_gone'],
    ['the customer has blocked the account', { obstacle: 'customer_blocked' }, 'customer_blocked'],
    ['another module holds the chat', { obstacle: 'chat_on_standby' }, 'chat_on_standby'],
  ])('is held back when %s', (_, over, reason) => {
    expect(decide({ ...usual, ...over })).toEqual({ act: 'hold', reason });
  });

  it('is sent although the customer has written when that was not to matter', () => {
    const due = { ...usual, hasCustomerWritten: true, cancelIfCustomerWrites: false };
    expect(decide(due)).toEqual({ act: 'send' });
  });

  it("is sent into anybody's conversation when an administrator wrote it", () => {
    const due: DueCase = { ...usual, operator: { id: '1', role: 'ADMIN' }, session: active('2') };
    expect(decide(due)).toEqual({ act: 'send' });
  });
});

describe('The time of a message', () => {
  const now = new Date('2026-02-01T00:00:00Z');

  it.each([
    ['59 seconds ahead', '2026-02-01T00:00:59Z', 'must be at least a minute from now'],
    ['a minute ahead', '2026-02-01T00:01:00Z', null],
    ['30 days ahead', '2026-03-03T00:00:00Z', null],
    ['longer ahead', '2026-03-03T00:00:01Z', 'must be at most 30 days from now'],
    ['in the past', '2026-01-01T00:00:00Z', 'must be at least a minute from now'],
  ])('%s is answered rightly', (_, sendAt, problem) => {
    expect(problemOfTime(new Date(sendAt), now)).toBe(problem);
  });
});
