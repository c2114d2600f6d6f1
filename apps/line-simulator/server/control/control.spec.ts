import { seedCustomers } from '../seed-customers';
import { openSimulatedChannel, send, type Answer, type SimulatedChannel } from '../testing/simulated-channel';

describe('the control API', () => {
  let channel: SimulatedChannel;

  beforeEach(async () => {
    channel = await openSimulatedChannel();
  });

  afterEach(() => channel.close());

  const attempt = (method: string, path: string, body?: unknown): Promise<Answer> =>
    send(`${channel.simulator.url}/_simulator${path}`, method, body, {});

  it('knows four customers from the start, always under the same ids', async () => {
    const { customers } = await channel.control('GET', '/customers');

    expect(customers).toMatchObject(
      seedCustomers.map(({ userId, displayName }) => ({ userId, displayName })),
    );
    expect(seedCustomers[0]?.userId).toBe('U81e4ba3bc2097d85ac4734eb3ad794fd');
    expect(channel.webhooks).toEqual([]);
  });

  it('adds a customer whose picture the simulator itself serves', async () => {
    const created = await attempt('POST', '/customers', { displayName: 'น้ำ <b>' });

    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({
      userId: expect.stringMatching(/^U[0-9a-f]{32}$/),
      isFollowing: true,
    });
    const avatar = await send(String(created.json['pictureUrl']), 'GET', undefined, {});
    expect(avatar.headers.get('content-type')).toContain('image/svg+xml');
    expect(avatar.text).toContain('>น<');
  });

  it('tells what was sent and received, in order, and how it was paid for', async () => {
    const userId = await channel.newCustomer();
    const written = await channel.control('POST', `/customers/${userId}/messages`, {
      type: 'text',
      text: 'ถาม',
    });
    await channel.control('POST', `/customers/${userId}/postback`, {
      data: 'action=handoff',
      displayText: 'คุยกับคน',
    });
    const messages = [{ type: 'sticker', packageId: '446', stickerId: '1988' }];
    await channel.line('POST', '/v2/bot/message/reply', { replyToken: written['replyToken'], messages });
    await channel.line('POST', '/v2/bot/message/push', { to: userId, messages });

    const chat = await channel.control('GET', `/customers/${userId}/messages`);
    expect(chat['messages']).toMatchObject([
      {
        direction: 'fromCustomer',
        type: 'text',
        via: null,
        message: { text: 'ถาม' },
        id: written['messageId'],
      },
      { direction: 'fromCustomer', type: 'text', id: null, message: { text: 'คุยกับคน' } },
      { direction: 'toCustomer', type: 'sticker', via: 'reply', paid: false },
      { direction: 'toCustomer', type: 'sticker', via: 'push', paid: true },
    ]);
  });

  it('takes a message back so that nothing of it is left', async () => {
    const userId = await channel.newCustomer();
    const { messageId } = await channel.control('POST', `/customers/${userId}/messages`, {
      type: 'text',
      text: 'ลับ',
    });
    await channel.control('POST', `/customers/${userId}/unsend`, { messageId });

    const chat = await attempt('GET', `/customers/${userId}/messages`);
    expect(chat.text).not.toContain('ลับ');
    expect((await attempt('POST', `/customers/${userId}/unsend`, { messageId })).status).toBe(409);
  });

  it.each([
    ['an unknown customer', 'POST', '/customers/U0/messages', { type: 'text', text: 'a' }, 404],
    [
      'an unknown kind of message',
      'POST',
      `/customers/${seedCustomers[0]?.userId}/messages`,
      { type: 'hologram' },
      400,
    ],
    [
      'an empty text',
      'POST',
      `/customers/${seedCustomers[0]?.userId}/messages`,
      { type: 'text', text: '' },
      400,
    ],
    ['a customer without name', 'POST', '/customers', {}, 400],
    [
      'an id that is taken',
      'POST',
      '/customers',
      { displayName: 'a', userId: seedCustomers[0]?.userId },
      409,
    ],
    ['a fault nobody knows', 'POST', '/faults', { push: { mode: 'explode' } }, 400],
    ['a misspelt switch', 'POST', '/faults', { latency: 5 }, 400],
    ['no JSON', 'POST', '/faults', '{', 400],
    ['an unknown path', 'GET', '/nothing', undefined, 404],
    ['both events and a raw body', 'POST', '/webhooks', { events: [], rawBody: '' }, 400],
  ])('answers %s with a clear refusal', async (_name, method, path, body, status) => {
    const answer = await attempt(method, path, body);

    expect(answer.status).toBe(status);
    expect(answer.json['message']).toEqual(expect.any(String));
  });

  it('does not let somebody who blocked the account write to it', async () => {
    const userId = await channel.newCustomer();
    await channel.control('POST', `/customers/${userId}/unfollow`);

    expect((await attempt('POST', `/customers/${userId}/messages`, { type: 'text', text: 'a' })).status).toBe(
      409,
    );
    expect((await attempt('POST', `/customers/${userId}/unfollow`)).status).toBe(409);
  });

  it('forgets everything on reset, but not where webhooks go', async () => {
    const userId = await channel.newCustomer();
    const { replyToken } = await channel.control('POST', `/customers/${userId}/messages`, {
      type: 'text',
      text: 'a',
    });
    await channel.control('POST', '/faults', { quota: { limit: 5, used: 5 }, latencyMs: 1 });
    expect((await attempt('POST', '/reset')).status).toBe(204);

    const reply = await channel.line('POST', '/v2/bot/message/reply', {
      replyToken,
      messages: [{ type: 'text', text: 'a' }],
    });
    expect(reply.status).toBe(400);
    expect((await attempt('GET', `/customers/${userId}/messages`)).status).toBe(404);
    expect(await channel.control('GET', '/faults')).toMatchObject({ latencyMs: 0, quota: { used: 0 } });
    expect((await channel.control('GET', '/channel'))['webhookUrl']).toEqual(expect.any(String));
  });

  it('streams what happens while it happens', async () => {
    const userId = await channel.newCustomer();
    const stream = await fetch(`${channel.simulator.url}/_simulator/stream`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await channel.control('POST', `/customers/${userId}/messages`, { type: 'text', text: 'สด ๆ' });
    let seen = '';
    while (!seen.includes('"type":"webhook"')) seen += (await reader?.read())?.value ?? '';

    expect(seen).toContain('สด ๆ');
    await reader?.cancel();
  });
});
