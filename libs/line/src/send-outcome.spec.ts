import {
  answerJson,
  breakConnection,
  FakeLineServer,
  hang,
  unusedAddress,
} from './fixtures/fake-line-server';
import { LineClient } from './line.client';
import type { OutgoingMessage } from './outgoing-message';
import { rejectedMessageIndexes } from './send-outcome';

const userId = 'U8189cf6745fc0d808977bdb0b9f22995';
const retryKey = '123e4567-e89b-12d3-a456-426614174000';
const requestId = 'b3c7d8e1-0000-4000-8000-000000000001';
const replyToken = '38ef843bde154d9b91c21320ffd17a0f';
const hello: OutgoingMessage[] = [{ type: 'text', text: 'สวัสดีค่ะ {name} $' }];
const sentMessages = [{ id: '461230966842064897', quoteToken: 'IStG5h1Tz7b' }];
const rateLimit = { message: 'The API rate limit has been exceeded. Try again later.' };
const monthlyLimit = { message: 'You have reached your monthly limit.' };
const accepted = { kind: 'accepted', sentMessages, requestId, wasAlreadyAccepted: false };

let line: FakeLineServer;
let baseUrl: string;
let client: LineClient;
/** For answers that never come. */
let hasty: LineClient;

function clientFor(url: string, timeoutMs = 5000): LineClient {
  return new LineClient({ channelAccessToken: 'the-token', apiBaseUrl: url, dataApiBaseUrl: url, timeoutMs });
}

// A server for each test: what a client has given up on may still arrive.
beforeEach(async () => {
  line = new FakeLineServer();
  baseUrl = await line.start();
  client = clientFor(baseUrl);
  hasty = clientFor(baseUrl, 50);
});
afterEach(() => line.stop());

describe('reply', () => {
  it('sends the messages as written, without a retry key, and gives the ids of LINE [case 56]', async () => {
    line.behave(answerJson(200, { sentMessages }));
    expect(await client.reply(replyToken, hello)).toEqual(accepted);
    const [request] = line.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/v2/bot/message/reply' });
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer the-token',
      'content-type': 'application/json',
    });
    expect(request?.headers).not.toHaveProperty('x-line-retry-key');
    expect(JSON.parse(request?.body ?? '')).toEqual({ replyToken, messages: hello });
  });

  it.each([
    'Invalid reply token',
    "The property, 'replyToken', in the request body is invalid (line: 1, column: 15)",
  ])('is told that the token is of no use: %s [case 53]', async (message) => {
    line.behave(answerJson(400, { message }));
    expect(await client.reply(replyToken, hello)).toMatchObject({
      kind: 'rejected',
      reason: 'invalid_reply_token',
      status: 400,
      message,
    });
  });

  it('is uncertain when LINE does not answer in time', async () => {
    line.behave(hang);
    expect(await hasty.reply(replyToken, hello)).toMatchObject({ kind: 'uncertain' });
  });

  it('is uncertain when the connection breaks after sending', async () => {
    line.behave(breakConnection);
    expect(await client.reply(replyToken, hello)).toMatchObject({ kind: 'uncertain' });
    expect(line.requests).toHaveLength(1);
  });

  it.each([500, 502, 503, 409, 302])('is uncertain when LINE answers %d', async (status) => {
    line.behave(answerJson(status, { message: 'Internal Server Error' }, { location: '/elsewhere' }));
    expect(await client.reply(replyToken, hello)).toEqual({
      kind: 'uncertain',
      message: 'Internal Server Error',
    });
    expect(line.requests).toHaveLength(1);
  });

  it('may be repeated when no connection was made [case 68]', async () => {
    const outcome = await clientFor(await unusedAddress()).reply(replyToken, hello);
    expect(outcome).toMatchObject({ kind: 'retryable', reason: 'unreachable', status: null });
  });

  it('may be repeated when the other end does not speak TLS [case 68]', async () => {
    const outcome = await clientFor(baseUrl.replace('http:', 'https:')).reply(replyToken, hello);
    expect(outcome).toMatchObject({ kind: 'retryable', reason: 'unreachable' });
    expect(line.requests).toHaveLength(0);
  });
});

describe('push', () => {
  it('carries its retry key and gives the ids of LINE', async () => {
    line.behave(answerJson(200, { sentMessages }));
    expect(await client.push(userId, hello, retryKey)).toEqual(accepted);
    expect(line.requests[0]).toMatchObject({
      path: '/v2/bot/message/push',
      headers: { 'x-line-retry-key': retryKey },
    });
    expect(JSON.parse(line.requests[0]?.body ?? '')).toEqual({ to: userId, messages: hello });
  });

  it('is repeated with the same bytes and the same key [case 57]', async () => {
    line.behave(answerJson(500, {}));
    expect(await client.push(userId, hello, retryKey)).toMatchObject({
      kind: 'retryable',
      reason: 'server_error',
    });
    line.behave(answerJson(200, { sentMessages }));
    expect(await client.push(userId, hello, retryKey)).toEqual(accepted);
    expect(line.requests[1]?.body).toBe(line.requests[0]?.body);
    expect(line.requests[1]?.headers['x-line-retry-key']).toBe(line.requests[0]?.headers['x-line-retry-key']);
  });

  it('counts as accepted when LINE had accepted it before [case 58] [case 59]', async () => {
    const acceptedId = { 'x-line-accepted-request-id': 'the-first-request' };
    line.behave(answerJson(409, { message: 'The retry key is already accepted', sentMessages }, acceptedId));
    expect(await client.push(userId, hello, retryKey)).toEqual({
      kind: 'accepted',
      sentMessages,
      requestId: 'the-first-request',
      wasAlreadyAccepted: true,
    });
    line.behave(answerJson(409, { message: 'The retry key is already accepted' }));
    expect(await client.push(userId, hello, retryKey)).toMatchObject({ kind: 'accepted', sentMessages: [] });
  });

  it('may be repeated after silence, a broken connection or none [case 68]', async () => {
    const unreachable = { kind: 'retryable', reason: 'unreachable', status: null };
    line.behave(hang);
    expect(await hasty.push(userId, hello, retryKey)).toMatchObject(unreachable);
    line.behave(breakConnection);
    expect(await client.push(userId, hello, retryKey)).toMatchObject(unreachable);
    expect(await clientFor(await unusedAddress()).push(userId, hello, retryKey)).toMatchObject(unreachable);
  });

  it.each([
    ['', null],
    ['7', 7000],
    ['-1', null],
    ['soon', null],
  ])('waits when there are too many at once (Retry-After: %j)', async (retryAfter, retryAfterMs) => {
    line.behave(answerJson(429, rateLimit, { 'retry-after': retryAfter }));
    expect(await client.push(userId, hello, retryKey)).toEqual({
      kind: 'retryable',
      reason: 'rate_limited',
      status: 429,
      message: rateLimit.message,
      retryAfterMs,
      requestId,
    });
  });

  it.each([
    [429, monthlyLimit, 'monthly_limit'],
    [400, { message: 'Failed to send messages' }, 'invalid_request'],
    [401, { message: 'Authentication failed.' }, 'unauthorised'],
    [403, { message: 'Access to this API is not available for your account' }, 'forbidden'],
    [404, { message: 'Not found' }, 'invalid_request'],
    [413, {}, 'too_large'],
    [415, { message: 'The content type, XXX, is not supported' }, 'invalid_request'],
  ])('is not repeated after %d %j [case 65] [case 66]', async (status, body, reason) => {
    line.behave(answerJson(status, body));
    expect(await client.push(userId, hello, retryKey)).toMatchObject({
      kind: 'rejected',
      reason,
      status,
      requestId,
    });
  });

  it('shows what LINE finds wrong [case 63]', async () => {
    const details = [{ message: 'Length must be between 0 and 5000', property: 'messages[0].text' }];
    const message = 'The request body has 1 error(s)';
    line.behave(answerJson(400, { message, details: [...details, 7] }));
    expect(await client.push(userId, hello, retryKey)).toMatchObject({ kind: 'rejected', message, details });
  });

  it('that quotes a message of another chat shows that LINE refuses the token [case 74]', async () => {
    const details = [{ message: 'Invalid quote token', property: 'messages[1].quoteToken' }];
    line.behave(answerJson(400, { message: 'The request body has 1 error(s)', details }));
    const quoting: OutgoingMessage = { type: 'text', text: 'ครับ', quoteToken: 'foreign' };
    const outcome = await client.push(userId, [...hello, quoting], retryKey);
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'invalid_request', status: 400, details });
  });

  it.each([
    ['../message/quota', retryKey, 'to'],
    ['C1234567890abcdef1234567890abcdef', retryKey, 'to'],
    [userId, 'message-7', 'X-Line-Retry-Key'],
  ])('to %s with key %s is refused before sending [case 83]', async (to, key, property) => {
    expect(await client.push(to, hello, key)).toMatchObject({ kind: 'rejected', details: [{ property }] });
    expect(line.requests).toHaveLength(0);
  });
});

describe('a refusal of several messages', () => {
  it.each([
    [[], '', []],
    [['to'], 'The request body has 1 error(s)', []],
    [['messages'], '', []],
    [['messages[1].text'], '', [1]],
    [['messages[3].quickReply.items[0].action.label', 'messages[1].type', 'messages[3].text'], '', [1, 3]],
    [['/footer/contents/0/action/uri'], 'A message (messages[2]) in the request body is invalid', [2]],
    [['sentmessages[1]', 'messages[-1]', 'messages[x]', ''], '', []],
  ])('names those that are wrong: %j %s', (properties, message, indexes) => {
    expect(
      rejectedMessageIndexes(
        properties.map((property) => ({ property })),
        message,
      ),
    ).toEqual(indexes);
  });
});

describe('a success', () => {
  it.each<[string, string]>([
    ['an empty body', ''],
    ['a page of HTML', '<html>ok</html>'],
    ['null', 'null'],
    ['a list without ids', '{"sentMessages":[{"id":"1"},{}]}'],
    ['an id that JavaScript has rounded', '{"sentMessages":[{"id":461230966842064897}]}'],
  ])('with %s is a success with unknown ids [case 67]', async (_, body) => {
    line.behave((response) => response.writeHead(200, { 'x-line-request-id': requestId }).end(body));
    const unknownIds = { ...accepted, sentMessages: [] };
    expect(await client.reply(replyToken, hello)).toEqual(unknownIds);
    expect(await client.push(userId, hello, retryKey)).toEqual(unknownIds);
  });

  it('whose body breaks off or never ends is a success with unknown ids [case 67]', async () => {
    const unknownIds = { kind: 'accepted', sentMessages: [], requestId: null };
    line.behave((response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{"sentMessages":[', () => response.destroy());
    });
    expect(await client.reply(replyToken, hello)).toMatchObject(unknownIds);
    line.behave((response) => void response.writeHead(200).write('{'));
    expect(await clientFor(baseUrl, 500).reply(replyToken, hello)).toMatchObject(unknownIds);
  });
});
