import { sendMessage } from '@jsk/contracts/messages';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { callRest, newClientId } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TcpProxy } from '@jsk/testing/tcp-proxy';
import { type TestApi, TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let redis: TcpProxy;
let cutOff: TestApi;

beforeAll(async () => {
  system = await TestSystem.start({ redis: true });
  redis = new TcpProxy(new URL(system.redisUrl));
  await redis.open();
  cutOff = await system.startApi({ REDIS_URL: redis.url });
});
afterEach(() => {
  jest.restoreAllMocks();
  system.closeTabs();
});
afterAll(async () => {
  await system.stop();
  await redis.cut();
});

async function health(api: TestApi, path: string) {
  const { status, body } = await callRest<Record<string, unknown>>(api.url, 'GET', `/api/v1/health${path}`);
  return { httpStatus: status, ...body };
}

describe('Health', () => {
  it('says that everything works', async () => {
    expect(await health(system.api, '/live')).toEqual({ httpStatus: 200, status: 'ok' });
    for (const path of ['', '/ready']) {
      expect(await health(system.api, path)).toEqual({
        httpStatus: 200,
        status: 'ok',
        checks: {
          database: { status: 'up' },
          redis: { status: 'up' },
          line: { status: 'up' },
          storage: { status: 'up' },
          telegram: { status: 'not_used' },
        },
      });
    }
    expect(await health(system.api, '/websocket')).toMatchObject({ status: 'healthy', redis: 'connected' });
  });
});

describe('While LINE does not let messages through', () => {
  let own: TestSystem;
  beforeAll(async () => (own = await TestSystem.start({ redis: true })));
  afterAll(() => own.stop());

  it('health is degraded and says why, and the process goes on serving', async () => {
    const operator = await own.signIn();
    const lineUserId = await createCustomer(own.rows);
    await createSession(own.rows, lineUserId, { operatorId: operator.user.id });
    own.line.failNext('push', { kind: 'status', status: 401 });
    await operator.call(sendMessage, { lineUserId, text: 'รอก่อน', clientId: newClientId() });
    await waitFor(async () => expect(await health(own.api, '')).toMatchObject({ status: 'degraded' }), {
      description: 'health is degraded',
    });
    expect(await health(own.api, '/ready')).toMatchObject({
      httpStatus: 200,
      checks: {
        line: {
          status: 'degraded',
          detail: expect.stringMatching(
            /^sending is paused: LINE does not accept the access token; last failure .+Z: POST \/v2\/bot\/message\/push 401$/,
          ),
        },
      },
    });
  });
});

describe('While Redis is away', () => {
  const redisIs = (status: string) =>
    waitFor(async () => expect(await health(cutOff, '')).toMatchObject({ checks: { redis: { status } } }), {
      description: `Redis is ${status}`,
    });

  it('health is degraded, everything else goes on, and consoles catch up afterwards', async () => {
    const operator = await system.signIn({}, cutOff);
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
    const tab = await operator.watch(lineUserId);
    await redis.cut();
    await redisIs('down');

    expect(await health(cutOff, '')).toMatchObject({ httpStatus: 200, status: 'degraded' });
    expect(await health(cutOff, '/ready')).toMatchObject({ httpStatus: 200, status: 'degraded' });
    expect(await health(cutOff, '/websocket')).toMatchObject({ status: 'degraded', redis: 'disconnected' });

    const customer = new LineCustomer();
    expect((await system.deliver([customer.writes('ไม่มี Redis')], cutOff)).status).toBe(200);
    await system.rows.inboxIsDone();
    const clientId = newClientId();
    const sent = await operator.call(sendMessage, { lineUserId, text: 'ยังตอบได้', clientId });
    await tab.nextEvent('new_message', ({ id }) => id === sent.id);
    const newcomer = await operator.openTab();
    await newcomer.ask('join_room', { lineUserId });

    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toEqual(['ยังตอบได้']), {
      description: 'the answer has gone out',
      timeoutMs: 20_000,
    });
    await waitFor(() => expect(system.line.textsReceivedBy(customer.lineUserId)).toHaveLength(1), {
      description: 'the bot has answered',
      timeoutMs: 20_000,
    });

    await redis.open();
    await redisIs('up');
    // What the other instance did meanwhile was not told here.
    for (const console of [tab, newcomer]) await console.nextEvent('catch_up');
  });

  it('an instance starts all the same', async () => {
    // What BullMQ's queues report before anybody can listen.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const nowhere = new TcpProxy(new URL(system.redisUrl));
    await nowhere.open();
    const { url } = nowhere;
    await nowhere.cut();
    const alone = await system.startApi({ REDIS_URL: url });
    expect((await system.deliver([new LineCustomer().writes('เริ่มได้')], alone)).status).toBe(200);
    const operator = await system.signIn({}, alone);
    await (await operator.openTab()).ask('ping');
    await system.rows.inboxIsDone();

    await nowhere.open();
    await waitFor(async () => expect(await health(alone, '')).toMatchObject({ status: 'ok' }), {
      description: 'Redis is found',
    });
    const elsewhere = await system.signIn();
    const watching = await operator.openTab();
    const tab = await elsewhere.openTab();
    await waitFor(
      async () => {
        // Only what changes is told.
        for (const status of ['away', 'online'] as const) await tab.ask('presence', { status });
        const seen = watching.events('presence_update').map((news) => news.operator.id);
        expect(seen).toContain(elsewhere.user.id);
      },
      { description: 'the instances hear of each other' },
    );
    await alone.close();
    await nowhere.cut();
  });
});
