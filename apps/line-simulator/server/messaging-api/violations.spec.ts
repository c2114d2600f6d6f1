import { openSimulatedChannel, type Answer, type SimulatedChannel } from '../testing/simulated-channel';

const KEY = '123e4567-e89b-12d3-a456-426614174000';
const HELLO = [{ type: 'text', text: 'สวัสดีค่ะ' }];

describe('the list of broken rules', () => {
  let channel: SimulatedChannel;
  let userId: string;

  beforeEach(async () => {
    channel = await openSimulatedChannel();
    userId = await channel.newCustomer();
  });

  afterEach(() => channel.close());

  const line = (path: string, body: object, headers = {}): Promise<Answer> =>
    channel.line('POST', `/v2/bot${path}`, body, headers);
  const push = (body: object = {}, headers = {}): Promise<Answer> =>
    line('/message/push', { to: userId, messages: HELLO, ...body }, headers);
  const write = async (): Promise<Record<string, unknown>> =>
    channel.control('POST', `/customers/${userId}/messages`, { type: 'text', text: 'ถาม' });

  it('is empty while LINE is used as it should be', async () => {
    const { replyToken, markAsReadToken, quoteToken } = await write();
    await line('/chat/loading/start', { chatId: userId, loadingSeconds: 5 });
    await line('/chat/markAsRead', { markAsReadToken });
    await line('/message/reply', { replyToken, messages: [{ ...HELLO[0], quoteToken }] });
    await push({}, { 'x-line-retry-key': KEY });
    await push({}, { 'x-line-retry-key': KEY });

    expect(channel.simulator.violations).toEqual([]);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['message', 'a limit of a message', () => push({ messages: [{ type: 'text', text: 'ก'.repeat(5001) }] })],
    ['message', 'a picture without https', () => push({ messages: [pictureAt('http://example.com/a.png')] })],
    ['unknown-user', 'somebody else’s customer', () => push({ to: `U${'0'.repeat(32)}` })],
    ['quote-token', 'a quote from nowhere', () => push({ messages: [{ ...HELLO[0], quoteToken: 'x' }] })],
    ['loading', 'a loading animation of seven seconds', () => loading(7)],
    ['mark-as-read', 'a token LINE never gave', () => line('/chat/markAsRead', { markAsReadToken: 'x' })],
    ['retry-key', 'a retry key on a reply', () => reply({ 'x-line-retry-key': KEY })],
    ['reply-token', 'a token LINE never gave to reply', () => reply()],
    ['endpoint', 'a path LINE does not have', () => line('/message/teleport', {})],
  ])('names %s for %s', async (rule, _name, breakRule) => {
    await breakRule();

    expect(channel.simulator.violations).toEqual([
      expect.objectContaining({
        rule,
        detail: expect.stringMatching(/.{10}/),
        requestId: expect.any(String),
      }),
    ]);
  });

  function pictureAt(url: string): object {
    return { type: 'image', originalContentUrl: url, previewImageUrl: url };
  }
  function loading(loadingSeconds: number): Promise<Answer> {
    return line('/chat/loading/start', { chatId: userId, loadingSeconds });
  }
  function reply(headers = {}): Promise<Answer> {
    return line('/message/reply', { replyToken: 'a'.repeat(32), messages: HELLO }, headers);
  }

  it('knows a reply token that is used twice, but not one that ended', async () => {
    const [first, second] = [await write(), await write()];
    await line('/message/reply', { replyToken: first['replyToken'], messages: HELLO });
    await line('/message/reply', { replyToken: first['replyToken'], messages: HELLO });
    channel.turnClock(60_001);
    await line('/message/reply', { replyToken: second['replyToken'], messages: HELLO });

    expect(channel.brokenRules()).toEqual(['reply-token']);
  });

  it('knows a retry with another body, also when the first try went wrong', async () => {
    await channel.control('POST', '/faults', { push: { mode: 'status', status: 500, times: 1 } });
    await push({}, { 'x-line-retry-key': KEY });
    await push({ notificationDisabled: true }, { 'x-line-retry-key': KEY });

    expect(channel.brokenRules()).toEqual(['retry-key']);
  });

  it('knows a retry that comes a day too late and is sent twice', async () => {
    await push({}, { 'x-line-retry-key': KEY });
    channel.turnClock(24 * 60 * 60_000);

    expect((await push({}, { 'x-line-retry-key': KEY })).status).toBe(200);
    expect(channel.brokenRules()).toEqual(['retry-key']);
  });

  it.each<[string, (sent: Record<string, unknown>) => Promise<unknown>]>([
    ['a push', () => push()],
    ['a multicast', () => line('/message/multicast', { to: [userId], messages: HELLO })],
    ['a reply with a token from before', (sent) => replyTo(sent['replyToken'])],
    ['a loading animation', () => loading(5)],
    ['a read mark', ({ markAsReadToken }) => line('/chat/markAsRead', { markAsReadToken })],
  ])('knows %s to a chat in standby, until it is active again', async (_name, send) => {
    const sent = await write();
    await channel.control('POST', '/faults', { webhook: { mode: 'standby' } });
    await write();
    await send(sent);
    expect(channel.brokenRules()).toEqual(['standby']);

    await channel.control('POST', '/faults', { webhook: { mode: 'active' } });
    await write();
    await push();
    expect(channel.brokenRules()).toEqual(['standby']);
  });

  function replyTo(replyToken: unknown): Promise<Answer> {
    return line('/message/reply', { replyToken, messages: HELLO });
  }

  it('forgives a token that was taken back, but not one that never was', async () => {
    await channel.control('POST', '/channel', { channelAccessToken: 'a new token' });
    expect((await push()).status).toBe(401);
    expect(channel.brokenRules()).toEqual([]);

    expect((await push({}, { authorization: 'Bearer a new token' })).status).toBe(200);
    expect((await push({}, { authorization: 'Bearer guessed' })).status).toBe(401);
    expect(channel.brokenRules()).toEqual(['authorization']);
  });

  it('knows a call over a documented rate limit', async () => {
    await channel.control('POST', '/faults', { rateLimits: true });
    const calls = Array.from({ length: 61 }, () => line('/channel/webhook/test', {}));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);

    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect(channel.brokenRules()).toEqual(['rate-limit']);
  });

  it('can be emptied by a test that broke a rule on purpose', async () => {
    await push({ messages: [] });
    await channel.control('DELETE', '/requests');

    expect(await channel.control('GET', '/requests')).toEqual({ requests: [], violations: [] });
  });
});

describe('a second port for contents', () => {
  it('is the only one that serves them, and serves nothing else', async () => {
    const channel = await openSimulatedChannel({ dataPort: 0 });
    const userId = await channel.newCustomer();
    const { messageId } = await channel.control('POST', `/customers/${userId}/messages`, { type: 'image' });
    const ask = async (origin: string, path: string): Promise<number> => {
      const headers = { authorization: 'Bearer channel-access-token' };
      return (await fetch(`${origin}/v2/bot${path}`, { headers })).status;
    };
    const { url, dataUrl } = channel.simulator;
    const content = `/message/${String(messageId)}/content`;

    expect([await ask(dataUrl, content), await ask(url, content)]).toEqual([200, 404]);
    expect([await ask(url, '/info'), await ask(dataUrl, '/info')]).toEqual([200, 404]);
    expect(channel.brokenRules()).toEqual(['host', 'host']);
    expect((await channel.control('GET', '/channel'))['dataUrl']).toBe(dataUrl);
    await channel.close();
  });
});
