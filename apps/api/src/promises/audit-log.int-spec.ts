import { exportAuditLog, listAuditActions, listAuditEntries } from '@jsk/contracts/audit';
import { signIn, signOut } from '@jsk/contracts/auth';
import { startConversation } from '@jsk/contracts/conversations';
import { apiPrefix, type InputOf } from '@jsk/contracts/endpoint';
import { sendMessage } from '@jsk/contracts/messages';
import { writeNote } from '@jsk/contracts/notes';
import { getSettings, updateSettings } from '@jsk/contracts/settings';
import { liveChatNamespace } from '@jsk/contracts/socket-events';
import { createCustomer, createOperator, createSession } from '@jsk/testing/factories';
import { callRest, newClientId, type OperatorSession, requestOf } from '@jsk/testing/operator-session';
import { io } from 'socket.io-client';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;
let agent: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN', displayName: 'ผู้ดูแล' });
  agent = await system.signIn({ displayName: 'สมชาย' });
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const list = (input: InputOf<typeof listAuditEntries> = {}) => administrator.call(listAuditEntries, input);

/** Entries as they were written at some other time. */
async function written(action: string, ...times: string[]): Promise<void> {
  await system.rows.select(
    `INSERT INTO audit_log (action, subject_type, subject_id, happened_at)
     SELECT $1, 'test', n, at FROM unnest($2::timestamptz[]) WITH ORDINALITY AS given (at, n)`,
    [action, times],
  );
}

describe('The audit log', () => {
  it('says who did what, on what, from where, with what it was before and after', async () => {
    const { retention } = await administrator.call(getSettings, {});
    const after = { ...retention, imageDays: retention.imageDays + 1 };
    await administrator.call(updateSettings, { retention: after });
    const { items } = await list({ action: 'settings.changed' });
    expect(items[0]).toMatchObject({
      operator: { id: administrator.user.id, name: 'ผู้ดูแล' },
      action: 'settings.changed',
      subjectType: 'settings',
      subjectId: 'retention',
      lineUserId: null,
      detail: { before: retention, after },
      ip: '127.0.0.1',
    });
    expect(items[0]?.happenedAt).toMatch(/Z$/);
  });

  it('has everything that happened with a customer under their id, with their name of today', async () => {
    const lineUserId = await createCustomer(system.rows);
    await system.rows.select(`UPDATE customers SET display_name = 'คุณนก' WHERE line_user_id = $1`, [
      lineUserId,
    ]);
    await agent.call(startConversation, { lineUserId });
    await agent.call(sendMessage, { lineUserId, text: 'สวัสดีค่ะ', clientId: newClientId() });
    await agent.call(writeNote, { lineUserId, text: 'ลูกค้าประจำ', clientId: newClientId() });
    const { items, total } = await list({ subjectType: 'customer', subjectId: lineUserId });
    expect(items.map(({ action, subjectType }) => [action, subjectType])).toEqual([
      ['note.written', 'message'],
      ['message.sent', 'message'],
      ['session.created', 'session'],
    ]);
    expect(total).toBe(3);
    for (const item of items) expect(item).toMatchObject({ lineUserId, subjectName: 'คุณนก' });
  });

  it('never has the words of a message, of a note or of a password', async () => {
    const lineUserId = await createCustomer(system.rows);
    const { username } = await createOperator(system.rows);
    const words = { text: 'ความลับสุดยอด', password: 'รหัสลับที่ผิด' };
    await agent.call(startConversation, { lineUserId });
    await agent.call(sendMessage, { lineUserId, text: words.text, clientId: newClientId() });
    await agent.call(writeNote, { lineUserId, text: words.text, clientId: newClientId() });
    const credentials = { username, password: words.password };
    await callRest(system.api.url, 'POST', `${apiPrefix}${signIn.path}`, { body: credentials });
    for (const word of Object.values(words)) {
      expect(await system.rows.count(`audit_log a WHERE a::text LIKE '%' || $1 || '%'`, [word])).toBe(0);
    }
  });

  it('knows of every sign-in, of those that fail and of signing out', async () => {
    const operator = await createOperator(system.rows);
    const { username, password } = operator;
    const options = (given: object) => ({ body: { username, password, ...given } });
    const headers = { 'user-agent': 'a-browser' };
    const path = `${apiPrefix}${signIn.path}`;
    await callRest(system.api.url, 'POST', path, { ...options({ password: 'ผิด' }), headers });
    const { body } = await callRest<{ refreshToken: string }>(system.api.url, 'POST', path, {
      ...options({ transport: 'body' }),
      headers,
    });
    const out = { token: body.refreshToken, headers };
    await callRest(system.api.url, 'POST', `${apiPrefix}${signOut.path}`, out);
    await callRest(system.api.url, 'POST', `${apiPrefix}${signOut.path}`, out);
    const from = { ip: '127.0.0.1', userAgent: 'a-browser' };
    const failed = await list({ subjectType: 'username', subjectId: username });
    expect(failed.items).toMatchObject([{ action: 'auth.sign_in_failed', operator: null, ...from }]);
    expect((await list({ adminId: operator.id })).items).toMatchObject([
      { action: 'auth.signed_out', ...from },
      { action: 'auth.signed_in', subjectType: 'operator', subjectName: operator.displayName, ...from },
    ]);
  });
});

describe('Looking through the audit log', () => {
  it('finds what one person did, and what the system did by itself', async () => {
    const lineUserId = await createCustomer(system.rows);
    await agent.call(startConversation, { lineUserId });
    const own = await list({ adminId: agent.user.id });
    expect(new Set(own.items.map(({ operator }) => operator?.id))).toEqual(new Set([agent.user.id]));
    await written('test.done', '2026-03-01T00:00:00Z');
    const bySystem = await list({ adminId: 'system' });
    expect(bySystem.items.map(({ action }) => action)).toContain('test.done');
    expect(bySystem.items.every(({ operator }) => operator === null)).toBe(true);
  });

  it('takes days as the days of the account, both of them whole', async () => {
    // In Bangkok a day begins at 17:00 UTC.
    const times = ['01T16:59:59.999Z', '01T17:00:00Z', '02T17:00:00Z', '03T16:59:59.999Z', '03T17:00:00Z'];
    await written('test.days', ...times.map((time) => `2026-03-${time}`));
    const found = await list({ action: 'test.days', startDate: '2026-03-02', endDate: '2026-03-03' });
    expect(found.items.map(({ subjectId }) => subjectId)).toEqual(['4', '3', '2']);
    expect((await list({ action: 'test.days', startDate: '2026-03-04' })).total).toBe(1);
    expect((await list({ action: 'test.days', endDate: '2026-03-01' })).total).toBe(1);
  });

  it('goes by page number or by cursor, without a hole or a double, also within one moment', async () => {
    await written('test.paged', ...Array.from({ length: 25 }, () => '2026-04-01T00:00:00.123456Z'));
    const newestFirst = Array.from({ length: 25 }, (_, index) => String(25 - index));
    const byNumber: string[] = [];
    for (const page of [1, 2, 3, 4]) {
      const { items, total } = await list({ action: 'test.paged', page, pageSize: 10 });
      byNumber.push(...items.map(({ subjectId }) => subjectId));
      expect(total).toBe(25);
    }
    expect(byNumber).toEqual(newestFirst);
    const byCursor: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await list({ action: 'test.paged', pageSize: 10, cursor });
      byCursor.push(...items.map(({ subjectId }) => subjectId));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(byCursor).toEqual(newestFirst);
  });

  it('offers the actions that occur', async () => {
    await written('test.first', '2026-03-01T00:00:00Z');
    await written('test.second', '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z');
    const { items } = await administrator.call(listAuditActions, {});
    expect(items).toEqual(expect.arrayContaining(['auth.signed_in', 'test.first', 'test.second']));
    expect(new Set(items).size).toBe(items.length);
    expect([...items].sort()).toEqual(items);
  });

  it.each([
    ['pageSize', { pageSize: 101 }],
    ['page', { page: 0 }],
    ['cursor', { cursor: 'abc' }],
    ['adminId', { adminId: 'somebody' }],
    ['action', { action: '%' }],
    ['startDate', { startDate: '2026-02-30' }],
    ['startDate', { startDate: '0001-01-01' }],
    ['endDate', { startDate: '2026-03-02', endDate: '2026-03-01' }],
    ['subjectType', { subjectId: '1' }],
  ])('says what is wrong at %s', async (path, input) => {
    await expect(list(input)).rejects.toMatchObject({ status: 400, problem: { errors: [{ path }] } });
  });
});

describe('The audit log as CSV', () => {
  async function download(input: InputOf<typeof exportAuditLog>) {
    const { path } = requestOf(exportAuditLog, input);
    const response = await fetch(system.api.url + path, {
      headers: { authorization: `Bearer ${administrator.accessToken}` },
    });
    const text = Buffer.from(await response.arrayBuffer()).toString();
    return { response, rows: text.split('\r\n').slice(0, -1) };
  }

  it('has the entries that are looked for, newest first, by the clock of the account', async () => {
    await written('test.exported', '2026-03-01T16:59:59Z', '2026-03-01T17:00:00Z');
    const { response, rows } = await download({ action: 'test.exported' });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename\*=UTF-8''audit%20\d{4}-\d\d-\d\d\.csv$/,
    );
    expect(rows[0]).toBe(
      '\uFEFFEntry ID,Time (Asia/Bangkok),Person ID,Person,Action,Subject Type,Subject ID,Subject Name,LINE User ID,Detail,IP Address,User Agent',
    );
    expect(rows.slice(1).map((row) => row.split(',').slice(1, 7).join())).toEqual([
      '2026-03-02 00:00:00,,,test.exported,test,2',
      '2026-03-01 23:59:59,,,test.exported,test,1',
    ]);
  });

  it('is complete, however long it is', async () => {
    await written('test.long', ...Array.from({ length: 2345 }, () => '2026-05-01T00:00:00Z'));
    const { rows } = await download({ action: 'test.long' });
    expect(rows.slice(1).map((row) => row.split(',')[6])).toEqual(
      Array.from({ length: 2345 }, (_, index) => String(2345 - index)),
    );
  });

  it('does nothing when it is opened: whatever looks like a formula is text', async () => {
    const body = { username: '=HYPERLINK("http://evil.example")', password: 'x' };
    await callRest(system.api.url, 'POST', `${apiPrefix}${signIn.path}`, { body });
    const { rows } = await download({ action: 'auth.sign_in_failed' });
    expect(rows.some((row) => row.includes(`,"'=HYPERLINK(""http://evil.example"")",`))).toBe(true);
  });

  it('is written down with what was looked for', async () => {
    await download({ action: 'test.exported', startDate: '2026-03-01' });
    const [newest] = (await list({ action: 'audit_log.exported' })).items;
    expect(newest).toMatchObject({
      operator: { id: administrator.user.id },
      detail: { filter: { action: 'test.exported', startDate: '2026-03-01' } },
    });
  });
});

describe('The address in the audit log', () => {
  const claimed = 'x-forwarded-for';
  const elsewhere = { [claimed]: '203.0.113.9' };

  /** Signs in and claims a conversation over the socket, with these headers. */
  async function addressesOf(apiUrl: string, headers: Record<string, string>) {
    const { id, username, password } = await createOperator(system.rows);
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId);
    const body = { username, password };
    const answer = await callRest<{ accessToken: string }>(apiUrl, 'POST', `${apiPrefix}${signIn.path}`, {
      body,
      headers,
    });
    const socket = io(apiUrl + liveChatNamespace, {
      auth: { token: answer.body.accessToken },
      transports: ['websocket'],
      extraHeaders: headers,
      forceNew: true,
    });
    try {
      expect(await socket.timeout(10_000).emitWithAck('claim_session', { lineUserId })).toMatchObject({
        ok: true,
      });
    } finally {
      socket.disconnect();
    }
    const { items } = await list({ adminId: id });
    return Object.fromEntries(items.map(({ action, ip }) => [action, ip]));
  }

  it('is that of the connection, whatever a caller claims', async () => {
    expect(await addressesOf(system.api.url, elsewhere)).toEqual({
      'auth.signed_in': '127.0.0.1',
      'session.claimed': '127.0.0.1',
    });
  });

  it.each([
    ['by its network', 'loopback'],
    ['by the number of proxies', '1'],
  ])('is what a proxy says that is trusted %s, for REST and sockets alike', async (_, proxies) => {
    const { url } = await system.startApi({ TRUSTED_PROXIES: proxies });
    const behindProxy = { [claimed]: '198.51.100.1, 203.0.113.9' };
    expect(await addressesOf(url, behindProxy)).toEqual({
      'auth.signed_in': '203.0.113.9',
      'session.claimed': '203.0.113.9',
    });
  });
});
