import { CircuitBreaker } from './circuit-breaker';
import { answerJson, breakConnection, FakeLineServer, hang } from './fixtures/fake-line-server';
import { LineClient } from './line.client';
import type { LineCall } from './line-transport';
import type { OutgoingMessage } from './outgoing-message';

const userId = 'U8189cf6745fc0d808977bdb0b9f22995';
const retryKey = '123e4567-e89b-12d3-a456-426614174000';
const replyToken = '38ef843bde154d9b91c21320ffd17a0f';
const hello: OutgoingMessage[] = [{ type: 'text', text: 'สวัสดีค่ะ' }];

let line: FakeLineServer;
let time: number;
let breaker: CircuitBreaker;
let calls: LineCall[];
let client: LineClient;
/** For answers that never come. */
let hasty: LineClient;

beforeEach(async () => {
  line = new FakeLineServer();
  const url = await line.start();
  time = 1_000_000;
  calls = [];
  breaker = new CircuitBreaker({ now: () => time });
  const options = {
    channelAccessToken: 'the-token',
    apiBaseUrl: url,
    dataApiBaseUrl: url,
    breaker,
    onCall: (call: LineCall) => calls.push(call),
  };
  client = new LineClient(options);
  hasty = new LineClient({ ...options, timeoutMs: 50 });
});
afterEach(() => line.stop());

const push = () => client.push(userId, hello, retryKey);

async function failFiveTimes(): Promise<void> {
  line.behave(answerJson(500, { message: 'Internal Server Error' }));
  for (let failures = 0; failures < 5; failures++) await push();
}

describe('LINE that does not work', () => {
  it('is not called any more after 5 failures in a row, of whatever kind and call', async () => {
    line.behave(answerJson(503, {}));
    await push();
    await client.getProfile(userId);
    line.behave(breakConnection);
    await client.reply(replyToken, hello);
    await client.getBotInfo();
    line.behave(hang);
    await hasty.startLoading(userId, 20);
    expect(breaker.snapshot()).toMatchObject({ state: 'open', consecutiveFailures: 5 });

    line.behave(answerJson(200, {}));
    await push();
    await client.getProfile(userId);
    expect(line.requests).toHaveLength(5);
    expect(calls).toHaveLength(5);
  });

  it('leaves messages to be sent again unchanged, as soon as it may be tried', async () => {
    await failFiveTimes();
    time += 10_000;
    const later = {
      kind: 'retryable',
      reason: 'breaker_open',
      status: null,
      message: expect.any(String) as string,
      retryAfterMs: 20_000,
      requestId: null,
    };
    expect(await push()).toEqual(later);
    expect(await client.reply(replyToken, hello)).toEqual(later);
    expect(await client.getQuota()).toMatchObject({ kind: 'failed', status: null });
  });

  it('is tried with one single call after 30 seconds, while the others still wait', async () => {
    await failFiveTimes();
    time += 30_000;
    const arrival = new Promise<() => void>((arrived) =>
      line.behave((response, request) => arrived(() => answerJson(200, {})(response, request))),
    );
    const probe = push();
    expect(await push()).toMatchObject({ reason: 'breaker_open', retryAfterMs: null });
    const answer = await arrival;
    answer();
    expect(await probe).toMatchObject({ kind: 'accepted' });

    line.behave(answerJson(200, {}));
    expect(await push()).toMatchObject({ kind: 'accepted' });
    expect(breaker.snapshot().state).toBe('closed');
  });

  it('tells the quota with the first call that works again', async () => {
    await failFiveTimes();
    time += 30_000;
    line.behave((response, request) => {
      const isUsage = request.path.endsWith('/consumption');
      answerJson(200, isUsage ? { totalUsage: 42 } : { type: 'none' })(response, request);
    });
    expect(await client.getQuota()).toEqual({ kind: 'known', limit: null, used: 42 });
  });

  it.each([400, 401, 403, 404, 409, 413, 415, 429])('is not meant by a refusal: %d', async (status) => {
    line.behave(answerJson(status, { message: 'no' }));
    for (let refusals = 0; refusals < 6; refusals++) await push();
    expect(breaker.snapshot()).toMatchObject({ state: 'closed', consecutiveFailures: 0 });
    expect(line.requests).toHaveLength(6);
  });

  it('does not keep content on the other host from arriving', async () => {
    await failFiveTimes();
    line.behave((response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end('jpeg'));
    const content = await client.openContent('468789577898262530');
    expect(content.kind).toBe('ready');
    if (content.kind === 'ready') content.abort();
  });
});
