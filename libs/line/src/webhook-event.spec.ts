import type { InboundEvent } from './inbound-event';
import { translateWebhookEvent } from './webhook-event';

const userId = 'U8189cf6745fc0d808977bdb0b9f22995';
const groupId = 'C1234567890abcdef1234567890abcdef';
const roomId = 'R1234567890abcdef1234567890abcdef';
const common = {
  webhookEventId: '01H810YECXQQZ37VAXPF6H9E6T',
  deliveryContext: { isRedelivery: false },
  timestamp: 1692251666727,
  source: { type: 'user', userId },
  replyToken: '38ef843bde154d9b91c21320ffd17a0f',
  mode: 'active',
};

function translate(event: unknown): InboundEvent {
  return translateWebhookEvent(JSON.stringify(event));
}

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
  ])('is told in the words of the product: %.60j', (event, told) => {
    expect(translate({ ...common, ...event })).toMatchObject(told);
  });

  it.each([
    'join',
    'leave',
    'memberJoined',
    'memberLeft',
    'videoPlayComplete',
    'beacon',
    'accountLink',
    'membership',
    'module',
    'activated',
    'botSuspended',
    'delivery',
    'things',
    'greatNewFeature',
    '__proto__',
    'toString',
  ])('of type %s is noted and nothing more', (type) => {
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
    'is still understood without %s, but answered only in mode active',
    (missing) => {
      const message = { type: 'text', id: '1', text: 'hi' };
      const { [missing]: _, ...rest } = { ...common, type: 'message', message };
      const event = translate(rest);
      expect(event).toMatchObject({
        kind: 'message',
        isRedelivery: false,
        webhookEventId: missing === 'webhookEventId' ? null : common.webhookEventId,
        occurredAt: missing === 'timestamp' ? null : new Date(common.timestamp),
        mode: missing === 'mode' ? 'unknown' : 'active',
        replyToken: missing === 'mode' || missing === 'replyToken' ? null : common.replyToken,
      });
    },
  );

  it('may not be answered in mode standby, even with a reply token', () => {
    const event = translate({ ...common, type: 'follow', mode: 'standby' });
    expect(event).toMatchObject({ mode: 'standby', replyToken: null });
  });

  it('says whether LINE delivers it again', () => {
    const event = translate({ ...common, type: 'follow', deliveryContext: { isRedelivery: true } });
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
  ])('from %j is never taken for one of another chat', (source, expected) => {
    expect(translate({ ...common, type: 'follow', source })).toMatchObject({ source: expected });
  });

  it('that a console sends as a test makes no customer and gets no answer', () => {
    const message = { type: 'text', id: '100001', text: 'Hello, world' };
    const nobody = { type: 'user', userId: 'Udeadbeefdeadbeefdeadbeefdeadbeef' };
    for (const test of [{ replyToken: '0'.repeat(32) }, { replyToken: 'f'.repeat(32) }, { source: nobody }]) {
      expect(translate({ ...common, type: 'message', message, ...test })).toMatchObject({
        kind: 'other',
        lineType: 'connectionTest',
        source: { kind: 'unknown' },
        replyToken: null,
      });
    }
  });
});
