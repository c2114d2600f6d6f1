import { openSimulatedChannel, type SimulatedChannel } from '../testing/simulated-channel';

describe('what the account learns about a customer', () => {
  let channel: SimulatedChannel;
  let userId: string;

  beforeEach(async () => {
    channel = await openSimulatedChannel();
    userId = await channel.newCustomer('พิมพ์ชนก');
  });

  afterEach(() => channel.close());

  const sendMedia = async (input: object): Promise<string> => {
    const sent = await channel.control('POST', `/customers/${userId}/messages`, input);
    return String(sent['messageId']);
  };
  const content = (messageId: string, part = ''): ReturnType<SimulatedChannel['line']> =>
    channel.line('GET', `/v2/bot/message/${messageId}/content${part}`);

  it('is the profile, with what it leaves out left out', async () => {
    await channel.control('PATCH', `/customers/${userId}`, {
      pictureUrl: null,
      statusMessage: null,
      language: null,
    });

    expect(await channel.line('GET', `/v2/bot/profile/${userId}`)).toMatchObject({
      status: 200,
      text: JSON.stringify({ userId, displayName: 'พิมพ์ชนก' }),
    });
    await channel.control('PATCH', `/customers/${userId}`, { profileAvailable: false });
    expect(await channel.line('GET', `/v2/bot/profile/${userId}`)).toMatchObject({
      status: 404,
      json: { message: 'Not found' },
    });
    expect((await channel.line('GET', '/v2/bot/profile/..%2Fmessage%2Fquota')).status).toBe(400);
  });

  it('is the content of a picture, by default a small one', async () => {
    const messageId = await sendMedia({ type: 'image' });
    const answer = await content(messageId);

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect((await content(messageId, '/preview')).status).toBe(200);
    expect((await content(messageId, '/transcoding')).status).toBe(400);
  });

  it('is the very bytes a test gave', async () => {
    const bytes = Buffer.from('ไฟล์ของลูกค้า');
    const messageId = await sendMedia({
      type: 'file',
      fileName: '../../x.html',
      content: bytes.toString('base64'),
    });

    expect((await content(messageId)).text).toBe(bytes.toString());
    expect(channel.webhooks.at(-1)?.json.events[0]?.['message']).toMatchObject({
      type: 'file',
      fileName: '../../x.html',
      fileSize: bytes.length,
    });
  });

  it('is "not yet" as often as asked for, then the content', async () => {
    await channel.control('POST', '/faults', { contentNotReadyTimes: 2 });
    const messageId = await sendMedia({ type: 'video' });

    expect((await content(messageId)).status).toBe(202);
    expect((await content(messageId, '/transcoding')).json).toEqual({ status: 'processing' });
    expect((await content(messageId)).status).toBe(200);
  });

  it('is nothing once the message was unsent, or LINE deleted it', async () => {
    const messageId = await sendMedia({ type: 'image' });
    await channel.control('POST', '/faults', { contentExpired: true });
    expect((await content(messageId)).status).toBe(404);
    await channel.control('POST', '/faults', { contentExpired: false });
    await channel.control('POST', `/customers/${userId}/unsend`, { messageId });
    expect(await content(messageId)).toMatchObject({ status: 410, json: { message: 'The content is gone' } });
  });

  it('is the loading animation it may show, in steps of five seconds and to one person [case 84]', async () => {
    const load = (body: object): ReturnType<SimulatedChannel['line']> =>
      channel.line('POST', '/v2/bot/chat/loading/start', body);

    expect(await load({ chatId: userId, loadingSeconds: 10 })).toMatchObject({ status: 202, json: {} });
    expect((await load({ chatId: userId, loadingSeconds: 7 })).json['details']).toEqual([
      { message: 'must be a multiple of five', property: 'loadingSeconds' },
    ]);
    expect((await load({ chatId: userId, loadingSeconds: 65 })).json['details']).toEqual([
      { message: 'Must be between 5 and 60', property: 'loadingSeconds' },
    ]);
    expect((await load({ chatId: `C${'0'.repeat(32)}` })).status).toBe(400);
  });

  it('is marked as read up to the message whose token is used', async () => {
    const first = await channel.control('POST', `/customers/${userId}/messages`, { type: 'text', text: '1' });
    await channel.control('POST', `/customers/${userId}/messages`, { type: 'text', text: '2' });
    const { markAsReadToken } = first;

    expect((await channel.line('POST', '/v2/bot/chat/markAsRead', { markAsReadToken })).status).toBe(200);
    expect((await channel.line('POST', '/v2/bot/chat/markAsRead', { markAsReadToken: 'x' })).status).toBe(
      400,
    );
    const { messages } = await channel.control('GET', `/customers/${userId}/messages`);
    const isRead = (messages as { readAt: string | null }[]).map(({ readAt }) => readAt !== null);
    expect(isRead).toEqual([true, false]);
  });
});

describe('the account', () => {
  it('learns its own id and where its webhooks go', async () => {
    const channel = await openSimulatedChannel();
    const info = await channel.line('GET', '/v2/bot/info');
    const endpoint = 'https://example.com/webhook';

    expect(info.json).toMatchObject({ userId: expect.stringMatching(/^U[0-9a-f]{32}$/), chatMode: 'bot' });
    expect((await channel.line('PUT', '/v2/bot/channel/webhook/endpoint', { endpoint })).status).toBe(200);
    expect((await channel.line('GET', '/v2/bot/channel/webhook/endpoint')).json).toEqual({
      endpoint,
      active: true,
    });
    expect(
      await channel.line('PUT', '/v2/bot/channel/webhook/endpoint', { endpoint: 'http://example.com/' }),
    ).toMatchObject({ status: 400, json: { message: 'Invalid webhook endpoint URL' } });
    await channel.close();
  });
});
