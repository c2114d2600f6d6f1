import { answerJson, FakeLineServer } from './fixtures/fake-line-server';
import { LineClient } from './line.client';
import type { LineCall } from './line-transport';
import type { RichMenu } from './rich-menu';

const userId = 'U8189cf6745fc0d808977bdb0b9f22995';
const groupId = 'C1234567890abcdef1234567890abcdef';
const roomId = 'R1234567890abcdef1234567890abcdef';
const messageId = '468789577898262530';
const richMenuId = 'richmenu-88c05ef6921ae53f8b58a25f3a65faf7';
const webhookUrl = 'https://chat.example.com/api/v1/webhook';
const menu: RichMenu = {
  name: 'เมนูหลัก',
  chatBarText: 'เมนู',
  isOpenAtFirst: false,
  size: { width: 2500, height: 843 },
  areas: [],
};
const wrong = {
  message: 'The request body has 1 error(s)',
  details: [{ message: 'must be specified', property: 'name' }],
};

let line: FakeLineServer;
/** LINE serves pictures and content from a host of its own. */
let lineData: FakeLineServer;
let client: LineClient;
let calls: LineCall[];

beforeEach(async () => {
  line = new FakeLineServer();
  lineData = new FakeLineServer();
  calls = [];
  client = new LineClient({
    channelAccessToken: 'the-token',
    apiBaseUrl: await line.start(),
    dataApiBaseUrl: await lineData.start(),
    timeoutMs: 5000,
    onCall: (call) => calls.push(call),
  });
});
afterEach(async () => {
  await line.stop();
  await lineData.stop();
});

/** What LINE was asked for, without and with its ids. */
const asked = (server = line) =>
  server.requests.map(({ method, path, body }) => [
    method,
    path,
    body === '' ? null : (JSON.parse(body) as unknown),
  ]);

describe('rich menu', () => {
  it('is created, or LINE says what is wrong with it', async () => {
    line.behave(answerJson(200, { richMenuId }));
    expect(await client.createRichMenu(menu)).toEqual({ kind: 'created', richMenuId });
    line.behave(answerJson(400, wrong));
    expect(await client.createRichMenu(menu)).toEqual({ kind: 'invalid', ...wrong });
    line.behave(answerJson(200, { richMenuId: '../all' }));
    expect(await client.createRichMenu(menu)).toMatchObject({ kind: 'failed', status: 200 });
    line.behave(answerJson(429, { message: 'The API rate limit has been exceeded. Try again later.' }));
    expect(await client.createRichMenu(menu)).toMatchObject({ kind: 'failed', status: 429 });
    const { isOpenAtFirst: selected, ...rest } = menu;
    expect(asked()[0]).toEqual(['POST', '/v2/bot/richmenu', { ...rest, selected }]);
  });

  it('is checked without creating it', async () => {
    line.behave(answerJson(200, {}));
    expect(await client.validateRichMenu(menu)).toEqual({ kind: 'valid' });
    line.behave(answerJson(400, wrong));
    expect(await client.validateRichMenu(menu)).toEqual({ kind: 'invalid', ...wrong });
    expect(line.requests[0]?.path).toBe('/v2/bot/richmenu/validate');
  });

  it('gets its picture, byte for byte, at the host for data', async () => {
    lineData.behave(answerJson(200, {}));
    const picture = Buffer.from('a picture');
    expect(await client.uploadRichMenuImage(richMenuId, 'image/png', picture)).toEqual({ kind: 'done' });
    expect(line.requests).toHaveLength(0);
    expect(lineData.requests[0]).toMatchObject({
      method: 'POST',
      path: `/v2/bot/richmenu/${richMenuId}/content`,
      body: 'a picture',
      headers: { 'content-type': 'image/png', 'content-length': '9', authorization: 'Bearer the-token' },
    });
    lineData.behave(answerJson(400, { message: 'An image has already been uploaded to the richmenu' }));
    expect(await client.uploadRichMenuImage(richMenuId, 'image/png', picture)).toEqual({
      kind: 'failed',
      status: 400,
      message: 'An image has already been uploaded to the richmenu',
    });
  });

  it('is set for all, linked to one customer, taken away again and deleted', async () => {
    line.behave(answerJson(200, {}));
    const done = { kind: 'done' };
    expect(await client.setDefaultRichMenu(richMenuId)).toEqual(done);
    expect(await client.clearDefaultRichMenu()).toEqual(done);
    expect(await client.linkRichMenu(userId, richMenuId)).toEqual(done);
    expect(await client.unlinkRichMenu(userId)).toEqual(done);
    expect(await client.deleteRichMenu(richMenuId)).toEqual(done);
    expect(asked()).toEqual([
      ['POST', `/v2/bot/user/all/richmenu/${richMenuId}`, null],
      ['DELETE', '/v2/bot/user/all/richmenu', null],
      ['POST', `/v2/bot/user/${userId}/richmenu/${richMenuId}`, null],
      ['DELETE', `/v2/bot/user/${userId}/richmenu`, null],
      ['DELETE', `/v2/bot/richmenu/${richMenuId}`, null],
    ]);
    expect(calls[2]?.endpoint).toBe('/v2/bot/user/{userId}/richmenu/{richMenuId}');
  });

  it('is found in the list of all of them', async () => {
    line.behave(answerJson(200, { richmenus: [{ richMenuId, name: 'เมนูหลัก', selected: false }] }));
    expect(await client.listRichMenus()).toEqual({
      kind: 'known',
      richMenus: [{ richMenuId, name: 'เมนูหลัก' }],
    });
    line.behave(answerJson(200, { richmenus: [] }));
    expect(await client.listRichMenus()).toEqual({ kind: 'known', richMenus: [] });
  });

  it('that LINE does not know, or that has no picture, is told by the status', async () => {
    line.behave(answerJson(404, { message: 'Not found' }));
    expect(await client.deleteRichMenu(richMenuId)).toMatchObject({ kind: 'failed', status: 404 });
    line.behave(answerJson(400, { message: 'must upload richmenu image before applying it to user' }));
    expect(await client.linkRichMenu(userId, richMenuId)).toMatchObject({ kind: 'failed', status: 400 });
  });
});

describe('webhook address', () => {
  it('is read, whether or not it is in use or set at all', async () => {
    line.behave(answerJson(200, { endpoint: webhookUrl, active: false }));
    expect(await client.getWebhookEndpoint()).toEqual({ kind: 'known', url: webhookUrl, isActive: false });
    line.behave(answerJson(404, { message: 'Webhook endpoint not found' }));
    expect(await client.getWebhookEndpoint()).toEqual({ kind: 'not_found' });
  });

  it('is changed, unless LINE refuses it', async () => {
    line.behave(answerJson(200, {}));
    expect(await client.setWebhookEndpoint(webhookUrl)).toEqual({ kind: 'done' });
    expect(asked()).toEqual([['PUT', '/v2/bot/channel/webhook/endpoint', { endpoint: webhookUrl }]]);
    line.behave(answerJson(400, { message: 'Invalid webhook endpoint URL' }));
    expect(await client.setWebhookEndpoint('http://localhost:3000/')).toMatchObject({ status: 400 });
  });

  it.each(['', 'chat.example.com', 'ftp://example.com', `https://example.com/${'x'.repeat(481)}`])(
    'is never %.30j',
    async (url) => {
      expect(await client.setWebhookEndpoint(url)).toMatchObject({ kind: 'failed', status: null });
      expect(await client.testWebhookEndpoint(url)).toMatchObject({ kind: 'failed', status: null });
      expect(line.requests).toHaveLength(0);
    },
  );

  it.each([
    [{ success: true, statusCode: 200, reason: 'OK', detail: '200' }, 'OK'],
    [{ success: false, statusCode: 301, reason: 'ERROR_STATUS_CODE', detail: 'Moved' }, 'ERROR_STATUS_CODE'],
    [
      { success: false, statusCode: 0, reason: 'REQUEST_TIMEOUT', detail: 'Request timeout' },
      'REQUEST_TIMEOUT',
    ],
    [{ success: false, statusCode: -1, reason: 'COULD_NOT_CONNECT', detail: 'TLS' }, 'COULD_NOT_CONNECT'],
    [{ success: false, statusCode: 0, reason: 'SOMETHING_NEW', detail: '?' }, 'UNCLASSIFIED'],
  ])('is tested by LINE, which says how it went: %j [case 87]', async (answer, reason) => {
    line.behave(answerJson(200, { timestamp: '2026-11-21T03:00:00.000Z', ...answer }));
    expect(await client.testWebhookEndpoint()).toEqual({ kind: 'known', ...answer, reason });
    expect(await client.testWebhookEndpoint(webhookUrl)).toMatchObject({ kind: 'known' });
    expect(asked()).toEqual([
      ['POST', '/v2/bot/channel/webhook/test', {}],
      ['POST', '/v2/bot/channel/webhook/test', { endpoint: webhookUrl }],
    ]);
  });
});

describe('group and room', () => {
  it('are known by name, and their members too', async () => {
    line.behave(answerJson(200, { groupId, groupName: 'ลูกค้า VIP', pictureUrl: 'https://example.com/g' }));
    expect(await client.getGroupSummary(groupId)).toEqual({
      kind: 'found',
      groupName: 'ลูกค้า VIP',
      pictureUrl: 'https://example.com/g',
    });
    line.behave(answerJson(200, { userId, displayName: 'มะลิ' }));
    const mali = { kind: 'found', displayName: 'มะลิ', pictureUrl: null, statusMessage: null, language: null };
    expect(await client.getGroupMemberProfile(groupId, userId)).toEqual(mali);
    expect(await client.getRoomMemberProfile(roomId, userId)).toEqual(mali);
    expect(line.requests.map(({ path }) => path)).toEqual([
      `/v2/bot/group/${groupId}/summary`,
      `/v2/bot/group/${groupId}/member/${userId}`,
      `/v2/bot/room/${roomId}/member/${userId}`,
    ]);
    expect(JSON.stringify(calls)).not.toMatch(/[CRU][0-9a-f]{32}/);
  });

  it('that we are not in are not found', async () => {
    line.behave(answerJson(404, { message: 'Not found' }));
    expect(await client.getGroupSummary(groupId)).toEqual({ kind: 'not_found' });
    expect(await client.getRoomMemberProfile(roomId, userId)).toEqual({ kind: 'not_found' });
  });
});

describe('video or sound', () => {
  it.each(['processing', 'succeeded', 'failed'])('is %s', async (status) => {
    lineData.behave(answerJson(200, { status }));
    expect(await client.getContentTranscoding(messageId)).toEqual({ kind: 'known', status });
    expect(lineData.requests[0]?.path).toBe(`/v2/bot/message/${messageId}/content/transcoding`);
  });

  it.each([
    [404, { kind: 'not_found' }],
    [410, { kind: 'gone' }],
    [400, { kind: 'failed', status: 400 }],
    [200, { kind: 'failed', status: 200 }],
  ])('is not known when LINE answers %d', async (status, outcome) => {
    lineData.behave(answerJson(status, { message: 'x' }));
    expect(await client.getContentTranscoding(messageId)).toMatchObject(outcome);
  });

  it('has a small picture', async () => {
    lineData.behave((response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end('small'));
    const preview = await client.openContentPreview(messageId);
    expect(preview).toMatchObject({ kind: 'ready', contentType: 'image/jpeg' });
    if (preview.kind === 'ready') preview.abort();
    expect(lineData.requests[0]?.path).toBe(`/v2/bot/message/${messageId}/content/preview`);
  });
});

describe('what is no id of LINE', () => {
  const strange = '../message/quota';
  it.each<[string, () => Promise<{ kind: string }>]>([
    ['the group', () => client.getGroupSummary(strange)],
    ['the group of a member', () => client.getGroupMemberProfile(strange, userId)],
    ['the member of a group', () => client.getGroupMemberProfile(groupId, strange)],
    ['the room of a member', () => client.getRoomMemberProfile(groupId, userId)],
    ['the member of a room', () => client.getRoomMemberProfile(roomId, strange)],
    ['the message of a preview', () => client.openContentPreview(strange)],
    ['the message of a video', () => client.getContentTranscoding(strange)],
    ['the menu of a picture', () => client.uploadRichMenuImage(strange, 'image/png', Buffer.from('x'))],
    ['the menu for all', () => client.setDefaultRichMenu(`${richMenuId}/content`)],
    ['the menu for a customer', () => client.linkRichMenu(userId, strange)],
    ['the customer for a menu', () => client.linkRichMenu('all', richMenuId)],
    ['the customer without a menu', () => client.unlinkRichMenu('all')],
    ['the menu to delete', () => client.deleteRichMenu('list')],
  ])('is never asked for: %s [case 83]', async (_, ask) => {
    expect(await ask()).toMatchObject({ kind: 'failed', status: null });
    expect([...line.requests, ...lineData.requests]).toHaveLength(0);
  });
});

describe('an access token that LINE does not accept', () => {
  it('shows at every call [case 64]', async () => {
    for (const server of [line, lineData])
      server.behave(answerJson(401, { message: 'Authentication failed.' }));
    await client.getWebhookEndpoint();
    await client.listRichMenus();
    await client.getGroupSummary(groupId);
    await client.uploadRichMenuImage(richMenuId, 'image/jpeg', Buffer.from('x'));
    await client.getContentTranscoding(messageId);
    await client.openContentPreview(messageId);
    expect(calls.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401]);
  });
});
