import { openSimulatedChannel, type SimulatedChannel } from '../testing/simulated-channel';

describe('fault switches', () => {
  let channel: SimulatedChannel;
  let userId: string;

  beforeEach(async () => {
    channel = await openSimulatedChannel();
    userId = await channel.newCustomer();
  });

  afterEach(() => channel.close());

  const set = (faults: object): Promise<unknown> => channel.control('POST', '/faults', faults);
  const push = (): ReturnType<SimulatedChannel['line']> =>
    channel.line('POST', '/v2/bot/message/push', { to: userId, messages: [{ type: 'text', text: 'a' }] });
  const arrived = async (): Promise<number> => {
    const { messages } = await channel.control('GET', `/customers/${userId}/messages`);
    return (messages as unknown[]).length;
  };

  it('answer with a status as often as asked for, then let calls through', async () => {
    await set({ push: { mode: 'status', status: 429, times: 2, retryAfterSeconds: 3 } });
    const first = await push();

    expect(first.status).toBe(429);
    expect(first.headers.get('retry-after')).toBe('3');
    expect((await push()).status).toBe(429);
    expect((await push()).status).toBe(200);
    expect(await arrived()).toBe(1);
  });

  it('cut the connection before or after the call took effect', async () => {
    await set({ push: { mode: 'drop_before', times: 1 } });
    await expect(push()).rejects.toThrow();
    expect(await arrived()).toBe(0);

    await set({ push: { mode: 'accept_then_drop', times: 1 } });
    await expect(push()).rejects.toThrow();
    expect(await arrived()).toBe(1);
  });

  it('answer 500, HTML or nothing although the call took effect', async () => {
    await set({ push: { mode: 'accept_then_500', times: 1 } });
    expect((await push()).status).toBe(500);
    await set({ push: { mode: 'html_body', times: 1 } });
    expect((await push()).text).toContain('<h1>');
    await set({ push: { mode: 'empty_body', times: 1 } });
    expect(await push()).toMatchObject({ status: 200, text: '' });
    expect(await arrived()).toBe(3);
  });

  it('leave a call hanging until the caller gives up', async () => {
    await set({ push: { mode: 'hang' } });
    const signal = AbortSignal.timeout(50);
    const call = fetch(`${channel.simulator.url}/v2/bot/message/push`, {
      method: 'POST',
      body: '{}',
      signal,
    });

    await expect(call).rejects.toThrow();
    await set({ push: null });
    expect((await push()).status).toBe(200);
  });

  it('break a download in the middle', async () => {
    const sent = await channel.control('POST', `/customers/${userId}/messages`, { type: 'image' });
    await set({ content: { mode: 'cut_midway', times: 1 } });

    await expect(
      channel.line('GET', `/v2/bot/message/${String(sent['messageId'])}/content`),
    ).rejects.toThrow();
  });

  it('do not count as rules broken by the account, but are shown in the log', async () => {
    await set({ push: { mode: 'status', status: 500, times: 1 } });
    await push();
    const { requests, violations } = await channel.control('GET', '/requests');

    expect(violations).toEqual([]);
    expect(requests).toEqual([
      expect.objectContaining({ status: 500, fault: 'status', paid: null, violations: [] }),
    ]);
  });

  it('change only what is named', async () => {
    await set({ latencyMs: 1, webhook: { duplicates: true, redelivery: { delayMs: 5 } } });
    await set({ webhook: { escape: 'all' }, quota: { used: 7 } });

    expect(await channel.control('GET', '/faults')).toMatchObject({
      latencyMs: 1,
      quota: { limit: 15_000, used: 7 },
      webhook: { escape: 'all', duplicates: true, redelivery: { enabled: false, attempts: 3, delayMs: 5 } },
    });
  });

  it('make many pushes to one person too many', async () => {
    await set({ sameUserPushesPerMinute: 1 });

    expect([(await push()).status, (await push()).status]).toEqual([200, 429]);
    expect(channel.brokenRules()).toEqual([]);
  });

  it.each([
    [400, 'Failed to send messages'],
    [401, 'Authentication failed. Confirm that the access token in the authorization header is valid.'],
    [403, 'Access to this API is not available for your account'],
    [429, 'The API rate limit has been exceeded. Try again later.'],
    [500, 'Internal server error'],
  ])('say with %s what LINE says', async (status, message) => {
    await set({ push: { mode: 'status', status } });

    expect(await push()).toMatchObject({ status, json: { message } });
  });

  it('can say that the month is used up without touching the counter', async () => {
    const message = 'You have reached your monthly limit.';
    await set({ push: { mode: 'status', status: 429, message } });

    expect(await push()).toMatchObject({ status: 429, json: { message } });
  });

  it('answer 409 to a call that took effect, with the ids of its messages or without', async () => {
    await set({ push: { mode: 'accept_then_409', times: 1 } });
    const withIds = await push();
    await set({ push: { mode: 'accept_then_409', omitSentMessages: true, times: 1 } });
    const withoutIds = await push();

    expect(withIds).toMatchObject({ status: 409, json: { sentMessages: [{ id: expect.any(String) }] } });
    expect(withIds.headers.get('x-line-accepted-request-id')).toBeTruthy();
    expect(withoutIds.json).toEqual({ message: 'The retry key is already accepted' });
    expect(await arrived()).toBe(2);
  });

  it.each(['wrong_length', 'oversized'])('break a download with %s', async (mode) => {
    const sent = await channel.control('POST', `/customers/${userId}/messages`, { type: 'image' });
    await set({ content: { mode } });
    const response = await fetch(
      `${channel.simulator.url}/v2/bot/message/${String(sent['messageId'])}/content`,
      { headers: { authorization: 'Bearer channel-access-token' } },
    );
    const read = async (): Promise<number> => {
      let bytes = 0;
      for await (const chunk of response.body ?? []) {
        bytes += (chunk as Uint8Array).length;
        if (bytes > 1024 * 1024) return bytes;
      }
      return bytes;
    };

    if (mode === 'oversized') expect(await read()).toBeGreaterThan(1024 * 1024);
    else await expect(read()).rejects.toThrow();
  });

  it('name a limit of their own, which nobody breaks a rule by reaching', async () => {
    await set({ requestsPerSecond: { push: 1 } });

    expect([(await push()).status, (await push()).status]).toEqual([200, 429]);
    expect(channel.brokenRules()).toEqual([]);
  });

  it('let reply tokens end early, which is nobody’s mistake', async () => {
    await set({ replyTokenSeconds: 0 });
    const { replyToken } = await channel.control('POST', `/customers/${userId}/messages`, {
      type: 'text',
      text: 'ถาม',
    });
    const messages = [{ type: 'text', text: 'ตอบ' }];
    const reply = await channel.line('POST', '/v2/bot/message/reply', { replyToken, messages });

    expect(reply).toMatchObject({ status: 400, json: { message: 'Invalid reply token' } });
    expect(channel.brokenRules()).toEqual([]);
  });
});
