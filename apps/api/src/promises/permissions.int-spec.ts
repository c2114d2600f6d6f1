import { allEndpoints } from '@jsk/contracts/all-endpoints';
import { getCurrentUser } from '@jsk/contracts/auth';
import { closeConversation, transferConversation } from '@jsk/contracts/conversations';
import { apiPrefix, type Endpoint } from '@jsk/contracts/endpoint';
import { sendMessage } from '@jsk/contracts/messages';
import type { Problem } from '@jsk/contracts/problem';
import { allRoles, type Role } from '@jsk/contracts/roles';
import { developmentSecrets } from '@jsk/platform/config/app-config';
import { claimsOf, signToken, unsignedToken } from '@jsk/testing/access-tokens';
import { createCustomer, createOperator, createSession } from '@jsk/testing/factories';
import { callRest, newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { otherRoutes } from '../openapi/other-routes';
import { TestSystem } from '../testing/start-test-api';

const secret = developmentSecrets.JWT_SECRET;

const guarded = allEndpoints
  .filter(({ endpoint }) => endpoint.access !== 'public')
  .map(({ name, endpoint }) => [`${name} (${endpoint.method} ${endpoint.path})`, endpoint] as const);

let system: TestSystem;
let agent: OperatorSession;
/** Somebody of each role. */
let team: Record<Role, OperatorSession>;
/** Somebody who may do everything, once they have chosen a password of their own. */
let newcomer: OperatorSession;

beforeAll(async () => {
  // Without the setting nobody may read groups.
  system = await TestSystem.start({ settings: { webhook: { showGroups: true } } });
  agent = await system.signIn();
  const people = allRoles.map(async (role) => [role, await system.signIn({ role })] as const);
  team = Object.fromEntries(await Promise.all(people)) as typeof team;
  const credentials = await createOperator(system.rows, { role: 'SUPER_ADMIN' });
  await system.rows.select('UPDATE operators SET must_change_password = true WHERE id = $1', [
    credentials.id,
  ]);
  newcomer = await system.signInAs(credentials);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

/** With ids that are none, and without anything else that the call needs: only who calls is asked here. */
function callWith(endpoint: Endpoint, token?: string) {
  const path = endpoint.path.replace(':lineUserId', `U${'0'.repeat(32)}`).replace(/:\w+/g, 'none');
  const body = endpoint.method === 'GET' ? undefined : {};
  return callRest<Problem>(system.api.url, endpoint.method, apiPrefix + path, { token, body });
}

/** Routes below a page that stands for them in the list: of Bull Board, and of Swagger UI. */
const within = /\/api\/v1\/(admin\/queues\/(?!session)|docs\/)/;

/** Calls about the own account may end the sign-in they are made with. */
function sessionFor({ access }: Endpoint, role: Role): Promise<OperatorSession> {
  return access === 'own-account' ? system.signIn({ role }) : Promise.resolve(team[role]);
}

function mayCall({ access }: Endpoint, role: Role): boolean {
  return typeof access === 'string' || access.includes(role);
}

describe('The table of REST calls', () => {
  it('is what the application answers, besides files, pages and what programs of others call', () => {
    const listed = allEndpoints.map(({ endpoint }) => `${endpoint.method} ${apiPrefix}${endpoint.path}`);
    const others = otherRoutes.map(({ method, path }) => `${method} ${path}`);
    const served = system.api.routes.filter((route) => !within.test(route));
    const unlisted = served.filter((route) => !listed.includes(route) && !others.includes(route));
    expect(unlisted).toEqual([]);
    expect(listed.filter((route) => !served.includes(route))).toEqual([]);
  });
});

describe('Every call that is not for everybody', () => {
  it.each(guarded)('%s needs a token', async (_, endpoint) => {
    const { status, body, headers } = await callWith(endpoint);
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'auth_missing_token' });
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it.each(guarded)('%s needs a token that has not expired', async (_, endpoint) => {
    const { status, body } = await callWith(endpoint, signToken(claimsOf(agent.user), secret, -1));
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'auth_expired_token' });
  });

  it.each(guarded)('%s needs a token of ours', async (_, endpoint) => {
    const { status, body } = await callWith(
      endpoint,
      signToken(claimsOf(agent.user), 'somebody-elses-secret', 600),
    );
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'auth_invalid_token' });
  });

  it.each(guarded)('%s is for the roles of the contract only', async (_, endpoint) => {
    for (const role of allRoles) {
      const { accessToken } = await sessionFor(endpoint, role);
      const { status, body } = await callWith(endpoint, accessToken);
      expect(status).toBeLessThan(500);
      // Whether the conversation may be acted upon is another question: there is none with this id.
      if (!mayCall(endpoint, role))
        expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
      else expect([401, 403]).not.toContain(status);
    }
  });

  it.each(guarded.filter(([, { access }]) => access !== 'own-account'))(
    '%s is closed to who must choose a password first',
    async (_, endpoint) => {
      const { status, body } = await callWith(endpoint, newcomer.accessToken);
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'password_change_required' });
    },
  );

  it('about the own account is open to them', async () => {
    expect(await newcomer.call(getCurrentUser, {})).toEqual(newcomer.user);
  });

  it.each([
    ['without a signature', () => unsignedToken(claimsOf(agent.user))],
    [
      'of a role that does not exist',
      () => signToken({ ...claimsOf(agent.user), role: 'ROOT' }, secret, 600),
    ],
    ['for another use', () => signToken({ ...claimsOf(agent.user), use: 'media' }, secret, 600)],
    ['that is none', () => 'abc'],
    ['with a changed body', () => agent.accessToken.replace(/\.(.)/, '.X$1')],
  ])('refuses a token %s', async (_, token) => {
    const { status, body } = await callWith(getCurrentUser, token());
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'auth_invalid_token' });
  });
});

describe('A conversation of somebody else', () => {
  async function conversationOf(owner: OperatorSession): Promise<string> {
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
    return lineUserId;
  }

  it('cannot be written in, closed or transferred, and the refusal names its owner', async () => {
    const other = await system.signIn();
    const lineUserId = await conversationOf(agent);
    const owner = { id: agent.user.id, name: agent.user.displayName };
    const attempts = [
      other.call(sendMessage, { lineUserId, text: 'แทรก', clientId: newClientId() }),
      other.call(closeConversation, { lineUserId }),
      other.call(transferConversation, { lineUserId, toOperatorId: other.user.id }),
    ];
    for (const attempt of attempts) {
      await expect(attempt).rejects.toMatchObject({
        status: 403,
        problem: { code: 'forbidden', operator: owner },
      });
    }
    const tab = await other.watch(lineUserId);
    for (const attempt of [
      tab.ask('send_message', { lineUserId, text: 'แทรก', tempId: newClientId() }),
      tab.ask('close_session', { lineUserId }),
      tab.ask('transfer_session', { lineUserId, toOperatorId: other.user.id }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden', details: { operator: owner } });
    }
    expect(await system.rows.count('messages WHERE line_user_id = $1', [lineUserId])).toBe(0);
    expect(
      await system.rows.count(`sessions WHERE line_user_id = $1 AND status = 'ACTIVE'`, [lineUserId]),
    ).toBe(1);
  });

  it.each(['ADMIN', 'SUPER_ADMIN'] as const)('can be acted upon by a %s', async (role) => {
    const administrator = await system.signIn({ role });
    const lineUserId = await conversationOf(agent);
    const message = { lineUserId, text: 'ผู้ดูแลตอบแทน', clientId: newClientId() };
    expect(await administrator.call(sendMessage, message)).toMatchObject({
      sender: { id: administrator.user.id },
    });
    const transfer = { lineUserId, toOperatorId: administrator.user.id };
    expect(await administrator.call(transferConversation, transfer)).toMatchObject({ transferCount: 1 });
    expect(await administrator.call(closeConversation, { lineUserId })).toMatchObject({ status: 'CLOSED' });
  });

  it('that is still waiting can be written in by nobody, and closed by an administrator only', async () => {
    const administrator = await system.signIn({ role: 'ADMIN' });
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId);
    for (const operator of [agent, administrator]) {
      const message = { lineUserId, text: 'ยังไม่ได้รับเรื่อง', clientId: newClientId() };
      await expect(operator.call(sendMessage, message)).rejects.toMatchObject({ status: 403 });
    }
    await expect(agent.call(closeConversation, { lineUserId })).rejects.toMatchObject({ status: 403 });
    expect(await administrator.call(closeConversation, { lineUserId })).toMatchObject({ status: 'CLOSED' });
  });
});

describe('Bad input', () => {
  const customer = `U${'0'.repeat(32)}`;
  const conversations = `${apiPrefix}/admin/live-chat/conversations`;
  const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

  it.each([
    ['an id that is none', 'GET', `${conversations}/someone`, undefined],
    ['an id that never ends', 'GET', `${conversations}/${'x'.repeat(1000)}`, undefined],
    ['an id with a path in it', 'GET', `${conversations}/..%2F..%2Fetc`, undefined],
    ['a broken escape in the path', 'GET', `${conversations}/%E0%A4%A`, undefined],
    ['a status that does not exist', 'GET', `${conversations}?status=sleeping`, undefined],
    ['a limit that is too high', 'GET', `${conversations}?limit=101`, undefined],
    ['a limit that is no number', 'GET', `${conversations}?limit=many`, undefined],
    ['a search with NUL in it', 'GET', `${conversations}?q=%00`, undefined],
    ['a search twice', 'GET', `${conversations}?q=a&q=b`, undefined],
    ['a cursor that is none', 'GET', `${conversations}?cursor=abc`, undefined],
    [
      'a cursor of a day that does not exist',
      'GET',
      `${conversations}?cursor=${cursorOf('2026-02-30 99:00:00+00', customer)}`,
      undefined,
    ],
    [
      'a cursor in a year that does not exist',
      'GET',
      `${conversations}?cursor=${cursorOf('0000-01-01T00:00:00Z', customer)}`,
      undefined,
    ],
    [
      'a cursor with NUL in it',
      'GET',
      `${conversations}?cursor=${cursorOf('2026-02-01 00:00:00+00', 'U\0')}`,
      undefined,
    ],
    ['two anchors at once', 'GET', `${conversations}/${customer}/messages?beforeId=1&afterId=2`, undefined],
    ['an empty message', 'POST', `${conversations}/${customer}/messages`, { text: '', clientId: 'a' }],
    [
      'a message of nothing visible',
      'POST',
      `${conversations}/${customer}/messages`,
      { text: '\u200b \u2060\n', clientId: 'a' },
    ],
    [
      'a message with NUL in it',
      'POST',
      `${conversations}/${customer}/messages`,
      { text: 'a\0b', clientId: 'a' },
    ],
    ['a message without a client id', 'POST', `${conversations}/${customer}/messages`, { text: 'สวัสดี' }],
    [
      'a client id with NUL in it',
      'POST',
      `${conversations}/${customer}/messages`,
      { text: 'สวัสดี', clientId: 'a\0b' },
    ],
    ['a text that is a number', 'POST', `${conversations}/${customer}/messages`, { text: 5, clientId: 'a' }],
    ['a user name with NUL in it', 'POST', `${apiPrefix}/auth/login`, { username: 'a\0', password: 'x' }],
    ['a body that is a list', 'POST', `${apiPrefix}/auth/login`, []],
    ['a body that is not JSON', 'POST', `${apiPrefix}/auth/login`, '{"username":'],
    [
      'a body that wants to be a prototype',
      'POST',
      `${apiPrefix}/auth/login`,
      '{"__proto__":{"role":"ADMIN"}}',
    ],
  ])('%s is answered with 400 and a problem', async (_, method, path, body) => {
    const answer = await callRest<Problem>(system.api.url, method, path, { token: agent.accessToken, body });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      status: 400,
      code: expect.any(String),
      requestId: expect.any(String),
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:\d|at .+\(/);
  });

  it('half a surrogate pair in a transfer reason does no harm', async () => {
    const other = await system.signIn();
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: agent.user.id });
    const transfer = { lineUserId, toOperatorId: other.user.id, reason: 'ครึ่ง \ud83e ตัว' };
    await expect(agent.call(transferConversation, transfer)).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    ['text/plain', 415],
    ['application/xml', 415],
  ])('a body of type %s is answered with %i', async (type, status) => {
    const answer = await callRest(system.api.url, 'POST', `${apiPrefix}/auth/login`, {
      body: 'username=x',
      headers: { 'content-type': type },
    });
    expect(answer.status).toBe(status);
  });

  it('a JSON body of 2 MiB is answered with 413', async () => {
    const body = JSON.stringify({ username: 'x'.repeat(2 * 1024 * 1024), password: 'x' });
    const answer = await callRest<Problem>(system.api.url, 'POST', `${apiPrefix}/auth/login`, { body });
    expect(answer).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
  });

  it('a message of 5001 UTF-16 units is too long; 5000 are not, emoji counted as two', async () => {
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: agent.user.id });
    const send = (text: string) => agent.call(sendMessage, { lineUserId, text, clientId: newClientId() });
    for (const text of ['ก'.repeat(5001), `${'🤨'.repeat(2500)}ก`]) {
      await expect(send(text)).rejects.toMatchObject({ status: 400, problem: { code: 'message_too_long' } });
    }
    for (const text of ['ก'.repeat(5000), '🤨'.repeat(2500)]) expect((await send(text)).text).toBe(text);
  });

  it('an address that does not exist is answered with 404, as a problem', async () => {
    const { status, body } = await callRest<Problem>(system.api.url, 'GET', '/api/v1/nothing', {
      token: agent.accessToken,
    });
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
  });

  it('more requests than allowed in a minute are answered with 429', async () => {
    const narrow = await system.startApi({ REST_REQUESTS_PER_MINUTE: '3' });
    const statuses: number[] = [];
    for (let sent = 0; sent < 4; sent += 1) {
      statuses.push((await callRest(narrow.url, 'GET', `${apiPrefix}/auth/me`)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await callRest(narrow.url, 'GET', `${apiPrefix}/health/live`)).status).toBe(200);
  });
});
