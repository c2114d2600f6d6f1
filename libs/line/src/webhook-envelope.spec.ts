import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonFields, userId } from './fixtures/inbound';
import { type InboxEvent, readWebhookEnvelope } from './webhook-envelope';

const now = new Date('2026-11-21T03:00:00Z');
const event = {
  type: 'message',
  message: { type: 'text', id: '468789577898262530', quoteToken: 'q', text: 'สวัสดี' },
  ...commonFields,
};

function read(body: unknown) {
  return readWebhookEnvelope(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), now);
}

function eventsOf(body: unknown): InboxEvent[] {
  const envelope = read(body);
  if (!envelope.ok) throw new Error(envelope.reason);
  return envelope.events;
}

function only(element: unknown): InboxEvent {
  const [first] = eventsOf({ destination: 'U', events: [element] });
  if (!first) throw new Error('no event');
  return first;
}

describe('body of a webhook', () => {
  it('gives nothing to store for the connection test [case 1]', () => {
    const body = { destination: 'U8e742f61d673b39c7fff3cecb7536ef0', events: [] };
    expect(read(body)).toEqual({ ok: true, destination: body.destination, events: [] });
  });

  it.each([
    ['U8e742f61d673b39c7fff3cecb7536ef0', 'U8e742f61d673b39c7fff3cecb7536ef0'],
    [undefined, null],
    [7, null],
    [null, null],
  ])('says for which account it is meant: %j', (destination, expected) => {
    expect(read({ destination, events: [] })).toMatchObject({ ok: true, destination: expected });
  });

  it('gives each event its key, its chat, its time and its JSON', () => {
    const stored = only(event);
    expect(stored).toMatchObject({
      webhookEventId: '01H810YECXQQZ37VAXPF6H9E6T',
      lane: `user:${userId}`,
      type: 'message',
      occurredAt: new Date(1692251666727),
    });
    expect(JSON.parse(stored.payload)).toEqual(event);
  });

  it.each([
    'not json',
    '',
    'null',
    '[]',
    '"text"',
    '{}',
    '{"events":null}',
    '{"events":{}}',
    '\u0000',
    '['.repeat(100_000),
  ])('refuses what is no webhook: %.20s', (body) => {
    expect(read(body)).toEqual({ ok: false, reason: expect.any(String) as string });
  });

  it('takes bytes that are no UTF-8 without failing', () => {
    expect(readWebhookEnvelope(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toMatchObject({ ok: false });
  });

  it.each([null, 7, 'text', [], [event], {}, { type: 7 }, { type: '' }])(
    'keeps %j as a malformed event and its siblings whole',
    (element) => {
      const [malformed, sibling] = eventsOf({ events: [element, event] });
      expect(malformed).toMatchObject({ type: 'malformed', lane: null, occurredAt: now });
      expect(JSON.parse(malformed?.payload ?? '')).toEqual(element);
      expect(sibling?.webhookEventId).toBe(event.webhookEventId);
    },
  );

  it('keeps a malformed event that is nested too deeply for the database out of the way', () => {
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const [deep, sibling] = eventsOf(
      `{"events":[{"type":"message","x":${nested}},${JSON.stringify(event)}]}`,
    );
    expect(deep?.payload).toBe('"nested too deeply"');
    expect(sibling?.webhookEventId).toBe(event.webhookEventId);
  });

  it('keeps the order and the chats of many events in one body', () => {
    const users = ['a', 'b', 'c'].map((letter) => `U${letter.repeat(32)}`);
    const events = Array.from({ length: 100 }, (_, index) => ({
      ...event,
      webhookEventId: `event-${index}`,
      source: { type: 'user', userId: users[index % 3] },
    }));
    const stored = eventsOf({ events });
    expect(stored.map(({ webhookEventId }) => webhookEventId)).toEqual(
      events.map(({ webhookEventId }) => webhookEventId),
    );
    expect(new Set(stored.map(({ lane }) => lane)).size).toBe(3);
  });

  it.each([
    [{ type: 'user', userId }, `user:${userId}`],
    [{ type: 'group', groupId: `C${'0'.repeat(32)}`, userId }, `group:C${'0'.repeat(32)}`],
    [{ type: 'room', roomId: `R${'0'.repeat(32)}` }, `room:R${'0'.repeat(32)}`],
    [{ type: 'user', userId: 'x'.repeat(5000) }, expect.stringMatching(/^other:[0-9a-f]{32}$/)],
    [{ type: 'group', groupId: '\u0000' }, expect.stringMatching(/^other:[0-9a-f]{32}$/)],
    [{ type: 'user' }, null],
    [{ type: 'somethingNew', id: 'x' }, null],
    [undefined, null],
    ['text', null],
  ])('puts events from %j into one lane', (source, lane) => {
    expect(only({ ...event, source }).lane).toEqual(lane);
  });

  it.each([undefined, null, '1692251666727', 0, -1, 1692251666, Number.MAX_SAFE_INTEGER, {}])(
    'takes the time of arrival when the timestamp is %j',
    (timestamp) => {
      expect(only({ ...event, timestamp }).occurredAt).toEqual(now);
    },
  );

  it('knows a message without an event id by the id of the message [case 27]', () => {
    const { webhookEventId: _, ...old } = event;
    expect(only(old).webhookEventId).toBe('fallback:message:468789577898262530');
    expect(only({ ...old, deliveryContext: { isRedelivery: true } }).webhookEventId).toBe(
      only(old).webhookEventId,
    );
  });

  it('knows another event without an event id by the body and its place in it [case 27]', () => {
    const events = [{ type: 'follow' }, { type: 'follow' }, { type: 'messageEdited', message: { id: '1' } }];
    const ids = eventsOf({ events }).map(({ webhookEventId }) => webhookEventId);
    expect(ids).toEqual(eventsOf({ events }).map(({ webhookEventId }) => webhookEventId));
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toMatch(/^fallback:[0-9a-f]{64}:0$/);
  });

  it.each(['x'.repeat(129), 'a\u0000b', '\ud83e', 'สวัสดี'])(
    'makes a storable key of a strange event id: %.10j',
    (webhookEventId) => {
      expect(only({ ...event, webhookEventId }).webhookEventId).toMatch(/^hashed:[0-9a-f]{64}$/);
    },
  );

  it.each([7, '', null, {}])('never takes %j for an event id', (webhookEventId) => {
    expect(only({ ...event, webhookEventId }).webhookEventId).toBe('fallback:message:468789577898262530');
  });

  it('writes nothing into the payload that PostgreSQL json refuses [case 6]', () => {
    const raw = '{"events":[{"type":"message\\u0000","webhookEventId":"1","text":"a\\u0000b\\uD83E"}]}';
    const [stored] = eventsOf(raw);
    expect(stored?.payload).toMatch(/^[\x20-\x7e]*$/);
    expect(stored?.type).toBe('message\ufffd');
  });

  it('bounds what it takes over as text', () => {
    const envelope = read({ destination: 'x'.repeat(5000), events: [{ type: 'y'.repeat(5000) }] });
    expect(envelope).toMatchObject({ destination: 'x'.repeat(64), events: [{ type: 'y'.repeat(64) }] });
  });

  it('reads every signed sample', () => {
    const samples = JSON.parse(
      readFileSync(join(__dirname, 'fixtures', 'signature-vectors.json'), 'utf8'),
    ) as { bodyBase64: string }[];
    for (const { bodyBase64 } of samples) {
      expect(readWebhookEnvelope(Buffer.from(bodyBase64, 'base64')).ok).toBe(true);
    }
  });
});
