import * as alertContracts from '@jsk/contracts/alerts';
import * as analyticsContracts from '@jsk/contracts/analytics';
import * as auditContracts from '@jsk/contracts/audit';
import * as authContracts from '@jsk/contracts/auth';
import * as businessHoursContracts from '@jsk/contracts/business-hours';
import * as botRulesContracts from '@jsk/contracts/bot-rules';
import * as botTestContracts from '@jsk/contracts/bot-test';
import * as replyImagesContracts from '@jsk/contracts/reply-images';
import * as replyObjectsContracts from '@jsk/contracts/reply-objects';
import * as cannedResponseContracts from '@jsk/contracts/canned-responses';
import * as closingContracts from '@jsk/contracts/closing';
import * as conversationBulkContracts from '@jsk/contracts/conversation-bulk';
import * as conversationContracts from '@jsk/contracts/conversations';
import * as csatContracts from '@jsk/contracts/csat';
import * as customerDetailContracts from '@jsk/contracts/customer-details';
import * as customerSignalContracts from '@jsk/contracts/customer-signals';
import * as draftContracts from '@jsk/contracts/drafts';
import { apiPrefix, type Endpoint } from '@jsk/contracts/endpoint';
import * as exportContracts from '@jsk/contracts/exports';
import * as groupContracts from '@jsk/contracts/groups';
import * as healthContracts from '@jsk/contracts/health';
import * as lineChannelContracts from '@jsk/contracts/line-channel';
import * as messageSearchContracts from '@jsk/contracts/message-search';
import * as messageContracts from '@jsk/contracts/messages';
import * as noteContracts from '@jsk/contracts/notes';
import type { Problem } from '@jsk/contracts/problem';
import * as queueContracts from '@jsk/contracts/queue';
import * as reportContracts from '@jsk/contracts/reports';
import * as richMenuContracts from '@jsk/contracts/rich-menus';
import * as quotaContracts from '@jsk/contracts/quota';
import { allRoles } from '@jsk/contracts/roles';
import * as savedViewContracts from '@jsk/contracts/saved-views';
import * as scheduledMessageContracts from '@jsk/contracts/scheduled-messages';
import * as settingsContracts from '@jsk/contracts/settings';
import * as skillContracts from '@jsk/contracts/skills';
import * as slaContracts from '@jsk/contracts/sla';
import * as snoozeContracts from '@jsk/contracts/snooze';
import * as customerContracts from '@jsk/contracts/customers';
import * as tagContracts from '@jsk/contracts/tags';
import * as telegramContracts from '@jsk/contracts/telegram';
import * as uploadContracts from '@jsk/contracts/uploads';
import { developmentSecrets } from '@jsk/platform/config/app-config';
import { claimsOf, signToken, unsignedToken } from '@jsk/testing/access-tokens';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { callRest, newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

const { closeConversation, transferConversation } = conversationContracts;
const { sendMessage } = messageContracts;
const secret = developmentSecrets.JWT_SECRET;

/** The whole table of REST calls. */
const endpoints = [
  alertContracts,
  analyticsContracts,
  auditContracts,
  authContracts,
  businessHoursContracts,
  botRulesContracts,
  botTestContracts,
  replyImagesContracts,
  replyObjectsContracts,
  cannedResponseContracts,
  closingContracts,
  conversationBulkContracts,
  conversationContracts,
  csatContracts,
  customerDetailContracts,
  customerSignalContracts,
  draftContracts,
  exportContracts,
  groupContracts,
  healthContracts,
  lineChannelContracts,
  messageContracts,
  messageSearchContracts,
  noteContracts,
  queueContracts,
  quotaContracts,
  reportContracts,
  richMenuContracts,
  savedViewContracts,
  scheduledMessageContracts,
  settingsContracts,
  skillContracts,
  slaContracts,
  snoozeContracts,
  customerContracts,
  tagContracts,
  telegramContracts,
  uploadContracts,
].flatMap((contracts) => Object.values(contracts).filter(isEndpoint));

const named = (chosen: Endpoint[]) =>
  chosen.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);
const guarded = named(endpoints.filter(({ access }) => access !== 'public'));

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'access' in value;
}

let system: TestSystem;
let agent: OperatorSession;

beforeAll(async () => {
  // Without the setting nobody may read groups.
  system = await TestSystem.start({ settings: { webhook: { showGroups: true } } });
  agent = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

function callWith(endpoint: Endpoint, token?: string) {
  const path =
    apiPrefix + endpoint.path.replace(':lineUserId', `U${'0'.repeat(32)}`).replace(':messageId', '1');
  const body = endpoint.method === 'GET' ? undefined : {};
  return callRest<Problem>(system.api.url, endpoint.method, path, { token, body });
}

describe('Every call that is not for everybody', () => {
  it('is among those that are tried here', () => {
    expect(guarded.length).toBeGreaterThanOrEqual(15);
  });

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
      const token = signToken({ ...claimsOf(agent.user), role }, secret, 600);
      const { status, body } = await callWith(endpoint, token);
      const mayCall = endpoint.access === 'signed-in' || endpoint.access.includes(role);
      expect(status).not.toBe(401);
      expect(status).toBeLessThan(500);
      // Whether the conversation may be acted upon is another question: there is none with this id.
      if (!mayCall) expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
      else expect(status).not.toBe(403);
    }
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
    const { status, body } = await callWith(authContracts.getCurrentUser, token());
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
