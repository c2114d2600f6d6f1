import { accountUserId, deliverBody, LineCustomer, newLineMessageId } from '@jsk/testing/line-webhooks';
import fc from 'fast-check';
import { changedBy, changes } from '../testing/hostile-input';
import { TestSystem } from '../testing/start-test-api';

const seed = Number(process.env.FUZZ_SEED ?? 20261121);
const runs = Number(process.env.FUZZ_RUNS ?? 60);

/** Larger bodies are refused before they are read. */
const bodyBytes = 1024 * 1024;

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start();
});
afterAll(() => system.stop());

const deliver = (body: string) => deliverBody(system.api.url, body, system.channelSecret);
const storedEvents = () => system.rows.count('webhook_events');

/** Events of every kind, each of a customer of its own. */
const events = fc.constantFrom(
  () => new LineCustomer().writes('สวัสดีครับ 🙏', { replyToken: 'a'.repeat(32) }),
  () =>
    new LineCustomer().sends({ type: 'sticker', packageId: '446', stickerId: '1988', keywords: ['สวัสดี'] }),
  () => new LineCustomer().sends({ type: 'location', title: 'บ้าน', latitude: 13.7, longitude: 100.5 }),
  () => new LineCustomer().sends({ type: 'file', fileName: 'ใบเสร็จ.pdf', fileSize: 1200 }),
  () =>
    new LineCustomer().sends({
      type: 'text',
      text: '@All (moon)',
      emojis: [{ index: 5, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
      mention: { mentionees: [{ index: 0, length: 4, type: 'all' }] },
    }),
  () => new LineCustomer().taps('action=handoff'),
  () => new LineCustomer().taps('csat|1|5'),
  () => new LineCustomer().follows(),
  () => new LineCustomer().blocks(),
  () => new LineCustomer().event('unsend', { unsend: { messageId: newLineMessageId() } }),
  () => new LineCustomer().event('videoPlayComplete', { videoPlayComplete: { trackingId: 'x' } }),
);

describe('A webhook that LINE would never send, but signed with our secret', () => {
  it('does no harm: its broken event is put aside, and the good one beside it arrives', async () => {
    const faults: string[] = [];
    for (const [make, made] of fc.sample(fc.tuple(events, changes), { seed, numRuns: runs })) {
      const good = new LineCustomer();
      const body = JSON.stringify({
        destination: accountUserId,
        events: [changedBy(make(), made), good.writes('ข้อความที่ดี')],
      });
      if (body.length > bodyBytes) continue;
      const { status } = await deliver(body);
      await system.rows.inboxIsDone();
      const arrived = await system.rows.count('messages WHERE line_user_id = $1', [good.lineUserId]);
      if (status !== 200 || arrived < 1) faults.push(`${status}, ${arrived} arrived: ${body.slice(0, 600)}`);
    }
    expect({ seed, faults }).toEqual({ seed, faults: [] });
  }, 120_000);

  it('is refused whole or taken whole when its text is broken', async () => {
    const faults: string[] = [];
    const cuts = fc.tuple(
      events,
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      fc.constantFrom('', '}', ']}', ',', '\u0000', '"'),
    );
    for (const [make, share, rest] of fc.sample(cuts, { seed, numRuns: runs })) {
      const whole = JSON.stringify({ destination: accountUserId, events: [make(), make()] });
      const before = await storedEvents();
      const { status } = await deliver(whole.slice(0, Math.floor(whole.length * share)) + rest);
      const stored = (await storedEvents()) - before;
      const isFine = status === 400 ? stored === 0 : status === 200;
      if (!isFine) faults.push(`${status}, ${stored} stored: ${whole.slice(0, whole.length * share)}${rest}`);
    }
    expect({ seed, faults }).toEqual({ seed, faults: [] });
  }, 120_000);

  it.each([
    ['no object', '[]'],
    ['a text', '"events"'],
    ['nothing', ''],
    ['events that are no list', '{"destination":"U1","events":{"0":{}}}'],
    ['events twice', `{"destination":"${accountUserId}","events":[],"events":"x"}`],
    ['a number beyond all bounds', '{"destination":"U1","events":1e999}'],
    ['nesting without end', `{"destination":"U1","events":${'['.repeat(100_000)}`],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]).toString('latin1')],
  ])('that is %s is refused with 400, and nothing is stored', async (_, body) => {
    const before = await storedEvents();
    expect((await deliver(body)).status).toBe(400);
    expect(await storedEvents()).toBe(before);
  });

  it('with thousands of events that are none is taken, and what comes after it is processed', async () => {
    const body = JSON.stringify({
      destination: accountUserId,
      events: Array.from({ length: 5000 }, () => ({})),
    });
    expect((await deliver(body)).status).toBe(200);
    const customer = new LineCustomer();
    await system.process(customer.writes('ยังอยู่ไหม'));
    expect(
      await system.rows.count('messages WHERE line_user_id = $1', [customer.lineUserId]),
    ).toBeGreaterThan(0);
  });

  it('with a list so deep that only its text is small is answered, and put aside or refused', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const body = `{"destination":"${accountUserId}","events":[{"type":"message","x":${deep}}]}`;
    expect([200, 400]).toContain((await deliver(body)).status);
    await system.rows.inboxIsDone();
  });
});
