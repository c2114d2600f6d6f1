import { openSimulatedChannel, send, type SimulatedChannel } from '../testing/simulated-channel';

type ImageEvent = { message: { id: string; imageSet: { id: string; index?: number; total?: number } } };

describe('a customer', () => {
  let channel: SimulatedChannel;
  let userId: string;

  beforeEach(async () => {
    channel = await openSimulatedChannel();
    userId = await channel.newCustomer();
  });

  afterEach(() => channel.close());

  const act = (path: string, body: object): Promise<Record<string, unknown>> =>
    channel.control('POST', `/customers/${userId}${path}`, body);
  const chat = async (): Promise<Record<string, unknown>[]> => {
    const { messages } = await channel.control('GET', `/customers/${userId}/messages`);
    return messages as Record<string, unknown>[];
  };
  const imageEvents = (): ImageEvent[] => channel.events() as unknown as ImageEvent[];

  it('sends an album at once, whose webhooks come in another order', async () => {
    const { imageSetId } = await act('/albums', { images: [{}, {}, {}, {}] });
    const sets = imageEvents().map(({ message }) => message.imageSet);

    expect(new Set(sets.map(({ id }) => id))).toEqual(new Set([imageSetId]));
    expect(sets.map(({ index }) => index).sort()).toEqual([1, 2, 3, 4]);
    expect(new Set(sets.map(({ total }) => total))).toEqual(new Set([4]));
    expect((await chat()).map(({ message }) => (message as ImageEvent['message']).imageSet.index)).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('sends an album of which one image never comes and another has no index', async () => {
    await act('/albums', { isShuffled: false, inOneBody: true, missing: [2], withoutIndex: [3] });

    expect(channel.webhooks).toHaveLength(1);
    expect(imageEvents().map(({ message }) => message.imageSet.index)).toEqual([1, undefined]);
  });

  it('quotes what the account sent, and is quoted by it', async () => {
    const asked = await act('/messages', { type: 'text', text: 'ถาม' });
    const pushed = await channel.line('POST', '/v2/bot/message/push', {
      to: userId,
      messages: [{ type: 'text', text: 'ตอบ', quoteToken: asked['quoteToken'] }],
    });
    const [sent] = pushed.json['sentMessages'] as { id: string }[];
    await act('/messages', { type: 'text', text: 'ขอบคุณ', quotedMessageId: sent?.id });

    expect(
      (await chat()).map(({ message }) => (message as Record<string, unknown>)['quotedMessageId']),
    ).toEqual([undefined, asked['messageId'], sent?.id]);
    expect(channel.events()[1]).toMatchObject({ message: { quotedMessageId: sent?.id } });
  });

  it('sends stickers with what LINE tells about them, known or not', async () => {
    await act('/messages', { type: 'sticker', packageId: '446', stickerId: '1988' });
    await act('/messages', {
      type: 'sticker',
      packageId: '30563',
      stickerId: '651698630',
      stickerResourceType: 'HOLOGRAM',
      text: 'เย้',
    });

    expect(channel.events().map(({ message }) => message)).toMatchObject([
      { stickerResourceType: 'STATIC', keywords: expect.any(Array) },
      { stickerResourceType: 'HOLOGRAM', text: 'เย้' },
    ]);
  });

  it('sends emoji and mentions exactly as a test writes them', async () => {
    const emojis = [{ index: 99, length: 6, productId: 'p', emojiId: '001' }];
    const mention = { mentionees: [{ type: 'all', index: 0, length: 4 }] };
    await act('/messages', { type: 'text', text: '@All (hello)', emojis, mention });

    expect(channel.events()[0]?.['message']).toMatchObject({ emojis, mention });
  });

  it('sends a picture that lies elsewhere, for which LINE must not be asked', async () => {
    const externalUrl = 'https://cdn.example.com/a.jpg';
    const { messageId } = await act('/messages', { type: 'image', externalUrl });

    expect(channel.events()[0]?.['message']).toMatchObject({
      contentProvider: { type: 'external', originalContentUrl: externalUrl, previewImageUrl: externalUrl },
    });
    const content = await channel.line('GET', `/v2/bot/message/${String(messageId)}/content`);
    expect(content.status).toBe(404);
    expect(channel.brokenRules()).toEqual(['content']);
  });

  it('may not share the user id', async () => {
    await channel.control('PATCH', `/customers/${userId}`, { sharesUserId: false });
    const { replyToken } = await act('/messages', { type: 'text', text: 'ไม่บอก' });

    expect(channel.events()[0]?.['source']).toEqual({ type: 'user' });
    const messages = [{ type: 'text', text: 'ตอบ' }];
    await channel.line('POST', '/v2/bot/message/reply', { replyToken, messages });
    expect(await chat()).toHaveLength(2);
  });

  it('does rare things, each as LINE reports it', async () => {
    await act('/events', { type: 'videoPlayComplete', videoPlayComplete: { trackingId: 'intro' } });
    await act('/events', { type: 'beacon', beacon: { hwid: 'd41d8cd98f', type: 'enter' } });
    await act('/events', { type: 'membership', membership: { type: 'joined', membershipId: 3189 } });
    await act('/events', { type: 'accountLink', link: { result: 'ok', nonce: 'nonce-of-ten' } });
    await act('/events', { type: 'accountLink', link: { result: 'failed', nonce: 'nonce-of-ten' } });

    const source = { type: 'user', userId };
    expect(channel.events()).toMatchObject([
      { type: 'videoPlayComplete', videoPlayComplete: { trackingId: 'intro' }, source },
      { type: 'beacon', beacon: { hwid: 'd41d8cd98f', type: 'enter' }, source },
      { type: 'membership', membership: { type: 'joined', membershipId: 3189 }, source },
      { type: 'accountLink', link: { result: 'ok' }, source },
      { type: 'accountLink', link: { result: 'failed' } },
    ]);
    const isAnswerable = channel.events().map((event) => ['source' in event, 'replyToken' in event]);
    expect(isAnswerable).toEqual([...Array.from({ length: 4 }, () => [true, true]), [false, false]]);
  });

  it('can edit in groups only, as in LINE', async () => {
    const { messageId } = await act('/messages', { type: 'text', text: 'ผดิ' });
    const path = `${channel.simulator.url}/_simulator/customers/${userId}/edit`;

    expect((await send(path, 'POST', { messageId, text: 'ผิด' }, {})).status).toBe(409);
  });

  it('came back after blocking, or is new: the account learns which', async () => {
    const stranger = await channel.control('POST', '/customers', { displayName: 'ใหม่', isFollowing: false });
    await channel.control('POST', `/customers/${String(stranger['userId'])}/follow`);
    await act('/unfollow', {});
    await act('/follow', {});

    expect(channel.events().map(({ follow }) => follow)).toEqual([
      { isUnblocked: false },
      undefined,
      { isUnblocked: true },
    ]);
  });
});

describe('the account', () => {
  it('can be suspended and resumed, handed over and back, without anybody being named', async () => {
    const channel = await openSimulatedChannel();
    for (const type of ['botSuspended', 'botResumed', 'activated', 'deactivated', 'delivery', 'module']) {
      await channel.control('POST', '/channel/events', { type });
    }

    expect(channel.events().map(({ type }) => type)).toEqual([
      'botSuspended',
      'botResumed',
      'activated',
      'deactivated',
      'delivery',
      'module',
    ]);
    expect(channel.events().some((event) => 'source' in event || 'replyToken' in event)).toBe(false);
    await channel.close();
  });

  it('tells its chat mode, and reads by itself when set so', async () => {
    const channel = await openSimulatedChannel();
    const userId = await channel.newCustomer();
    await channel.control('POST', '/channel', { chatMode: 'chat', markAsReadMode: 'auto' });
    await channel.control('POST', `/customers/${userId}/messages`, { type: 'text', text: 'อ่านเอง' });

    expect((await channel.line('GET', '/v2/bot/info')).json).toMatchObject({
      chatMode: 'chat',
      markAsReadMode: 'auto',
    });
    expect(await channel.control('GET', `/customers/${userId}/messages`)).toMatchObject({
      messages: [{ readAt: expect.any(String) }],
    });
    await channel.close();
  });

  it('has pictures wherever the simulator is said to be found', async () => {
    const channel = await openSimulatedChannel({ publicOrigin: 'https://line.example.com' });
    const userId = await channel.newCustomer();

    expect((await channel.line('GET', `/v2/bot/profile/${userId}`)).json['pictureUrl']).toBe(
      `https://line.example.com/avatars/${userId}.svg`,
    );
    await channel.close();
  });
});
