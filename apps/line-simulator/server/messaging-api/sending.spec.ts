import { openSimulatedChannel, send, type SimulatedChannel } from '../testing/simulated-channel';

const KEY = '123e4567-e89b-12d3-a456-426614174000';
const HELLO = [{ type: 'text', text: 'สวัสดีค่ะ' }];

describe('the account', () => {
  let channel: SimulatedChannel;
  let userId: string;

  beforeEach(async () => {
    channel = await openSimulatedChannel();
    userId = await channel.newCustomer();
  });

  afterEach(() => channel.close());

  const push = (
    body: object = {},
    headers: Record<string, string> = {},
  ): ReturnType<SimulatedChannel['line']> =>
    channel.line('POST', '/v2/bot/message/push', { to: userId, messages: HELLO, ...body }, headers);
  const received = async (): Promise<Record<string, unknown>[]> => {
    const { messages } = await channel.control('GET', `/customers/${userId}/messages`);
    return messages as Record<string, unknown>[];
  };
  const write = async (): Promise<string> => {
    const sent = await channel.control('POST', `/customers/${userId}/messages`, {
      type: 'text',
      text: 'ถามหน่อย',
    });
    return String(sent['replyToken']);
  };
  const reply = (replyToken: string, headers = {}): ReturnType<SimulatedChannel['line']> =>
    channel.line('POST', '/v2/bot/message/reply', { replyToken, messages: HELLO }, headers);
  const violations = async (): Promise<unknown[]> => {
    const { violations: found } = await channel.control('GET', '/requests');
    return (found as { rule: string }[]).map(({ rule }) => rule);
  };

  it('replies for free, once, within a minute', async () => {
    const [first, second] = [await write(), await write()];
    const answer = await reply(first);

    expect(answer.status).toBe(200);
    expect(answer.json['sentMessages']).toEqual([{ id: expect.any(String), quoteToken: expect.any(String) }]);
    expect(answer.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await reply(first)).toMatchObject({ status: 400, json: { message: 'Invalid reply token' } });
    channel.turnClock(60_001);
    expect((await reply(second)).status).toBe(400);
    expect((await received()).filter((message) => message['via'] === 'reply')).toEqual([
      expect.objectContaining({ direction: 'toCustomer', paid: false, message: HELLO[0] }),
    ]);
    expect(await channel.line('GET', '/v2/bot/message/quota/consumption')).toMatchObject({
      json: { totalUsage: 0 },
    });
  });

  it('keeps its reply token when the messages are refused', async () => {
    const replyToken = await write();
    const refused = await channel.line('POST', '/v2/bot/message/reply', { replyToken, messages: [] });

    expect(refused.status).toBe(400);
    expect((await reply(replyToken)).status).toBe(200);
  });

  it('pays one message for a push, however many bubbles it has', async () => {
    await push({ messages: [...HELLO, ...HELLO, ...HELLO] });

    expect((await received()).map((message) => message['paid'])).toEqual([true, true, true]);
    expect(await channel.line('GET', '/v2/bot/message/quota/consumption')).toMatchObject({
      json: { totalUsage: 1 },
    });
  });

  it('gets 409 with the first outcome when it retries an accepted push with its key', async () => {
    const first = await push({}, { 'x-line-retry-key': KEY });
    const second = await push({}, { 'X-Line-Retry-Key': KEY });

    expect(second.status).toBe(409);
    expect(second.json).toEqual({
      message: 'The retry key is already accepted',
      sentMessages: first.json['sentMessages'],
    });
    expect(second.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'));
    expect(await received()).toHaveLength(1);
  });

  it('may use a retry key again after a refusal, and after 24 hours', async () => {
    const key = { 'x-line-retry-key': KEY };

    expect((await push({ messages: [] }, key)).status).toBe(400);
    expect((await push({}, key)).status).toBe(200);
    channel.turnClock(24 * 60 * 60_000);
    expect((await push({}, key)).status).toBe(200);
  });

  it('is told when a retry key stands where none belongs or is malformed [case 56]', async () => {
    expect((await reply(await write(), { 'x-line-retry-key': KEY })).status).toBe(400);
    expect((await push({}, { 'x-line-retry-key': 'again' })).status).toBe(400);
    await push({}, { 'x-line-retry-key': KEY });
    await push({ notificationDisabled: true }, { 'x-line-retry-key': KEY });
    expect(await violations()).toEqual(['retry-key', 'retry-key', 'retry-key']);
  });

  it('gets 200 for a push to somebody who blocked it, but nothing arrives and nothing is counted', async () => {
    await channel.control('POST', `/customers/${userId}/unfollow`);

    expect((await push()).status).toBe(200);
    expect(await received()).toEqual([]);
    expect(await channel.line('GET', '/v2/bot/message/quota/consumption')).toMatchObject({
      json: { totalUsage: 0 },
    });
    expect((await channel.line('GET', `/v2/bot/profile/${userId}`)).status).toBe(404);
  });

  it('breaks a rule when it writes to somebody LINE does not know', async () => {
    const answer = await push({ to: `U${'0'.repeat(32)}` });

    expect(answer).toMatchObject({ status: 400, json: { message: 'Failed to send messages' } });
    expect((await push({ to: '../quota' })).status).toBe(400);
    expect(await violations()).toEqual(['unknown-user', 'request-body']);
  });

  it('gets 200 for a push to an account that is gone, and nothing is counted', async () => {
    await channel.control('PATCH', `/customers/${userId}`, { isDeleted: true });

    expect((await push()).status).toBe(200);
    expect(await received()).toEqual([]);
    expect((await channel.line('GET', `/v2/bot/profile/${userId}`)).status).toBe(404);
  });

  it('reaches a stranger for seven days after he or she wrote', async () => {
    const stranger = await channel.control('POST', '/customers', {
      displayName: 'คนแปลกหน้า',
      isFollowing: false,
    });
    const to = String(stranger['userId']);
    const consumption = async (): Promise<unknown> =>
      (await channel.line('GET', '/v2/bot/message/quota/consumption')).json['totalUsage'];

    expect((await push({ to })).status).toBe(200);
    expect(await consumption()).toBe(0);
    await channel.control('POST', `/customers/${to}/messages`, { type: 'text', text: 'สวัสดี' });
    expect((await channel.line('GET', `/v2/bot/profile/${to}`)).status).toBe(200);
    await push({ to });
    channel.turnClock(7 * 24 * 60 * 60_000 + 1);
    await push({ to });
    expect(await consumption()).toBe(1);
  });

  it('is stopped by the monthly limit when pushing, but not when replying', async () => {
    await channel.control('POST', '/faults', { quota: { limit: 1, used: 1 } });

    expect(await push()).toMatchObject({
      status: 429,
      json: { message: 'You have reached your monthly limit.' },
    });
    expect((await reply(await write())).status).toBe(200);
    await channel.control('POST', '/faults', { quota: { limit: null } });
    expect((await push()).status).toBe(200);
    expect(await channel.line('GET', '/v2/bot/message/quota')).toMatchObject({ json: { type: 'none' } });
  });

  it('quotes only in the chat the quote token came from', async () => {
    const sent = await channel.control('POST', `/customers/${userId}/messages`, {
      type: 'text',
      text: 'เดิม',
    });
    const messages = [{ type: 'text', text: 'ตอบ', quoteToken: sent['quoteToken'] }];
    const stranger = await channel.newCustomer();

    expect((await push({ messages })).status).toBe(200);
    expect((await push({ to: stranger, messages })).status).toBe(400);
    expect((await received()).at(-1)).toMatchObject({ message: { quotedMessageId: sent['messageId'] } });
  });

  it('breaks a rule when it sends in standby', async () => {
    await channel.control('POST', '/faults', { webhook: { mode: 'standby' } });
    await write();

    expect((await push()).status).toBe(200);
    expect(await violations()).toEqual(['standby']);
  });

  it('sends to many people at once, paying for each who gets it', async () => {
    const blocked = await channel.newCustomer();
    await channel.control('POST', `/customers/${blocked}/unfollow`);
    const body = { to: [userId, userId, blocked], messages: HELLO };

    expect(await channel.line('POST', '/v2/bot/message/multicast', body)).toMatchObject({
      status: 200,
      json: {},
    });
    expect(await channel.line('GET', '/v2/bot/message/quota/consumption')).toMatchObject({
      json: { totalUsage: 1 },
    });
    expect((await channel.line('POST', '/v2/bot/message/multicast', { ...body, to: [] })).status).toBe(400);
  });

  it('sends to all friends, paying for each, with broadcast and narrowcast', async () => {
    const friends = 5;
    const narrowcast = await channel.line('POST', '/v2/bot/message/narrowcast', { messages: HELLO });
    const requestId = String(narrowcast.headers.get('x-line-request-id'));
    const progress = `/v2/bot/message/progress/narrowcast?requestId=${requestId}`;

    expect(narrowcast).toMatchObject({ status: 202, json: {} });
    expect((await channel.line('GET', progress)).json).toMatchObject({
      phase: 'succeeded',
      successCount: friends,
    });
    expect(await channel.line('POST', '/v2/bot/message/broadcast', { messages: HELLO })).toMatchObject({
      status: 200,
      json: {},
    });
    expect((await received()).map(({ via }) => via)).toEqual(['narrowcast', 'broadcast']);
    expect(await channel.line('GET', '/v2/bot/message/quota/consumption')).toMatchObject({
      json: { totalUsage: 2 * friends },
    });
  });

  it('can have messages checked without sending them', async () => {
    const path = '/v2/bot/message/validate/reply';

    expect(await channel.line('POST', path, { messages: HELLO })).toMatchObject({ status: 200, json: {} });
    expect((await channel.line('POST', path, { messages: [] })).status).toBe(400);
    expect(await received()).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it('is turned away by token, method, path, type, size and form as LINE does', async () => {
    const path = '/v2/bot/message/push';
    const { url } = channel.simulator;

    expect((await send(`${url}${path}`, 'POST', {}, {})).status).toBe(401);
    expect((await send(`${url}${path}`, 'POST', {}, { authorization: 'Bearer other' })).status).toBe(401);
    expect((await channel.line('GET', path)).status).toBe(405);
    expect((await channel.line('POST', '/v2/bot/message/teleport', {})).status).toBe(404);
    expect((await channel.line('POST', path, 'a', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await channel.line('POST', path, `"${'a'.repeat(2 * 1024 * 1024)}"`)).status).toBe(413);
    const unparsable = await channel.line('POST', path, '{\n"to": }');
    expect(unparsable.json['message']).toMatch(
      /^The request body could not be parsed as JSON \(line: 2, column: \d+\)$/,
    );
    expect(unparsable.headers.get('x-line-request-id')).toBeTruthy();
    expect(
      (await channel.line('POST', path, `{"messages":${'['.repeat(9000)}${']'.repeat(9000)}}`)).status,
    ).toBe(400);
    expect(new Set(await violations())).toEqual(
      new Set(['authorization', 'method', 'endpoint', 'content-type', 'body-size', 'json']),
    );
  });
});
