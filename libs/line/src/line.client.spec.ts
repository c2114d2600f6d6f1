import { answerJson, FakeLineServer, hang } from './fixtures/fake-line-server';
import { LineClient } from './line.client';
import type { LineCall } from './line-transport';
import type { OutgoingMessage } from './outgoing-message';

const userId = 'U8189cf6745fc0d808977bdb0b9f22995';
const retryKey = '123e4567-e89b-12d3-a456-426614174000';
const requestId = 'b3c7d8e1-0000-4000-8000-000000000001';
const hello: OutgoingMessage[] = [{ type: 'text', text: 'สวัสดีค่ะ {name} $' }];

let line: FakeLineServer;
const calls: LineCall[] = [];
let baseUrl: string;
let client: LineClient;
/** For answers that never come. */
let hasty: LineClient;

function clientFor(url: string, timeoutMs = 5000, contentTimeoutMs = 5000): LineClient {
  const onCall = (call: LineCall) => calls.push(call);
  return new LineClient({
    channelAccessToken: 'the-token',
    apiBaseUrl: url,
    dataApiBaseUrl: url,
    timeoutMs,
    contentTimeoutMs,
    onCall,
  });
}

// A server for each test: what a client has given up on may still arrive.
beforeEach(async () => {
  line = new FakeLineServer();
  baseUrl = await line.start();
  client = clientFor(baseUrl);
  hasty = clientFor(baseUrl, 50, 50);
  calls.length = 0;
});
afterEach(() => line.stop());

describe('every call', () => {
  it('is reported without text, token or id of a customer', async () => {
    line.behave(answerJson(200, { displayName: 'Mali' }));
    await client.getProfile(userId);
    line.behave(hang);
    await hasty.push(userId, hello, retryKey);
    const durationMs = expect.any(Number) as number;
    expect(calls).toEqual([
      { endpoint: '/v2/bot/profile/{userId}', method: 'GET', status: 200, requestId, durationMs },
      { endpoint: '/v2/bot/message/push', method: 'POST', status: null, requestId: null, durationMs },
    ]);
  });

  it('uses another access token from the moment it is given one, for content as well', async () => {
    client.replaceAccessToken('the-new-token');
    line.behave(answerJson(200, {}));
    await client.getBotInfo();
    await client.openContent('100001');
    expect(line.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer the-new-token',
      'Bearer the-new-token',
    ]);
    expect(() => client.replaceAccessToken('two\nlines')).toThrow('Not a channel access token.');
  });

  it('is impossible with a token or address that cannot be one', () => {
    const options = { channelAccessToken: 'token', apiBaseUrl: baseUrl, dataApiBaseUrl: baseUrl };
    expect(() => new LineClient({ ...options, channelAccessToken: 'two\nlines' })).toThrow(
      'Not a channel access token.',
    );
    expect(() => new LineClient({ ...options, apiBaseUrl: 'api.line.me' })).toThrow(
      'Not a base URL: api.line.me',
    );
  });
});

describe('profile', () => {
  it('is found with whatever the customer has set', async () => {
    line.behave(answerJson(200, { userId, displayName: '<b>มะลิ</b>\u0000', language: 'th' }));
    expect(await client.getProfile(userId)).toEqual({
      kind: 'found',
      displayName: '<b>มะลิ</b>\ufffd',
      pictureUrl: null,
      statusMessage: null,
      language: 'th',
    });
    expect(line.requests[0]?.path).toBe(`/v2/bot/profile/${userId}`);
  });

  it('is not found, or failed, without an exception', async () => {
    line.behave(answerJson(404, { message: 'Not found' }));
    expect(await client.getProfile(userId)).toEqual({ kind: 'not_found' });
    line.behave(answerJson(500, { message: 'Internal Server Error' }));
    expect(await client.getProfile(userId)).toEqual({
      kind: 'failed',
      status: 500,
      message: 'Internal Server Error',
    });
    line.behave(answerJson(200, {}));
    expect(await client.getProfile(userId)).toMatchObject({ kind: 'failed', status: 200 });
    line.behave(hang);
    expect(await hasty.getProfile(userId)).toMatchObject({ kind: 'failed', status: null });
  });

  it('of anything but a LINE user is never asked for [case 83]', async () => {
    expect(await client.getProfile('../message/quota')).toMatchObject({ kind: 'failed', status: null });
    expect(line.requests).toHaveLength(0);
  });
});

describe('content', () => {
  async function read(stream: AsyncIterable<Uint8Array>): Promise<string> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  async function openReady(from: LineClient) {
    const content = await from.openContent('468789577898262530');
    if (content.kind !== 'ready') throw new Error(content.kind);
    return content;
  }

  it('is streamed with its type', async () => {
    line.behave((response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end('jpeg bytes'));
    const content = await openReady(client);
    expect(content.contentType).toBe('image/jpeg');
    expect(await read(content.stream)).toBe('jpeg bytes');
    expect(line.requests[0]?.path).toBe('/v2/bot/message/468789577898262530/content');
    expect(calls[0]?.endpoint).toBe('/v2/bot/message/{messageId}/content');
  });

  it.each([
    [202, { kind: 'not_ready' }],
    [404, { kind: 'not_found' }],
    [410, { kind: 'gone' }],
    [302, { kind: 'failed', status: 302 }],
    [500, { kind: 'failed', status: 500 }],
  ])('is not there when LINE answers %d', async (status, outcome) => {
    line.behave(answerJson(status, { message: 'x' }, { location: 'http://169.254.169.254/' }));
    expect(await client.openContent('468789577898262530')).toMatchObject(outcome);
  });

  it('that breaks off fails its reader', async () => {
    line.behave((response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('half', () => response.destroy());
    });
    await expect(read((await openReady(client)).stream)).rejects.toThrow();
  });

  it('that never ends fails its reader in time', async () => {
    line.behave((response) => void response.writeHead(200).write('half'));
    const { stream } = await openReady(clientFor(baseUrl, 5000, 50));
    await expect(read(stream)).rejects.toThrow('The content did not arrive within 50 ms.');
  });

  it('that nobody reads ends in time and harms nobody', async () => {
    const closed = new Promise((resolve) =>
      line.behave((response) => {
        response.on('close', resolve);
        response.writeHead(200).write('half');
      }),
    );
    await openReady(clientFor(baseUrl, 5000, 50));
    await closed;
  });

  it('can be given up before and while it is read', async () => {
    line.behave((response) => void response.writeHead(200).write('half'));
    const unread = await openReady(client);
    unread.abort();
    await expect(read(unread.stream)).rejects.toThrow();

    const { stream, abort } = await openReady(client);
    await expect(
      (async () => {
        for await (const _ of stream) abort();
      })(),
    ).rejects.toThrow();
  });

  it('that does not begin in time has failed', async () => {
    line.behave(hang);
    const outcome = await hasty.openContent('468789577898262530');
    expect(outcome).toEqual({ kind: 'failed', status: null, message: 'LINE did not answer in time.' });
  });

  it('of anything but a LINE message is never asked for', async () => {
    expect(await client.openContent('../../profile/x')).toMatchObject({ kind: 'failed', status: null });
    expect(line.requests).toHaveLength(0);
  });
});

describe('typing indicator and read mark', () => {
  it('are asked for in the form of LINE', async () => {
    line.behave(answerJson(202, {}));
    expect(await client.startLoading(userId, 20)).toEqual({ kind: 'done' });
    expect(await client.markAsRead('read-me')).toEqual({ kind: 'done' });
    expect(line.requests.map(({ path, body }) => [path, JSON.parse(body) as unknown])).toEqual([
      ['/v2/bot/chat/loading/start', { chatId: userId, loadingSeconds: 20 }],
      ['/v2/bot/chat/markAsRead', { markAsReadToken: 'read-me' }],
    ]);
  });

  it.each([
    [userId, 7],
    [userId, 65],
    [userId, 0],
    [userId, Number.NaN],
    ['C1234567890abcdef1234567890abcdef', 20],
  ])('are never asked for %s and %d seconds [case 84]', async (to, seconds) => {
    expect(await client.startLoading(to, seconds)).toMatchObject({ kind: 'failed', status: null });
    expect(line.requests).toHaveLength(0);
  });

  it('tell that LINE refuses a token', async () => {
    line.behave(answerJson(400, { message: 'Invalid markAsReadToken.' }));
    expect(await client.markAsRead('foreign')).toEqual({
      kind: 'failed',
      status: 400,
      message: 'Invalid markAsReadToken.',
    });
  });
});

describe('account', () => {
  const quota = (answer: unknown) =>
    line.behave((response, request) =>
      answerJson(200, request.path.endsWith('/consumption') ? { totalUsage: 42 } : answer)(response, request),
    );

  it('says how much of the month is used, with or without a limit [case 86]', async () => {
    quota({ type: 'limited', value: 300 });
    expect(await client.getQuota()).toEqual({ kind: 'known', limit: 300, used: 42 });
    quota({ type: 'none' });
    expect(await client.getQuota()).toEqual({ kind: 'known', limit: null, used: 42 });
    quota({ type: 'somethingNew' });
    expect(await client.getQuota()).toMatchObject({ kind: 'failed', status: 200 });
  });

  it('says who it is and where else it may be answered', async () => {
    line.behave(
      answerJson(200, {
        userId,
        basicId: '@jsk',
        displayName: 'JSK',
        chatMode: 'chat',
        markAsReadMode: 'new',
      }),
    );
    expect(await client.getBotInfo()).toEqual({
      kind: 'known',
      lineUserId: userId,
      basicId: '@jsk',
      displayName: 'JSK',
      pictureUrl: null,
      chatMode: 'chat',
      markAsReadMode: 'unknown',
    });
    line.behave(answerJson(401, { message: 'Authentication failed.' }));
    expect(await client.getBotInfo()).toEqual({
      kind: 'failed',
      status: 401,
      message: 'Authentication failed.',
    });
  });

  it('has messages checked without sending them', async () => {
    line.behave(answerJson(200, {}));
    expect(await client.validate(hello)).toEqual({ kind: 'valid' });
    expect(line.requests[0]?.path).toBe('/v2/bot/message/validate/push');
    const details = [{ message: 'May not be empty', property: 'messages[0].text' }];
    line.behave(answerJson(400, { message: 'The request body has 1 error(s)', details }));
    expect(await client.validate(hello)).toMatchObject({ kind: 'invalid', details });
    line.behave(answerJson(500, {}));
    expect(await client.validate(hello)).toMatchObject({ kind: 'failed', status: 500 });
  });
});
