import type { OperatorProfile } from '@jsk/contracts/people';
import { allRoles, type Role } from '@jsk/contracts/roles';
import { actsOf, differenceOf, type PeopleAct, type Person, refusalOf } from './people.policy';

const personOf = (id: string, role: Role, isActive = true): Person => ({ id, role, isActive });
const chief = personOf('1', 'SUPER_ADMIN');
const administrator = personOf('2', 'ADMIN');
const agent = personOf('3', 'AGENT');

const onOthers: PeopleAct[] = [
  { kind: 'edit' },
  { kind: 'change_role', role: 'AGENT' },
  { kind: 'switch_on' },
  { kind: 'switch_off' },
  { kind: 'delete' },
  { kind: 'reset_password' },
  { kind: 'reset_mfa' },
  { kind: 'sign_out' },
];
const isAllowed = (actor: Person | null, subject: Person | null, act: PeopleAct) =>
  refusalOf(actor, subject, act) === null;

describe.each(onOthers)('Whether somebody may $kind', (act) => {
  it.each([
    ['SUPER_ADMIN', 'SUPER_ADMIN', true],
    ['SUPER_ADMIN', 'ADMIN', true],
    ['SUPER_ADMIN', 'AGENT', true],
    ['ADMIN', 'SUPER_ADMIN', false],
    ['ADMIN', 'ADMIN', false],
    ['ADMIN', 'AGENT', true],
    ['AGENT', 'SUPER_ADMIN', false],
    ['AGENT', 'ADMIN', false],
    ['AGENT', 'AGENT', false],
  ] as const)('%s with a %s: %s', (actor, subject, mayDo) => {
    expect(isAllowed(personOf('10', actor), personOf('11', subject), act)).toBe(mayDo);
    // Whether the account in question is switched off makes no difference; whose the hand is does.
    expect(isAllowed(personOf('10', actor), personOf('11', subject, false), act)).toBe(mayDo);
    expect(isAllowed(personOf('10', actor, false), personOf('11', subject), act)).toBe(false);
  });

  it('is never so for somebody who is gone', () => {
    expect(isAllowed(null, agent, act)).toBe(false);
  });

  it('with their own account is only so for what takes and gives no rights', () => {
    for (const actor of [chief, administrator]) {
      expect(isAllowed(actor, actor, act)).toBe(act.kind === 'edit');
    }
    expect(isAllowed(agent, agent, act)).toBe(false);
  });
});

describe('A role', () => {
  const given: [Role, readonly Role[]][] = [
    ['SUPER_ADMIN', allRoles],
    ['ADMIN', ['AGENT']],
    ['AGENT', []],
  ];

  it.each(given)('can be given by a %s when it is one of %p', (role, mayGive) => {
    const actor = personOf('10', role);
    for (const kind of ['create', 'change_role'] as const) {
      const subject = kind === 'create' ? null : agent;
      const allowed = allRoles.filter((wanted) => isAllowed(actor, subject, { kind, role: wanted }));
      expect(allowed).toEqual(mayGive);
    }
  });
});

describe('A change', () => {
  const before: OperatorProfile = {
    ...agent,
    username: 'napa',
    displayName: 'นภา',
    capacity: 5,
    skillIds: ['1'],
    presence: 'offline',
    activeSessions: 0,
    mfaEnabled: false,
    mustChangePassword: false,
    lastSignInAt: null,
    createdAt: '2026-01-01T00:00:00.000Z',
  };

  it.each([
    ['of the name', { displayName: 'นภาพร' }, ['edit']],
    ['that says again what is so', { role: 'AGENT', isActive: true }, ['edit']],
    ['of the role', { role: 'ADMIN' }, ['edit', 'change_role']],
    ['that switches off', { isActive: false }, ['edit', 'switch_off']],
    ['of everything', { role: 'ADMIN', isActive: false }, ['edit', 'change_role', 'switch_off']],
  ] as const)('%s is judged as %p', (_, change, kinds) => {
    expect(actsOf(before, change).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is written down as far as it is one', () => {
    expect(differenceOf(before, { ...before, presence: 'online', isActive: false })).toBeNull();
    expect(differenceOf(before, { ...before, capacity: 3, skillIds: [] })).toEqual({
      before: { capacity: 5, skillIds: ['1'] },
      after: { capacity: 3, skillIds: [] },
    });
  });
});
