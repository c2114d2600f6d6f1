import { connect, type Socket } from 'node:net';
import { StatisticsService } from '@jsk/features/analytics';
import { QuotaService } from '@jsk/features/quota';
import { ProcessEnd } from '@jsk/platform/process/process-end';
import { createCustomer } from '@jsk/testing/factories';
import { LineCustomer, signatureOf, webhookBody } from '@jsk/testing/line-webhooks';
import { callRest, newClientId, SocketRefusal } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { type TestApi, TestSystem } from '../testing/start-test-api';

let system: TestSystem;

beforeAll(async () => {
  // Without jobs of their own, so that nothing but the test itself starts what is done regularly.
  system = await TestSystem.start({ instances: 2, redis: true, environment: { WORKER_MODE: 'separate' } });
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

function instance(number: number): TestApi {
  const api = system.apis[number % 2];
  if (!api) throw new Error('There is no such instance');
  return api;
}

describe('Limits', () => {
  it('of calls count what an address does at all instances together', async () => {
    const limited = { REST_REQUESTS_PER_MINUTE: '6' };
    const [first, second] = [await system.startApi(limited), await system.startApi(limited)];
    const statuses: number[] = [];
    for (let call = 0; call < 8; call += 1) {
      const { url } = call % 2 === 0 ? first : second;
      statuses.push((await callRest(url, 'GET', '/api/v1/auth/me')).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
  });

  it('of messages count what an operator writes at all instances together', async () => {
    const limited = { SOCKET_MESSAGES_PER_MINUTE: '3' };
    const [first, second] = [await system.startApi(limited), await system.startApi(limited)];
    const operator = await system.signIn();
    const lineUserId = await createCustomer(system.rows);
    const tabs = [await operator.watch(lineUserId, first.url), await operator.watch(lineUserId, second.url)];
    const codes: string[] = [];
    for (let sent = 0; sent < 5; sent += 1) {
      const message = { lineUserId, text: `${sent}`, tempId: newClientId() };
      const answer = tabs[sent % 2]?.ask('send_message', message);
      codes.push(
        await (answer ?? Promise.reject(new Error('no tab'))).then(
          () => 'ok',
          (refusal: SocketRefusal) => refusal.code,
        ),
      );
    }
    expect(codes.filter((code) => code === 'rate_limit_exceeded')).toHaveLength(2);
    expect(codes.slice(0, 3)).not.toContain('rate_limit_exceeded');
  });
});

describe('What is done regularly', () => {
  it('LINE is asked for the quota by one of two workers, and administrators are warned once', async () => {
    system.line.quota = { limit: 500, used: 450 };
    const asked = () => system.line.calls.filter(({ path }) => path.endsWith('/quota')).length;
    const before = asked();
    const checks = () =>
      Promise.all(
        [0, 1].map((number) => instance(number).app.get(QuotaService).check({ wasRefused: false })),
      );
    await checks();
    await checks();
    // Both may ask at the very same moment; afterwards the answer of one is enough for all.
    expect(asked() - before).toBeLessThanOrEqual(2);
    expect(await system.rows.count('quota_warnings')).toBe(1);
    expect(await system.rows.count(`alerts WHERE kind = 'quota_low'`)).toBe(1);
  });

  it('days that are over can be counted by two workers at the same moment, and are right', async () => {
    const inline = { WORKER_MODE: 'inline' };
    const workers = [await system.startApi(inline), await system.startApi(inline)];
    await Promise.all(workers.map(({ app }) => app.get(StatisticsService).refreshNow()));
    const [basis] = await system.rows.select<{ isNew: boolean }>(
      `SELECT before > now() - interval '2 days' AS "isNew" FROM statistics_basis`,
    );
    expect(basis).toEqual({ isNew: true });
  });
});

/** A connection of a proxy or of LINE, on which requests are written by hand. */
async function openConnection(api: TestApi): Promise<{ socket: Socket; received: () => string }> {
  const { hostname, port } = new URL(api.url);
  let received = '';
  const socket = connect(Number(port), hostname);
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => (received += chunk));
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return { socket, received: () => received };
}

describe('An instance that is told to end', () => {
  it('says that it wants nothing new, and meanwhile does whatever still comes', async () => {
    const ending = await system.startApi();
    ending.app.get(ProcessEnd).begin();

    const ready = await callRest<{ status: string }>(ending.url, 'GET', '/api/v1/health/ready');
    expect({ httpStatus: ready.status, status: ready.body.status }).toEqual({
      httpStatus: 503,
      status: 'ending',
    });
    expect((await callRest(ending.url, 'GET', '/api/v1/health/live')).status).toBe(200);
    const customer = new LineCustomer();
    expect((await system.deliver([customer.writes('ยังรับอยู่')], ending)).status).toBe(200);
    // Proxies do not keep the connection, on which the next request might meet the end.
    expect(ready.headers.get('connection')).toBe('close');
    await system.rows.inboxIsDone();
    await ending.close();
  });

  it('still answers a webhook that was on its way', async () => {
    const ending = await system.startApi();
    const customer = new LineCustomer();
    const body = webhookBody([customer.writes('ระหว่างปิด')]);
    const head = `POST /api/v1/webhook HTTP/1.1\r\nhost: x\r\nx-line-signature: ${signatureOf(body, system.channelSecret)}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    const { socket, received } = await openConnection(ending);
    await new Promise<void>((resolve) => socket.write(head + body.slice(0, 20), () => resolve()));
    // Its beginning has certainly arrived when what was sent after it is answered.
    await callRest(ending.url, 'GET', '/api/v1/health/live');
    const closed = ending.close();
    await waitFor(() => expect(fetch(`${ending.url}/api/v1/health/live`)).rejects.toThrow(), {
      description: 'nothing new is taken',
    });
    socket.write(body.slice(20));
    await closed;
    expect(received()).toMatch(/^HTTP\/1\.1 200 /);
    await system.rows.inboxIsDone();
    expect(
      await system.rows.count('messages WHERE line_user_id = $1 AND direction = $2', [
        customer.lineUserId,
        'INCOMING',
      ]),
    ).toBe(1);
  });

  it('does not wait for somebody who never finishes what they send', async () => {
    const ending = await system.startApi();
    const { socket } = await openConnection(ending);
    const unfinished = 'POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{';
    await new Promise<void>((resolve) => socket.write(unfinished, () => resolve()));
    await ending.close();
    await expect(fetch(`${ending.url}/api/v1/health/live`)).rejects.toThrow();
    socket.destroy();
  });

  it('sends its consoles elsewhere, and nobody is told that their operators were gone', async () => {
    const ending = await system.startApi();
    const colleague = await system.signIn();
    const watching = await colleague.openTab(instance(0).url);
    const operator = await system.signIn();
    const tab = await operator.openTab(ending.url);
    const isOfOperator = (news: { operator: { id: string } }) => news.operator.id === operator.user.id;
    await watching.nextEvent('presence_update', isOfOperator);
    const reason = new Promise((resolve) => tab.socket.once('disconnect', resolve));

    await ending.close();
    // As after a network that was gone: the console comes back by itself, which it does not when it is sent away.
    expect(await reason).toBe('transport close');
    const next = await operator.openTab(instance(1).url);
    await next.ask('presence', { status: 'away' });
    await watching.nextEvent('presence_update', (news) => isOfOperator(news) && news.status === 'away');
    const told = watching.events('presence_update').filter(isOfOperator);
    expect(told.map(({ status }) => status)).not.toContain('offline');
  });
});
