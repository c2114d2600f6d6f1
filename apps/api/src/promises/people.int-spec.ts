import { listAuditEntries } from '@jsk/contracts/audit';
import { getCurrentUser } from '@jsk/contracts/auth';
import { getConversation, listColleagues } from '@jsk/contracts/conversations';
import { listMessages } from '@jsk/contracts/messages';
import {
  createOperator,
  deleteOperator,
  listOperatorProfiles,
  type OperatorProfile,
  resetOperatorMfa,
  resetOperatorPassword,
  signOutOperator,
  updateOperator,
} from '@jsk/contracts/people';
import type { Role } from '@jsk/contracts/roles';
import { snoozeConversation } from '@jsk/contracts/snooze';
import { SessionLifecycleService } from '@jsk/features/session-lifecycle';
import { createCustomer, createSession, createSkill } from '@jsk/testing/factories';
import { OperatorSession, Refusal } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let chief: OperatorSession;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  chief = await system.signIn({ role: 'SUPER_ADMIN', displayName: 'หัวหน้าใหญ่' });
  administrator = await system.signIn({ role: 'ADMIN', displayName: 'หัวหน้า' });
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

let added = 0;
const newUsername = () => `new-person-${(added += 1)}`;

function add(over: Partial<Parameters<typeof chief.call<typeof createOperator>>[1]> = {}) {
  return chief.call(createOperator, { username: newUsername(), displayName: 'คนใหม่', ...over });
}

async function profileOf(operatorId: string): Promise<OperatorProfile | undefined> {
  const { items } = await chief.call(listOperatorProfiles, {});
  return items.find(({ id }) => id === operatorId);
}

/** The newest entry about somebody, as the page of the log has it. */
async function lastEntryAbout(subjectId: string) {
  const { items } = await chief.call(listAuditEntries, { subjectType: 'operator', subjectId });
  return items[0];
}

async function refusalOf(
  attempt: Promise<unknown>,
): Promise<{ status: number; code: string; path?: string }> {
  const error = await attempt.then(
    () => null,
    (refusal: unknown) => refusal,
  );
  if (!(error instanceof Refusal)) throw new Error('Expected a refusal');
  const { status, problem } = error;
  const [field] = problem.errors;
  return { status, code: problem.code, ...(field && { path: field.path }) };
}

async function inSession(operatorId: string): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId });
  return lineUserId;
}

describe('Somebody new', () => {
  it('is added with what they can do, and signs in with a password that is shown once', async () => {
    const skillId = await createSkill(system.rows, 'ภาษาญี่ปุ่น');
    const username = newUsername();
    const created = await administrator.call(createOperator, {
      username: `  ${username} `,
      displayName: ' มานะ ',
      capacity: 3,
      skillIds: [skillId],
    });
    const { temporaryPassword, ...profile } = created;
    expect(profile).toEqual({
      ...{ id: expect.any(String), username, displayName: 'มานะ', role: 'AGENT', isActive: true },
      ...{ capacity: 3, skillIds: [skillId], presence: 'offline', activeSessions: 0 },
      ...{ mfaEnabled: false, mustChangePassword: true, lastSignInAt: null, createdAt: expect.any(String) },
    });
    expect(temporaryPassword).toMatch(/^\S{16,}$/);
    expect(await profileOf(profile.id)).toEqual(profile);

    const session = await OperatorSession.signIn(system.api.url, {
      username,
      password: temporaryPassword ?? '',
    });
    expect(session.user).toEqual({ id: profile.id, username, displayName: 'มานะ', role: 'AGENT' });
    expect((await profileOf(profile.id))?.lastSignInAt).not.toBeNull();
  });

  it('can be given a password, which need not be changed then', async () => {
    const username = newUsername();
    const password = 'ปลาทอง-ว่ายทวนน้ำ';
    const created = await add({ username, password, mustChangePassword: false });
    expect(created).toMatchObject({ temporaryPassword: null, mustChangePassword: false });
    const session = await OperatorSession.signIn(system.api.url, { username, password });
    expect((await session.call(getCurrentUser, {})).id).toBe(created.id);
  });

  it('cannot have a user name that somebody has, however it is written', async () => {
    const { username } = await add();
    for (const taken of [username, username.toUpperCase(), ` ${username}`]) {
      expect(await refusalOf(add({ username: taken }))).toEqual({
        status: 409,
        code: 'conflict',
        path: 'username',
      });
    }
    const other = newUsername();
    const outcomes = await Promise.allSettled([add({ username: other }), add({ username: other })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['username', { username: 'a' }],
    ['username', { username: 'มี ช่องว่าง' }],
    ['username', { username: '<script>' }],
    ['displayName', { displayName: '   ' }],
    ['displayName', { displayName: 'ก'.repeat(101) }],
    ['role', { role: 'ROOT' as Role }],
    ['capacity', { capacity: 0 }],
    ['skillIds', { skillIds: ['999999999'] }],
    ['password', { password: 'short' }],
    ['password', { username: 'somprasong', password: 'somprasong-2026' }],
  ])('is refused at %s for %p', async (path, over) => {
    expect(await refusalOf(add(over))).toMatchObject({ status: 400, code: 'validation_error', path });
  });

  it('is no administrator, unless a SUPER_ADMIN says so', async () => {
    for (const role of ['ADMIN', 'SUPER_ADMIN'] as const) {
      const wanted = { username: newUsername(), displayName: 'อยากเป็นหัวหน้า', role };
      expect(await refusalOf(administrator.call(createOperator, wanted))).toEqual({
        status: 403,
        code: 'forbidden',
      });
      expect(await chief.call(createOperator, wanted)).toMatchObject({ role });
    }
  });
});

describe('An account', () => {
  it('is changed as far as something is said, and the log says what was and is', async () => {
    const { id: operatorId, username } = await add({ displayName: 'เดิม', capacity: 4 });
    const changed = await administrator.call(updateOperator, { operatorId, displayName: 'ใหม่', capacity: 6 });
    expect(changed).toMatchObject({ displayName: 'ใหม่', capacity: 6, role: 'AGENT', isActive: true });
    expect(await lastEntryAbout(operatorId)).toMatchObject({
      action: 'operator.updated',
      detail: {
        username,
        before: { displayName: 'เดิม', capacity: 4 },
        after: { displayName: 'ใหม่', capacity: 6 },
      },
    });
    await administrator.call(updateOperator, { operatorId, displayName: 'ใหม่' });
    const entries = await chief.call(listAuditEntries, { subjectType: 'operator', subjectId: operatorId });
    expect(entries.items.map(({ action }) => action)).toEqual(['operator.updated', 'operator.created']);
  });

  it('that does not exist is not found, whatever is wanted of it', async () => {
    const operatorId = '999999999';
    for (const attempt of [
      () => chief.call(updateOperator, { operatorId, capacity: 2 }),
      () => chief.call(deleteOperator, { operatorId }),
      () => chief.call(resetOperatorPassword, { operatorId }),
      () => chief.call(resetOperatorMfa, { operatorId }),
      () => chief.call(signOutOperator, { operatorId }),
    ]) {
      expect(await refusalOf(attempt())).toEqual({ status: 404, code: 'not_found' });
    }
  });

  it('of an administrator is changed by a SUPER_ADMIN only', async () => {
    const { id: operatorId } = await add({ role: 'ADMIN' });
    const { id: agentId } = await add();
    for (const attempt of [
      () => administrator.call(updateOperator, { operatorId, displayName: 'ไม่ได้' }),
      () => administrator.call(updateOperator, { operatorId, isActive: false }),
      () => administrator.call(deleteOperator, { operatorId }),
      () => administrator.call(resetOperatorPassword, { operatorId }),
      () => administrator.call(resetOperatorMfa, { operatorId }),
      () => administrator.call(signOutOperator, { operatorId }),
      () => administrator.call(updateOperator, { operatorId: agentId, role: 'ADMIN' }),
    ]) {
      expect(await refusalOf(attempt())).toEqual({ status: 403, code: 'forbidden' });
    }
    expect(await chief.call(updateOperator, { operatorId, role: 'AGENT' })).toMatchObject({ role: 'AGENT' });
  });

  it('of their own keeps its rights, but not necessarily its name and skills', async () => {
    const { id: operatorId } = chief.user;
    for (const attempt of [
      () => chief.call(updateOperator, { operatorId, role: 'AGENT' }),
      () => chief.call(updateOperator, { operatorId, isActive: false }),
      () => chief.call(resetOperatorPassword, { operatorId }),
      () => chief.call(resetOperatorMfa, { operatorId }),
      () => chief.call(signOutOperator, { operatorId }),
      () => chief.call(deleteOperator, { operatorId }),
    ]) {
      expect(await refusalOf(attempt())).toEqual({ status: 403, code: 'forbidden' });
    }
    const own = { operatorId: administrator.user.id, role: 'ADMIN', isActive: true, capacity: 9 } as const;
    expect(await administrator.call(updateOperator, own)).toMatchObject({ capacity: 9, role: 'ADMIN' });
  });

  it('of a SUPER_ADMIN is left over, although two take the rights from each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = await Promise.all([
        system.signIn({ role: 'SUPER_ADMIN' }),
        system.signIn({ role: 'SUPER_ADMIN' }),
      ]);
      const outcomes = await Promise.allSettled([
        one.call(updateOperator, { operatorId: other.user.id, role: 'AGENT' }),
        other.call(updateOperator, { operatorId: one.user.id, isActive: false }),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const ids = [one.user.id, other.user.id];
      expect(
        await system.rows.count(`operators WHERE id = ANY($1) AND is_active AND role = 'SUPER_ADMIN'`, [ids]),
      ).toBe(1);
    }
  });
});

describe('Deleting', () => {
  it('is for accounts that were never used', async () => {
    const { id: operatorId, username } = await add();
    expect(await administrator.call(deleteOperator, { operatorId })).toEqual({});
    expect(await profileOf(operatorId)).toBeUndefined();
    expect(await lastEntryAbout(operatorId)).toMatchObject({
      action: 'operator.deleted',
      detail: { username, displayName: 'คนใหม่', role: 'AGENT' },
    });
  });

  it('is refused when the past refers to the account', async () => {
    const signedIn = await system.signIn();
    const { id: withCustomer } = await add();
    await inSession(withCustomer);
    for (const operatorId of [signedIn.user.id, withCustomer]) {
      expect(await refusalOf(chief.call(deleteOperator, { operatorId }))).toEqual({
        status: 409,
        code: 'conflict',
      });
      expect(await profileOf(operatorId)).toBeDefined();
    }
  });
});

describe('Switching somebody off', () => {
  it('gives their customers back to the queue, and tells everybody but the customers', async () => {
    const leaving = await system.signIn({ displayName: 'ผู้ลาออก' });
    const lineUserId = await inSession(leaving.user.id);
    const putAside = await inSession(leaving.user.id);
    await leaving.call(snoozeConversation, { lineUserId: putAside, until: null });
    const tab = await administrator.watch(lineUserId);
    const callsBefore = system.line.calls.length;

    const { id: operatorId } = leaving.user;
    const off = await administrator.call(updateOperator, { operatorId, isActive: false });
    expect(off).toMatchObject({ isActive: false, activeSessions: 0 });

    expect(await tab.nextEvent('session_transferred')).toMatchObject({
      fromOperator: { id: operatorId },
      session: { status: 'WAITING', operator: null, lineUserId },
    });
    const { messages } = await administrator.call(listMessages, { lineUserId });
    expect(messages.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ kind: 'system', event: 'session_requeued', operatorName: 'หัวหน้า' }),
    ]);
    expect(system.line.calls.length).toBe(callsBefore);
    expect(await lastEntryAbout(operatorId)).toMatchObject({ action: 'operator.switched_off' });
    const { items } = await administrator.call(listColleagues, {});
    expect(items.map(({ id }) => id)).not.toContain(operatorId);

    // What was put aside follows when it is at hand again.
    expect((await administrator.call(getConversation, { lineUserId: putAside })).session?.status).toBe(
      'ACTIVE',
    );
    await system.rows.select(
      `UPDATE sessions SET snoozed_until = now() - interval '1 second' WHERE line_user_id = $1`,
      [putAside],
    );
    await system.api.app.get(SessionLifecycleService).runDue();
    expect((await administrator.call(getConversation, { lineUserId: putAside })).session?.status).toBe(
      'WAITING',
    );
  });

  it('also gives back what they were given at that very moment', async () => {
    const leaving = await system.signIn();
    const lineUserId = await inSession(leaving.user.id);
    // As if the claim had been committed just after the conversations were given back.
    await system.rows.select('UPDATE operators SET is_active = false WHERE id = $1', [leaving.user.id]);
    await system.api.app.get(SessionLifecycleService).runDue();
    expect((await administrator.call(getConversation, { lineUserId })).session).toMatchObject({
      status: 'WAITING',
    });
  });

  it('ends what they have open, and they cannot come back before they are switched on', async () => {
    const { temporaryPassword, username, id: operatorId } = await add();
    const credentials = { username, password: temporaryPassword ?? '' };
    await administrator.call(updateOperator, { operatorId, isActive: false });
    expect(await refusalOf(OperatorSession.signIn(system.api.url, credentials))).toMatchObject({
      status: 401,
      code: 'invalid_credentials',
    });
    await administrator.call(updateOperator, { operatorId, isActive: true });
    expect(await lastEntryAbout(operatorId)).toMatchObject({ action: 'operator.switched_on' });
    expect((await OperatorSession.signIn(system.api.url, credentials)).user.id).toBe(operatorId);
  });

  it('closes their sockets, so that they are offline at once', async () => {
    const leaving = await system.signIn();
    const { socket } = await leaving.openTab();
    const { id: operatorId } = leaving.user;
    await waitFor(async () => expect(await profileOf(operatorId)).toMatchObject({ presence: 'online' }), {
      description: 'they are online',
    });
    await administrator.call(updateOperator, { operatorId, isActive: false });
    await waitFor(
      async () => {
        expect(socket.connected).toBe(false);
        expect(await profileOf(operatorId)).toMatchObject({ presence: 'offline' });
      },
      { description: 'they are gone' },
    );
    expect(await refusalOf(leaving.call(getCurrentUser, {}))).toMatchObject({ status: 401 });
  });
});

describe('Another role', () => {
  it('holds at once, and not only for new sign-ins', async () => {
    const demoted = await system.signIn({ role: 'ADMIN' });
    const { socket } = await demoted.openTab();
    await chief.call(updateOperator, { operatorId: demoted.user.id, role: 'AGENT' });
    await waitFor(() => expect(socket.connected).toBe(false), { description: 'the socket is closed' });
    expect(await refusalOf(demoted.call(listOperatorProfiles, {}))).toMatchObject({ status: 401 });
  });
});

describe('Somebody who cannot sign in', () => {
  it('gets a temporary password, which is written down nowhere', async () => {
    const forgetful = await system.signIn();
    const { id: operatorId, username } = forgetful.user;
    const { temporaryPassword } = await administrator.call(resetOperatorPassword, { operatorId });
    expect(await profileOf(operatorId)).toMatchObject({ mustChangePassword: true });
    expect(await refusalOf(forgetful.call(getCurrentUser, {}))).toMatchObject({ status: 401 });
    const entry = await lastEntryAbout(operatorId);
    expect(entry).toMatchObject({ action: 'operator.password_reset', detail: { username } });
    expect(JSON.stringify(entry)).not.toContain(temporaryPassword);

    const session = await OperatorSession.signIn(system.api.url, { username, password: temporaryPassword });
    expect(session.user.id).toBe(operatorId);
  });

  it('loses the second factor that they have lost', async () => {
    const { id: operatorId, temporaryPassword, username } = await add({ role: 'AGENT' });
    await system.rows.select(
      `UPDATE operators SET mfa_secret = 'sealed', mfa_enabled_at = now(), mfa_last_step = 5 WHERE id = $1`,
      [operatorId],
    );
    await system.rows.select(`INSERT INTO mfa_recovery_codes (operator_id, code_hash) VALUES ($1, 'hash')`, [
      operatorId,
    ]);
    expect(await profileOf(operatorId)).toMatchObject({ mfaEnabled: true });
    expect(await administrator.call(resetOperatorMfa, { operatorId })).toMatchObject({ mfaEnabled: false });
    expect(await system.rows.count('mfa_recovery_codes WHERE operator_id = $1', [operatorId])).toBe(0);
    expect(await lastEntryAbout(operatorId)).toMatchObject({ action: 'operator.mfa_reset' });
    const session = await OperatorSession.signIn(system.api.url, {
      username,
      password: temporaryPassword ?? '',
    });
    expect(session.user.id).toBe(operatorId);
  });
});

describe('Signing somebody out', () => {
  it('ends every sign-in of theirs, with its sockets', async () => {
    const phone = await system.signIn();
    const { socket } = await phone.openTab();
    await administrator.call(signOutOperator, { operatorId: phone.user.id });
    await waitFor(() => expect(socket.connected).toBe(false), { description: 'the socket is closed' });
    expect(await refusalOf(phone.call(getCurrentUser, {}))).toMatchObject({ status: 401 });
    expect(await lastEntryAbout(phone.user.id)).toMatchObject({ action: 'operator.signed_out' });
  });
});

describe('The list of people', () => {
  it('holds no secret', async () => {
    await add();
    const { items } = await administrator.call(listOperatorProfiles, {});
    expect(JSON.stringify(items)).not.toMatch(/argon2|password_?hash|mfa_?secret/i);
  });
});
