import { commonFields, translate, userId } from './fixtures/inbound';
import { translateWebhookEvent } from './webhook-event';

const groupId = 'C1234567890abcdef1234567890abcdef';
const roomId = 'R1234567890abcdef1234567890abcdef';

describe('event of LINE', () => {
  it.each([
    [
      { type: 'unsend', unsend: { messageId: '325708' } },
      { kind: 'message_unsent', lineMessageId: '325708' },
    ],
    [
      { type: 'follow', follow: { isUnblocked: true } },
      { kind: 'followed', isUnblocked: true },
    ],
    [{ type: 'follow' }, { kind: 'followed', isUnblocked: false }],
    [{ type: 'unfollow' }, { kind: 'unfollowed' }],
    [
      { type: 'postback', postback: { data: 'rate=5' } },
      { kind: 'postback', data: 'rate=5', params: {} },
    ],
    [
      { type: 'postback', postback: { data: '', params: { datetime: '2026-11-21T10:00' } } },
      { kind: 'postback', data: '', params: { datetime: '2026-11-21T10:00' } },
    ],
    [
      {
        type: 'postback',
        postback: { data: 'x'.repeat(5000), params: { status: 'FAILED', newRichMenuAliasId: null } },
      },
      { kind: 'postback', data: 'x'.repeat(5000), params: { status: 'FAILED' } },
    ],
    [
      { type: 'messageEdited', message: { type: 'text', id: '1', text: 'better', quoteToken: 'new' } },
      {
        kind: 'message_edited',
        message: { type: 'text', lineMessageId: '1', text: 'better', quoteToken: 'new' },
      },
    ],
    [
      { type: 'videoPlayComplete', videoPlayComplete: { trackingId: 'video-7' } },
      { kind: 'video_watched', trackingId: 'video-7' },
    ],
    [
      { type: 'beacon', beacon: { hwid: 'd41d8cd98f', type: 'enter', dm: '1234' } },
      { kind: 'beacon', hwid: 'd41d8cd98f', beaconType: 'enter', deviceMessage: '1234' },
    ],
    [
      { type: 'accountLink', link: { result: 'ok', nonce: 'the-nonce' } },
      { kind: 'account_linked', result: 'ok', nonce: 'the-nonce', replyToken: commonFields.replyToken },
    ],
    [
      { type: 'membership', membership: { type: 'renewed', membershipId: 3189 } },
      { kind: 'membership', change: 'renewed', membershipId: '3189' },
    ],
    [
      { type: 'botSuspended', source: undefined },
      { kind: 'bot_suspended', source: { kind: 'unknown' } },
    ],
    [
      { type: 'botResumed', source: undefined },
      { kind: 'bot_resumed', source: { kind: 'unknown' } },
    ],
  ])('is told in the words of the product: %.60j', (event, told) => {
    expect(translate({ ...commonFields, ...event })).toMatchObject({ ...told, lineType: event.type });
  });

  it.each([
    [{ type: 'join' }, { kind: 'joined' }],
    [{ type: 'leave' }, { kind: 'left' }],
    [
      {
        type: 'memberJoined',
        joined: { members: [{ type: 'user', userId }, { type: 'user' }, null, '../x'] },
      },
      { kind: 'members_joined', lineUserIds: [userId] },
    ],
    [
      { type: 'memberLeft', left: { members: [{ type: 'user', userId }] } },
      { kind: 'members_left', lineUserIds: [userId] },
    ],
  ])('of a group is told in the words of the product: %.60j', (event, told) => {
    const source = { type: 'group', groupId };
    expect(translate({ ...commonFields, ...event, source })).toMatchObject({
      ...told,
      lineType: event.type,
      source: { kind: 'group', groupId, lineUserId: null },
    });
  });

  it('tells that linking an account failed, though it comes from nobody and cannot be answered [case 35]', () => {
    const { source: _, replyToken: __, ...rest } = commonFields;
    const event = { ...rest, type: 'accountLink', link: { result: 'failed', nonce: 'the-nonce' } };
    expect(translate(event)).toMatchObject({
      kind: 'account_linked',
      result: 'failed',
      nonce: 'the-nonce',
      source: { kind: 'unknown' },
      replyToken: null,
    });
  });

  it('tells how a switch of rich menus went, also without the name of the new one [case 51]', () => {
    const params = (params: unknown) =>
      translate({ ...commonFields, type: 'postback', postback: { data: 'x', params } });
    expect(params({ newRichMenuAliasId: 'tab-b', status: 'SUCCESS' })).toMatchObject({
      params: { newRichMenuAliasId: 'tab-b', status: 'SUCCESS' },
    });
    expect(params({ status: 'FAILED' })).toMatchObject({ params: { status: 'FAILED' } });
    expect(params({ date: '2026-11-21' })).toMatchObject({ params: { date: '2026-11-21' } });
    expect(params('2026-11-21')).toMatchObject({ params: {} });
  });

  it('that edits anything but a text is noted and nothing more', () => {
    const message = { type: 'image', id: '1', contentProvider: { type: 'line' } };
    expect(translate({ ...commonFields, type: 'messageEdited', message })).toMatchObject({
      kind: 'other',
      lineType: 'messageEdited',
    });
  });

  it.each([
    [{ type: 'memberJoined' }, { kind: 'members_joined', lineUserIds: [] }],
    [
      { type: 'memberLeft', left: { members: 'all' } },
      { kind: 'members_left', lineUserIds: [] },
    ],
    [
      { type: 'videoPlayComplete', videoPlayComplete: 7 },
      { kind: 'video_watched', trackingId: null },
    ],
    [
      { type: 'beacon', beacon: { type: 'leave', hwid: null } },
      { kind: 'beacon', hwid: null, beaconType: 'unknown', deviceMessage: null },
    ],
    [{ type: 'accountLink' }, { kind: 'account_linked', result: 'unknown', nonce: null }],
    [
      { type: 'membership', membership: { type: 'paused', membershipId: 1.5 } },
      { kind: 'membership', change: 'unknown', membershipId: null },
    ],
  ])('is told with what is known of it: %.60j', (event, told) => {
    expect(translate({ ...commonFields, ...event })).toMatchObject(told);
  });

  it.each([
    'module',
    'activated',
    'deactivated',
    'delivery',
    'things',
    'greatNewFeature',
    '__proto__',
    'toString',
  ])('of type %s is noted and nothing more [case 29]', (type) => {
    expect(translate({ type, timestamp: 1692251666727, mode: 'active' })).toMatchObject({
      kind: 'other',
      lineType: type,
      source: { kind: 'unknown' },
      replyToken: null,
    });
  });

  it.each([
    [{ type: 'unsend' }],
    [{ type: 'unsend', unsend: { messageId: 325708 } }],
    [{ type: 'postback' }],
    [{ type: 'postback', postback: { data: 7 } }],
    [{ type: 7 }],
    [{}],
    [[]],
    [null],
    ['text'],
  ])('is set aside when it cannot be used: %j', (event) => {
    expect(translate(event)).toEqual({ kind: 'malformed', reason: expect.any(String) as string });
  });

  it('is set aside when it is not JSON', () => {
    expect(translateWebhookEvent('{')).toMatchObject({ kind: 'malformed' });
  });

  it.each(['webhookEventId', 'deliveryContext', 'mode', 'source', 'timestamp', 'replyToken'] as const)(
    'is still understood without %s, but answered only in mode active [case 27] [case 28]',
    (missing) => {
      const message = { type: 'text', id: '1', text: 'hi' };
      const { [missing]: _, ...rest } = { ...commonFields, type: 'message', message };
      const event = translate(rest);
      expect(event).toMatchObject({
        kind: 'message',
        isRedelivery: false,
        webhookEventId: missing === 'webhookEventId' ? null : commonFields.webhookEventId,
        occurredAt: missing === 'timestamp' ? null : new Date(commonFields.timestamp),
        mode: missing === 'mode' ? 'unknown' : 'active',
        replyToken: missing === 'mode' || missing === 'replyToken' ? null : commonFields.replyToken,
      });
    },
  );

  it('may not be answered in mode standby, even with a reply token [case 32]', () => {
    const event = translate({ ...commonFields, type: 'follow', mode: 'standby' });
    expect(event).toMatchObject({ mode: 'standby', replyToken: null });
  });

  it('says whether LINE delivers it again', () => {
    const event = translate({ ...commonFields, type: 'follow', deliveryContext: { isRedelivery: true } });
    expect(event).toMatchObject({ isRedelivery: true });
  });

  it.each([
    [
      { type: 'user', userId },
      { kind: 'customer', lineUserId: userId },
    ],
    [{ type: 'user' }, { kind: 'unknown' }],
    [{ type: 'user', userId: '../message/quota' }, { kind: 'unknown' }],
    [
      { type: 'group', groupId },
      { kind: 'group', groupId, lineUserId: null },
    ],
    [
      { type: 'group', groupId, userId },
      { kind: 'group', groupId, lineUserId: userId },
    ],
    [{ type: 'group', groupId: '../x', userId }, { kind: 'unknown' }],
    [
      { type: 'room', roomId, userId },
      { kind: 'room', roomId, lineUserId: userId },
    ],
    [{ type: 'somethingNew', userId }, { kind: 'unknown' }],
    ['text', { kind: 'unknown' }],
    [null, { kind: 'unknown' }],
  ])('from %j is never taken for one of another chat [case 31] [case 34]', (source, expected) => {
    expect(translate({ ...commonFields, type: 'follow', source })).toMatchObject({ source: expected });
  });

  it('that a console sends as a test makes no customer and gets no answer', () => {
    const message = { type: 'text', id: '100001', text: 'Hello, world' };
    const nobody = { type: 'user', userId: 'Udeadbeefdeadbeefdeadbeefdeadbeef' };
    for (const test of [{ replyToken: '0'.repeat(32) }, { replyToken: 'f'.repeat(32) }, { source: nobody }]) {
      expect(translate({ ...commonFields, type: 'message', message, ...test })).toMatchObject({
        kind: 'other',
        lineType: 'connectionTest',
        source: { kind: 'unknown' },
        replyToken: null,
      });
    }
  });
});
