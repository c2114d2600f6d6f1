import { CHANNEL_SECRET, openSimulatedChannel, type SimulatedChannel } from '../testing/simulated-channel';
import { signBody } from './webhook-encoding';

describe('webhooks', () => {
  let channel: SimulatedChannel;
  let userId: string;

  beforeEach(async () => {
    channel = await openSimulatedChannel();
    userId = await channel.newCustomer();
  });

  afterEach(() => channel.close());

  const write = (text = 'สวัสดีครับ'): Promise<Record<string, unknown>> =>
    channel.control('POST', `/customers/${userId}/messages`, { type: 'text', text });

  it('carry what the customer wrote, signed over exactly the bytes sent', async () => {
    const outcome = await write('สวัสดี 🤨');
    const [webhook] = channel.webhooks;

    expect(outcome['delivery']).toMatchObject({ ok: true, status: 200, reason: 'OK' });
    expect(webhook?.headers['x-line-signature']).toBe(signBody(CHANNEL_SECRET, webhook?.body ?? ''));
    expect(webhook?.json.destination).toMatch(/^U[0-9a-f]{32}$/);
    expect(webhook?.json.events).toEqual([
      {
        type: 'message',
        message: {
          type: 'text',
          id: outcome['messageId'],
          text: 'สวัสดี 🤨',
          quoteToken: outcome['quoteToken'],
          markAsReadToken: outcome['markAsReadToken'],
        },
        webhookEventId: outcome['webhookEventId'],
        deliveryContext: { isRedelivery: false },
        timestamp: Date.parse('2026-11-21T03:00:00Z'),
        source: { type: 'user', userId },
        replyToken: outcome['replyToken'],
        mode: 'active',
      },
    ]);
    expect(outcome['messageId']).toMatch(/^\d{18}$/);
    expect(outcome['webhookEventId']).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('carry no reply token in standby, for unfollow and for unsend', async () => {
    const sent = await write();
    await channel.control('POST', `/customers/${userId}/unsend`, { messageId: sent['messageId'] });
    await channel.control('POST', `/customers/${userId}/unfollow`);
    await channel.control('POST', `/customers/${userId}/follow`);
    await channel.control('POST', '/faults', { webhook: { mode: 'standby' } });
    await write();
    const events = channel.webhooks.map((webhook) => webhook.json.events[0]);

    expect(events.map((event) => [event?.['type'], 'replyToken' in (event ?? {})])).toEqual([
      ['message', true],
      ['unsend', false],
      ['unfollow', false],
      ['follow', true],
      ['message', false],
    ]);
    expect(events[3]).toMatchObject({ follow: { isUnblocked: true } });
    expect(events[4]).toMatchObject({ mode: 'standby' });
  });

  it.each([
    [500, { ok: false, status: 500, reason: 'ERROR_STATUS_CODE' }],
    [301, { ok: false, status: 301, reason: 'ERROR_STATUS_CODE' }],
    ['silence' as const, { ok: false, status: null, reason: 'REQUEST_TIMEOUT' }],
  ])('that are answered with %s count as failed, with the reason', async (answer, expected) => {
    await channel.control('POST', '/faults', { webhook: { timeoutMs: 50 } });
    channel.answerWebhooksWith(answer);

    expect((await write())['delivery']).toMatchObject(expected);
    const tested = await channel.line('POST', '/v2/bot/channel/webhook/test', {});
    expect(tested.json).toMatchObject({ success: false, reason: expected.reason });
  });

  it('to a closed port could not connect', async () => {
    await channel.control('POST', '/channel', { webhookUrl: 'http://127.0.0.1:1/webhook' });

    expect((await write())['delivery']).toMatchObject({ ok: false, reason: 'COULD_NOT_CONNECT' });
  });

  it('are not redelivered unless that is switched on, and then as the same event', async () => {
    channel.answerWebhooksWith(503);
    const lost = await write('ไม่ส่งซ้ำ');
    await channel.control('POST', '/faults', {
      webhook: { redelivery: { enabled: true, attempts: 2, delayMs: 0 } },
    });
    const kept = await write('ส่งซ้ำ');
    const received = await channel.receivedWebhooks(4);
    const copies = received.map((webhook) => webhook.json.events[0]);

    expect(copies.map((event) => event?.['webhookEventId'])).toEqual([
      lost['webhookEventId'],
      ...Array.from({ length: 3 }, () => kept['webhookEventId']),
    ]);
    expect(copies.map((event) => event?.['deliveryContext'])).toEqual([
      { isRedelivery: false },
      { isRedelivery: false },
      { isRedelivery: true },
      { isRedelivery: true },
    ]);
    expect({ ...copies[3], deliveryContext: null }).toEqual({ ...copies[1], deliveryContext: null });
  });

  it('arrive twice when networks misbehave', async () => {
    await channel.control('POST', '/faults', { webhook: { duplicates: true } });
    const sent = await write();

    expect(channel.webhooks.map((webhook) => webhook.json.events[0]?.['webhookEventId'])).toEqual([
      sent['webhookEventId'],
      sent['webhookEventId'],
    ]);
  });

  it('can be written by hand: several events, foreign signatures, any bytes', async () => {
    const events = [{ type: 'things' }, { type: 'message', message: 'broken' }];
    await channel.control('POST', '/webhooks', { events, knobs: { signature: 'duplicate_header' } });
    await channel.control('POST', '/webhooks', { rawBody: '[]', headers: { 'x-line-signature': 'AAAA' } });
    const [batch, raw] = channel.webhooks;

    expect(batch?.json.events).toMatchObject(events);
    expect(batch?.rawHeaders.filter((name) => name.toLowerCase() === 'x-line-signature')).toHaveLength(2);
    expect(raw?.body.toString()).toBe('[]');
    expect(raw?.headers['x-line-signature']).toBe('AAAA');
  });
});
