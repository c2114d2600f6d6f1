import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import signatureVectors from '@jsk/line/fixtures/signature-vectors.json';
import { createHandoffKeywords } from '@jsk/testing/factories';
import { deliverBody, LineCustomer, signatureOf, webhookBody } from '@jsk/testing/line-webhooks';
import { callRest } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TcpProxy } from '@jsk/testing/tcp-proxy';
import { Client } from 'pg';
import { TestSystem } from '../testing/start-test-api';

/** LINE's own example of a channel secret. */
const vectorSecret = '8c570fa6dd201bb328f1c1eac23a96d8';
const bodyLimit = 1024 * 1024;

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start({ environment: { LINE_CHANNEL_SECRET_PREVIOUS: vectorSecret } });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
});
beforeEach(() => system.rows.select('TRUNCATE webhook_events'));
afterAll(() => system.stop());

const deliver = (body: Buffer | string, headers?: Record<string, string>) =>
  deliverBody(system.api.url, body, system.channelSecret, headers);

const storedEvents = () => system.rows.count('webhook_events');

function eventsWith(column: 'type' | 'status', customer: LineCustomer) {
  return system.rows
    .select<{ value: string }>(
      `SELECT ${column} AS value FROM webhook_events WHERE lane = $1 ORDER BY occurred_at, id`,
      [`user:${customer.lineUserId}`],
    )
    .then((rows) => rows.map(({ value }) => value));
}

function textsOf(lineUserId: string): Promise<(string | null)[]> {
  return system.rows
    .select<{ text: string | null }>(
      `SELECT text FROM messages WHERE line_user_id = $1 AND sender_kind = 'CUSTOMER' ORDER BY created_at, id`,
      [lineUserId],
    )
    .then((rows) => rows.map(({ text }) => text));
}

/** A request written by hand, for what `fetch` would not send. @returns the status. */
function rawRequest(
  headers: Record<string, string | string[] | number>,
  write: (send: (chunk: Buffer) => boolean, end: () => void) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(system.api.url);
    const sending = request(
      { hostname, port, path: '/api/v1/webhook', method: 'POST', headers },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.resume();
        response.on('end', () => sending.destroy());
      },
    );
    // The server may close the connection as soon as it has refused.
    sending.on('error', (error) => setImmediate(() => reject(error)));
    write(
      (chunk) => sending.write(chunk),
      () => sending.end(),
    );
  });
}

describe('The signature', () => {
  it.each(signatureVectors.map(({ name, bodyBase64, signature }) => [name, bodyBase64, signature] as const))(
    'of LINE is accepted over the bytes as they came: %s [case 1] [case 2] [case 3] [case 4] [case 5] [case 6]',
    async (_, bodyBase64, signature) => {
      const answer = await deliver(Buffer.from(bodyBase64, 'base64'), { 'x-line-signature': signature });
      expect(answer.status).toBe(200);
    },
  );

  const body = webhookBody([new LineCustomer().writes('ห้ามเก็บ')]);
  const hex = createHmac('sha256', vectorSecret).update(body).digest('hex');
  const good = signatureOf(body, vectorSecret);
  const urlSafe = good.replace(/\+/g, '-').replace(/\//g, '_').replace(/=$/, '');

  it.each([
    ['wrong', `${'A'.repeat(43)}=`],
    ['of another body', signatureOf(`${body} `, vectorSecret)],
    ["made with another channel's secret", signatureOf(body, 'another-channel-secret')],
    ['made with an empty secret', signatureOf(body, '')],
    ['in hex', hex],
    ['in the URL-safe alphabet without padding', urlSafe],
    ['followed by junk', `${good}!!`],
    ['sent twice in one header', `${good}, ${good}`],
    ['10 kB long', 'A'.repeat(10_000)],
    ['empty', ''],
  ])(
    'that is %s is refused with 401, and nothing is stored [case 7] [case 9] [case 10] [case 11]',
    async (_, signature) => {
      const answer = await deliver(body, { 'x-line-signature': signature });
      expect(answer).toMatchObject({ status: 401, problem: { code: 'line_signature_invalid' } });
      expect(await storedEvents()).toBe(0);
    },
  );

  it('must be there, and only once [case 8] [case 11]', async () => {
    const send = (signatures: string[]) =>
      rawRequest({ 'content-type': 'application/json', 'x-line-signature': signatures }, (write, end) => {
        write(Buffer.from(body));
        end();
      });
    expect(await send([])).toBe(401);
    expect(await send([good, good])).toBe(401);
    expect(await send([good, 'AAAA'])).toBe(401);
    expect(await storedEvents()).toBe(0);
    expect(await send([good])).toBe(200);
  });

  it('is found whatever the case of the header name, and without a content type [case 12]', async () => {
    const status = await rawRequest({ 'X-LINE-SIGNATURE': good }, (write, end) => {
      write(Buffer.from(body));
      end();
    });
    expect(status).toBe(200);
  });

  it('may be made with the current or the previous secret while it is being rotated [case 10]', async () => {
    const customer = new LineCustomer();
    for (const secret of [system.channelSecret, vectorSecret]) {
      const answer = await deliverBody(system.api.url, webhookBody([customer.writes(secret)]), secret);
      expect(answer.status).toBe(200);
    }
    await system.rows.inboxIsDone();
    expect(await textsOf(customer.lineUserId)).toHaveLength(2);
  });
});

describe('A body', () => {
  it('without events, as LINE sends it to verify the address, is answered 200 [case 1]', async () => {
    expect((await deliver(webhookBody([]))).status).toBe(200);
    expect(await storedEvents()).toBe(0);
  });

  it.each([
    'not json',
    '',
    'null',
    '[]',
    '42',
    '"text"',
    '{}',
    '{"events":null}',
    '{"events":{}}',
    '{"events":"x"}',
    '{"events":[',
    '\u0000',
  ])('that is no webhook (%j) is refused with 400, and nothing is stored [case 15]', async (body) => {
    const answer = await deliver(body);
    expect(answer).toMatchObject({ status: 400, problem: { code: 'line_webhook_invalid' } });
    expect(answer.problem).not.toHaveProperty('stack');
    expect(await storedEvents()).toBe(0);
  });

  it('with events that are none is stored, put aside, and does no harm [case 19]', async () => {
    const answer = await deliver(webhookBody([null, 5, 'x', [], {}, { type: 5 }, { type: 'message' }]));
    expect(answer.status).toBe(200);
    await system.rows.inboxIsDone();
    expect(await system.rows.count(`webhook_events WHERE status = 'quarantined'`)).toBe(7);
  });

  it('of 20 MB is refused with 413 before it is read to the end, with and without Content-Length [case 14]', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'a');
    const total = 20 * bodyLimit;
    const signature = signatureOf(Buffer.alloc(total, 'a'), system.channelSecret);
    const headers = { 'content-type': 'application/json', 'x-line-signature': signature };
    const before = process.memoryUsage().arrayBuffers;
    let sent = 0;
    const writeSlowly = (write: (chunk: Buffer) => boolean, end: () => void) => {
      if (sent >= total) return end();
      sent += chunk.length;
      write(chunk);
      setImmediate(writeSlowly, write, end);
    };
    expect(await rawRequest({ ...headers, 'content-length': total }, writeSlowly)).toBe(413);
    sent = 0;
    expect(await rawRequest({ ...headers, 'transfer-encoding': 'chunked' }, writeSlowly)).toBe(413);

    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * bodyLimit);
    expect(await storedEvents()).toBe(0);
  });

  it('of just under 1 MiB is taken', async () => {
    const customer = new LineCustomer();
    const filler = 'ก'.repeat(5000);
    const events = Array.from({ length: 60 }, () => customer.writes(filler));
    const body = webhookBody(events);
    expect(Buffer.byteLength(body)).toBeLessThan(bodyLimit);
    expect(Buffer.byteLength(body)).toBeGreaterThan(bodyLimit * 0.8);
    expect((await deliver(body)).status).toBe(200);
    await system.rows.inboxIsDone();
    expect(await textsOf(customer.lineUserId)).toHaveLength(60);
  });

  it.each(['GET', 'PUT', 'DELETE'])('cannot be sent with %s, nor elsewhere [case 13]', async (method) => {
    expect((await callRest(system.api.url, method, '/api/v1/webhook')).status).toBe(405);
    expect((await callRest(system.api.url, 'POST', '/api/v1/webhooks')).status).toBe(404);
  });
});

describe('Events', () => {
  it('of unknown types are stored and ignored, and their siblings are processed [case 29] [case 36]', async () => {
    const customer = new LineCustomer();
    const at = Date.now();
    await system.process(
      customer.event('greatNewFeature', { feature: { depth: 3 }, timestamp: at }),
      customer.event('videoPlayComplete', { videoPlayComplete: { trackingId: 'x' }, timestamp: at + 1 }),
      customer.event('beacon', { beacon: { hwid: 'x', type: 'enter' }, timestamp: at + 2 }),
      customer.writes('ยังอยู่', { timestamp: at + 3 }),
    );
    expect(await eventsWith('status', customer)).toEqual(['ignored', 'ignored', 'ignored', 'done']);
    expect(await textsOf(customer.lineUserId)).toEqual(['ยังอยู่']);
  });

  it('half of which are broken: the other half is processed [case 19]', async () => {
    const customer = new LineCustomer();
    const at = Date.now();
    const broken = [
      customer.event('message', {}),
      customer.event('message', { message: 'text' }),
      customer.event('message', { message: { type: 'text', id: 'abc', text: 'x' } }),
      customer.event('message', { message: { type: 'text', id: '12345' } }),
      customer.event('postback', {}),
      customer.event('unsend', { unsend: {} }),
    ];
    const events = broken.flatMap((event, index) => [
      { ...event, timestamp: at + index * 2 },
      customer.writes(`ดี ${index}`, { timestamp: at + index * 2 + 1 }),
    ]);
    await system.process(...events);
    expect(await textsOf(customer.lineUserId)).toEqual(broken.map((_, index) => `ดี ${index}`));
    expect(await eventsWith('status', customer)).toEqual(broken.flatMap(() => ['quarantined', 'done']));
  });

  it('with a message id that is a JSON number are put aside, because the number is already another one [case 43]', async () => {
    const customer = new LineCustomer();
    const event = JSON.stringify(customer.writes('ปัดเศษ')).replace(/"id":"(\d+)"/, '"id":$1');
    expect((await deliver(`{"destination":"U0","events":[${event}]}`)).status).toBe(200);
    await system.rows.inboxIsDone();
    expect(await eventsWith('status', customer)).toEqual(['quarantined']);
    expect(await textsOf(customer.lineUserId)).toEqual([]);
  });

  it.each([
    ['\\u0000', 'NUL'],
    ['\\ud83e', 'half a surrogate pair'],
  ])('with %s (%s) in the text are stored with a replacement [case 6]', async (escape) => {
    const customer = new LineCustomer();
    const event = JSON.stringify(customer.writes('ก่อน@หลัง')).replace('@', escape);
    expect((await deliver(`{"destination":"U0","events":[${event}]}`)).status).toBe(200);
    await system.rows.inboxIsDone();
    expect(await textsOf(customer.lineUserId)).toEqual(['ก่อน\ufffdหลัง']);
  });

  it.each([['webhookEventId'], ['deliveryContext'], ['mode'], ['timestamp'], ['replyToken']])(
    'without %s are still taken [case 27] [case 28]',
    async (property) => {
      const customer = new LineCustomer();
      await system.process(customer.writes('ขาดไปหนึ่ง', { [property]: undefined }));
      expect(await textsOf(customer.lineUserId)).toEqual(['ขาดไปหนึ่ง']);
      const isAnswered = property !== 'mode';
      expect(
        await system.rows.count(`messages WHERE line_user_id = $1 AND sender_kind = 'BOT'`, [
          customer.lineUserId,
        ]),
      ).toBe(isAnswered ? 1 : 0);
    },
  );

  it('of unknown or odd content are shown as such, and can be answered [case 30] [case 31] [case 44] [case 45]', async () => {
    const customer = new LineCustomer();
    const mention = { mentionees: [{ type: 'everybody', index: 99, length: 5 }] };
    const emojis = [{ index: 500, length: 3, productId: 'x', emojiId: 'y' }];
    const texts = ['<script>alert(1)</script>', '\u202eกลับด้าน', 'ก'.repeat(5000), '   '];
    await system.process(
      customer.sends({ type: 'hologram', depth: { __proto__: { polluted: true } } }),
      customer.sends({ type: 'sticker', packageId: '1', stickerId: '2', stickerResourceType: 'HOLOGRAM' }),
      customer.sends({ type: 'text', text: '🤨', mention, emojis }),
      ...texts.map((text) => customer.writes(text)),
    );
    const rows = await system.rows.select<{ type: string; text: string | null }>(
      `SELECT type, text FROM messages WHERE line_user_id = $1 AND sender_kind = 'CUSTOMER' ORDER BY id`,
      [customer.lineUserId],
    );
    expect(rows).toEqual([
      { type: 'unsupported', text: null },
      { type: 'sticker', text: null },
      { type: 'text', text: '🤨' },
      ...texts.map((text) => ({ type: 'text', text })),
    ]);
  });

  it('in standby are stored as context and never answered, also when they ask for a person [case 32]', async () => {
    const customer = new LineCustomer();
    const standby = { mode: 'standby', replyToken: undefined };
    await system.process(
      customer.follows(standby),
      customer.writes('สวัสดี', standby),
      customer.writes('คุยกับเจ้าหน้าที่', standby),
      customer.taps('action=handoff', standby),
    );
    expect(await textsOf(customer.lineUserId)).toEqual(['สวัสดี', 'คุยกับเจ้าหน้าที่']);
    expect(await system.rows.count('sessions WHERE line_user_id = $1', [customer.lineUserId])).toBe(0);
    expect(
      await system.rows.count(`messages WHERE line_user_id = $1 AND direction = 'OUTGOING'`, [
        customer.lineUserId,
      ]),
    ).toBe(0);
  });

  it('of users without an id, and those that nobody sent, open no conversation [case 34] [case 35] [case 36]', async () => {
    const nobody = new LineCustomer();
    const before = await system.rows.count('customers');
    await system.process(
      nobody.writes('ไม่ยินยอม', { source: { type: 'user' } }),
      nobody.event('accountLink', { link: { result: 'failed', nonce: 'x' }, source: undefined }),
      nobody.event('botSuspended', { source: undefined }),
      nobody.writes('ทดสอบ', { replyToken: '0'.repeat(32) }),
      nobody.writes('hello', { source: { type: 'user', userId: 'Udeadbeefdeadbeefdeadbeefdeadbeef' } }),
      nobody.writes('แปลก', { source: { type: 'user', userId: '../../etc/passwd' } }),
      nobody.writes('แปลก', { source: 'user' }),
    );
    expect(await system.rows.count('customers')).toBe(before);
    expect(await system.rows.count(`webhook_events WHERE status = 'pending'`)).toBe(0);
  });

  it('of three customers in one body are processed in order, each in its conversation [case 20]', async () => {
    const customers = [new LineCustomer(), new LineCustomer(), new LineCustomer()];
    const at = Date.now() - 100_000;
    const events = Array.from({ length: 100 }, (_, index) =>
      (customers[index % 3] as LineCustomer).writes(String(index), { timestamp: at + index * 10 }),
    );
    await system.process(...events);
    for (const [number, { lineUserId }] of customers.entries()) {
      const own = Array.from({ length: 100 }, (_, index) => index).filter((index) => index % 3 === number);
      const rows = await system.rows.select<{ text: string }>(
        `SELECT text FROM messages WHERE line_user_id = $1 AND sender_kind = 'CUSTOMER' ORDER BY id`,
        [lineUserId],
      );
      expect(rows.map(({ text }) => text)).toEqual(own.map(String));
    }
  });

  it('of the same millisecond keep the order of their body', async () => {
    const customer = new LineCustomer();
    const timestamp = Date.now();
    const texts = Array.from({ length: 15 }, (_, index) => String(index));
    await system.process(...texts.map((text) => customer.writes(text, { timestamp })));
    expect(await textsOf(customer.lineUserId)).toEqual(texts);
  });
});

describe('While everything else waits for a locked table', () => {
  it('what customers write is taken all the same, and is in their threads afterwards', async () => {
    const poolSize = 2;
    const narrow = await system.startApi({ DATABASE_POOL_SIZE: String(poolSize) });
    const writes = (text: string) => {
      const customer = new LineCustomer();
      const answer = system.deliver([customer.writes(text)], narrow);
      return answer.then(({ status }) => ({ status, lineUserId: customer.lineUserId }));
    };
    const gate = new Client({ connectionString: system.rows.url });
    await gate.connect();
    await gate.query('BEGIN; LOCK TABLE messages IN ACCESS EXCLUSIVE MODE');
    const first = await Promise.all(['ก', 'ข', 'ค'].map(writes));
    await waitFor(
      async () => {
        const { rows } = await gate.query(
          `SELECT DISTINCT waits.pid FROM pg_locks waits JOIN pg_locks holds USING (pid)
            WHERE waits.relation = 'messages'::regclass AND NOT waits.granted
              AND holds.relation = 'webhook_events'::regclass`,
        );
        expect(rows.length).toBeGreaterThanOrEqual(poolSize);
      },
      { description: 'every connection of the pool waits for the table with an event in its hands' },
    );
    const others = await Promise.all(['ง', 'จ'].map(writes));
    const ready = await fetch(`${narrow.url}/api/v1/health/ready`);
    await gate.end();
    expect(ready.status).toBe(200);
    const all = [...first, ...others];
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    await system.rows.inboxIsDone();
    const threads = await Promise.all(all.map(({ lineUserId }) => textsOf(lineUserId)));
    expect(threads).toEqual([['ก'], ['ข'], ['ค'], ['ง'], ['จ']]);
  });
});

describe('While PostgreSQL is away', () => {
  it('LINE gets 503, so that it delivers again, and afterwards everything works by itself [case 18]', async () => {
    const proxy = new TcpProxy(new URL(system.rows.url));
    await proxy.open();
    const api = await system.startApi({ DATABASE_URL: proxy.url });
    const customer = new LineCustomer();
    expect((await system.deliver([customer.writes('ก่อน')], api)).status).toBe(200);
    await system.rows.inboxIsDone();

    await proxy.cut();
    const missed = customer.writes('ระหว่าง');
    expect(await system.deliver([missed], api)).toMatchObject({
      status: 503,
      problem: { code: 'service_unavailable' },
    });
    expect((await callRest(api.url, 'GET', '/api/v1/health/ready')).status).toBe(503);
    expect((await callRest(api.url, 'GET', '/api/v1/health/live')).status).toBe(200);

    await proxy.open();
    await waitFor(async () => expect((await system.deliver([missed], api)).status).toBe(200), {
      description: 'the redelivery is taken',
    });
    expect((await callRest(api.url, 'GET', '/api/v1/health/ready')).status).toBe(200);
    await system.rows.inboxIsDone();
    expect(await textsOf(customer.lineUserId)).toEqual(['ก่อน', 'ระหว่าง']);
    await waitFor(() => expect(system.line.textsReceivedBy(customer.lineUserId)).toHaveLength(2), {
      description: 'the bot has answered both',
    });
    await api.close();
    await proxy.cut();
  });
});
