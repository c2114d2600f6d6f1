import { openSimulatedChannel, type Answer, type SimulatedChannel } from '../testing/simulated-channel';

const HELLO = [{ type: 'text', text: 'สวัสดีค่ะ' }];

describe('a group', () => {
  let channel: SimulatedChannel;
  let mali: string;
  let somchai: string;
  let groupId: string;

  beforeEach(async () => {
    channel = await openSimulatedChannel();
    mali = await channel.newCustomer('มะลิ');
    somchai = await channel.newCustomer('สมชาย');
    const group = await channel.control('POST', '/groups', {
      displayName: 'ครอบครัว',
      memberIds: [mali, somchai],
    });
    groupId = String(group['id']);
  });

  afterEach(() => channel.close());

  const line = (method: string, path: string, body?: unknown): Promise<Answer> =>
    channel.line(method, `/v2/bot${path}`, body);
  const write = (text: string, author = mali): Promise<Record<string, unknown>> =>
    channel.control('POST', `/customers/${author}/messages?in=${groupId}`, { type: 'text', text });
  const lastEvent = (): Record<string, unknown> | undefined => channel.events().at(-1);
  const received = async (): Promise<unknown[]> => {
    const { messages } = await channel.control('GET', `/groups/${groupId}/messages`);
    return messages as unknown[];
  };

  it('tells who wrote in which group, and keeps it out of the one-on-one chat', async () => {
    await write('อยู่ในกลุ่ม');

    expect(lastEvent()).toMatchObject({
      type: 'message',
      source: { type: 'group', groupId, userId: mali },
      replyToken: expect.any(String),
    });
    expect((await channel.control('GET', `/customers/${mali}/messages`))['messages']).toEqual([]);
    expect(await received()).toMatchObject([{ senderId: mali, direction: 'fromCustomer' }]);
  });

  it('may hide who wrote', async () => {
    await channel.control('PATCH', `/customers/${mali}`, { sharesUserId: false });
    await write('ใครก็ไม่รู้');

    expect(lastEvent()?.['source']).toEqual({ type: 'group', groupId });
  });

  it('is answered by reply for free and by push for as many as are in it', async () => {
    const { replyToken } = await write('ถาม');

    expect((await line('POST', '/message/reply', { replyToken, messages: HELLO })).status).toBe(200);
    expect((await line('GET', '/message/quota/consumption')).json).toEqual({ totalUsage: 0 });
    expect((await line('POST', '/message/push', { to: groupId, messages: HELLO })).status).toBe(200);
    expect((await line('GET', '/message/quota/consumption')).json).toEqual({ totalUsage: 2 });
    expect(await received()).toHaveLength(3);
    expect(channel.brokenRules()).toEqual([]);
  });

  it('lets members edit their texts: same message, new tokens', async () => {
    const sent = await write('ผดิ');
    const edited = await channel.control('POST', `/customers/${mali}/edit?in=${groupId}`, {
      messageId: sent['messageId'],
      text: 'ผิด',
    });
    const event = lastEvent();

    expect(event).toMatchObject({
      type: 'messageEdited',
      message: { type: 'text', id: sent['messageId'], text: 'ผิด' },
      source: { type: 'group', groupId, userId: mali },
    });
    expect(event?.['message']).not.toHaveProperty('markAsReadToken');
    expect(edited['replyToken']).not.toBe(sent['replyToken']);
    expect(edited['quoteToken']).not.toBe(sent['quoteToken']);
    expect(await received()).toMatchObject([{ message: { text: 'ผิด' }, editedAt: expect.any(String) }]);
  });

  it('announces members and the account coming and going', async () => {
    const newcomer = await channel.newCustomer('พิมพ์');
    await channel.control('POST', `/groups/${groupId}/members`, { userIds: [newcomer] });
    await channel.control('POST', `/groups/${groupId}/members/leave`, { userIds: [somchai] });
    await channel.control('POST', `/groups/${groupId}/leave`);
    await channel.control('POST', `/groups/${groupId}/join`);

    expect(channel.events().map((event) => [event['type'], event['source'], 'replyToken' in event])).toEqual([
      ['memberJoined', { type: 'group', groupId }, true],
      ['memberLeft', { type: 'group', groupId }, false],
      ['leave', { type: 'group', groupId }, false],
      ['join', { type: 'group', groupId }, true],
    ]);
    expect(channel.events()[0]).toMatchObject({ joined: { members: [{ type: 'user', userId: newcomer }] } });
    expect(channel.events()[1]).toMatchObject({ left: { members: [{ type: 'user', userId: somchai }] } });
  });

  it('has a name, members and their profiles, also of those who blocked the account', async () => {
    await channel.control('POST', `/customers/${mali}/unfollow`);
    const stranger = await channel.newCustomer();

    expect((await line('GET', `/group/${groupId}/summary`)).json).toEqual({
      groupId,
      groupName: 'ครอบครัว',
    });
    expect((await line('GET', `/group/${groupId}/members/count`)).json).toEqual({ count: 2 });
    expect((await line('GET', `/group/${groupId}/member/${mali}`)).json).toEqual({
      userId: mali,
      displayName: 'มะลิ',
      pictureUrl: expect.any(String),
    });
    expect((await line('GET', `/group/${groupId}/member/${stranger}`)).status).toBe(404);
    expect(channel.brokenRules()).toEqual([]);
  });

  it('can be left by the account, which then reaches nobody there', async () => {
    expect((await line('POST', `/group/${groupId}/leave`)).status).toBe(200);
    expect((await line('GET', `/group/${groupId}/summary`)).status).toBe(404);
    expect((await line('POST', '/message/push', { to: groupId, messages: HELLO })).status).toBe(400);
  });

  it('is not what loading animations, unknown ids and lists of members are for', async () => {
    expect((await line('POST', '/chat/loading/start', { chatId: groupId })).status).toBe(400);
    expect((await line('GET', '/group/nothing/summary')).status).toBe(400);
    expect((await line('GET', `/group/C${'0'.repeat(32)}/summary`)).status).toBe(404);
    expect((await line('GET', `/group/${groupId}/members/ids`)).status).toBe(403);
    expect(channel.brokenRules()).toEqual(['loading', 'parameter', 'unknown-group', 'account']);
  });

  it('is where people can be mentioned and videos are not tracked', async () => {
    const mention = { type: 'mention', mentionee: { type: 'user', userId: mali } };
    const text = { type: 'textV2', text: '{who} สวัสดี', substitution: { who: mention } };
    const url = 'https://example.com/a.mp4';
    const video = { type: 'video', originalContentUrl: url, previewImageUrl: url, trackingId: 'intro' };
    const push = async (to: string, message: object): Promise<number> =>
      (await line('POST', '/message/push', { to, messages: [message] })).status;

    expect([await push(groupId, text), await push(mali, text)]).toEqual([200, 400]);
    expect([await push(groupId, video), await push(mali, video)]).toEqual([400, 200]);
  });

  it('may be a room without a name', async () => {
    const room = await channel.control('POST', '/groups', {
      kind: 'room',
      displayName: 'มะลิ, สมชาย',
      memberIds: [mali, somchai],
    });
    const roomId = String(room['id']);
    await channel.control('POST', `/customers/${mali}/messages?in=${roomId}`, { type: 'text', text: 'ห้อง' });

    expect(lastEvent()?.['source']).toEqual({ type: 'room', roomId, userId: mali });
    expect((await line('GET', `/room/${roomId}/member/${mali}`)).status).toBe(200);
  });
});
