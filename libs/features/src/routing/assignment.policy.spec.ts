import { nextStep, type PresentOperator, reachOf, type WaitingCustomer } from './assignment.policy';

const sales = '1';
const repairs = '2';

function customer(sessionId: string, given: Partial<WaitingCustomer> = {}): WaitingCustomer {
  return {
    sessionId,
    lineUserId: `U${sessionId}`,
    skillId: null,
    isOpenToAll: false,
    wantedOperatorId: null,
    lastOperatorId: null,
    returnedById: null,
    ...given,
  };
}

function operator(id: string, given: Partial<PresentOperator> = {}): PresentOperator {
  return { id, skillIds: [], capacity: 2, activeSessions: 0, isOnline: true, ...given };
}

const roundRobin = { assignment: 'round_robin', lastOperatorFirst: true } as const;
const leastBusy = { assignment: 'least_busy', lastOperatorFirst: true } as const;
const manual = { assignment: 'manual', lastOperatorFirst: true } as const;

/** Who gets whom, in short. */
function decide(...given: Parameters<typeof nextStep>): string | null {
  const step = nextStep(...given);
  if (!step) return null;
  return step.kind === 'assign'
    ? `${step.customer.sessionId} -> ${step.operatorId}`
    : `${step.customer.sessionId} -> all`;
}

describe('Assignment', () => {
  it('begins with the customer who has waited longest', () => {
    expect(decide([customer('a'), customer('b')], [operator('1')], roundRobin)).toBe('a -> 1');
  });

  it('goes round: to the one who was given somebody longest ago', () => {
    const present = [operator('1', { activeSessions: 1 }), operator('2')];
    expect(decide([customer('a')], present, roundRobin)).toBe('a -> 1');
  });

  it('goes to the least busy, and among equals to the one who was given somebody longest ago', () => {
    const busy = operator('1', { activeSessions: 1 });
    expect(decide([customer('a')], [busy, operator('2'), operator('3')], leastBusy)).toBe('a -> 2');
  });

  it.each([
    ['is full', { activeSessions: 2 }],
    ['has more than they should, because they took them by hand', { activeSessions: 5 }],
    ['is away for a moment', { isOnline: false }],
  ])('leaves out who %s', (_, given) => {
    expect(decide([customer('a')], [operator('1', given), operator('2')], roundRobin)).toBe('a -> 2');
    expect(decide([customer('a')], [operator('1', given)], roundRobin)).toBeNull();
  });

  it('leaves everything to the operators when it is done by hand', () => {
    expect(decide([customer('a')], [operator('1')], manual)).toBeNull();
  });
});

describe('How far the queue has to be read', () => {
  const seller = operator('1', { skillIds: [sales] });
  const full = operator('2', { skillIds: [repairs], activeSessions: 2 });

  it('goes by what those can do who are free, and by what nobody can do who is there', () => {
    expect(reachOf([seller, full], roundRobin)).toEqual({
      freeIds: ['1'],
      freeSkillIds: [sales],
      presentSkillIds: [sales, repairs],
    });
  });

  it('is to those alone whose skill nobody has, when everything else is done by hand', () => {
    expect(reachOf([seller], manual)).toEqual({ freeIds: [], freeSkillIds: [], presentSkillIds: [sales] });
  });
});

describe('A customer who needs a skill', () => {
  const skilled = operator('1', { skillIds: [sales] });

  it('is given to somebody who has it', () => {
    expect(decide([customer('a', { skillId: sales })], [operator('9'), skilled], roundRobin)).toBe('a -> 1');
  });

  it('waits for them while they are full, and others go first', () => {
    const full = { ...skilled, activeSessions: 2 };
    const waiting = [customer('a', { skillId: sales }), customer('b')];
    expect(decide(waiting, [full, operator('9')], roundRobin)).toBe('b -> 9');
  });

  it('waits for them while they load their page again', () => {
    const reloading = { ...skilled, isOnline: false };
    expect(decide([customer('a', { skillId: sales })], [reloading, operator('9')], roundRobin)).toBeNull();
  });

  it.each([roundRobin, leastBusy, manual])('is open to all when nobody has it ($assignment)', (rules) => {
    const waiting = [customer('a', { skillId: repairs })];
    expect(decide(waiting, [skilled], rules)).toBe('a -> all');
    expect(decide(waiting, [], rules)).toBe('a -> all');
  });

  it('is then given to anybody, but rather to somebody with the skill who has come meanwhile', () => {
    const waiting = [customer('a', { skillId: sales, isOpenToAll: true })];
    expect(decide(waiting, [operator('9')], roundRobin)).toBe('a -> 9');
    expect(decide(waiting, [operator('9'), skilled], roundRobin)).toBe('a -> 1');
    expect(decide(waiting, [operator('9'), { ...skilled, activeSessions: 2 }], roundRobin)).toBe('a -> 9');
  });
});

describe('A customer who comes back', () => {
  const present = [operator('1'), operator('2'), operator('3', { activeSessions: 2 })];

  it('goes to the operator of the last time, if that one can take more', () => {
    expect(decide([customer('a', { lastOperatorId: '2' })], present, roundRobin)).toBe('a -> 2');
    expect(decide([customer('a', { lastOperatorId: '3' })], present, roundRobin)).toBe('a -> 1');
    expect(decide([customer('a', { lastOperatorId: '7' })], present, roundRobin)).toBe('a -> 1');
  });

  it('does not when it is not wanted, or the operator cannot do what is needed', () => {
    const rules = { ...roundRobin, lastOperatorFirst: false };
    expect(decide([customer('a', { lastOperatorId: '2' })], present, rules)).toBe('a -> 1');
    const waiting = [customer('a', { lastOperatorId: '2', skillId: sales })];
    expect(decide(waiting, [...present, operator('4', { skillIds: [sales] })], roundRobin)).toBe('a -> 4');
  });

  it('and asks for somebody gets that one, whatever else', () => {
    const waiting = [customer('a', { wantedOperatorId: '2', lastOperatorId: '1', isOpenToAll: true })];
    expect(decide(waiting, present, { ...roundRobin, lastOperatorFirst: false })).toBe('a -> 2');
  });
});

describe('A customer who was given back to the queue', () => {
  it('goes to somebody else', () => {
    const waiting = [customer('a', { returnedById: '1', lastOperatorId: '1' })];
    expect(decide(waiting, [operator('1'), operator('2')], roundRobin)).toBe('a -> 2');
  });

  it('waits for somebody else who is full, and returns only when nobody else is there', () => {
    const waiting = [customer('a', { returnedById: '1' })];
    const full = operator('2', { activeSessions: 2 });
    expect(decide(waiting, [operator('1'), full], roundRobin)).toBeNull();
    expect(decide(waiting, [operator('1')], roundRobin)).toBe('a -> 1');
  });
});
