import { connect } from 'node:net';
import { randomBytes } from 'node:crypto';
import { apiPrefix } from '@jsk/contracts/endpoint';
import type { Problem } from '@jsk/contracts/problem';
import { getTelegram, updateTelegram } from '@jsk/contracts/telegram';
import { developmentSecrets } from '@jsk/platform/config/app-config';
import { callRest } from '@jsk/testing/operator-session';
import { type TestApi, TestSystem } from '../testing/start-test-api';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start();
});
afterAll(() => system.stop());

const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
  callRest<Problem>(system.api.url, method, path, { headers });

/** Uses another instance, and closes it again: many at once are more than the database has connections for. */
async function withInstance<Result>(
  environment: Record<string, string>,
  use: (api: TestApi) => Promise<Result>,
): Promise<Result> {
  const api = await system.startApi(environment);
  try {
    return await use(api);
  } finally {
    system.apis.splice(system.apis.indexOf(api), 1);
    await api.close();
  }
}

describe('Every answer', () => {
  it.each(['/', `${apiPrefix}/health/live`, `${apiPrefix}/auth/me`, `${apiPrefix}/nothing`])(
    'of %s tells the browser to trust nothing but this host',
    async (path) => {
      const { headers } = await ask('GET', path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|(script|style|connect|default)-src[^;]*\*/);
      for (const directive of [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ]) {
        expect(policy.split('; ')).toContain(directive);
      }
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('asks browsers to keep to HTTPS once the public address has it, and not before', async () => {
    expect(
      (await ask('GET', `${apiPrefix}/health/live`)).headers.get('strict-transport-security'),
    ).toBeNull();
    await withInstance({ PUBLIC_BASE_URL: 'https://chat.example.com' }, async ({ url }) => {
      const { headers } = await callRest(url, 'GET', `${apiPrefix}/health/live`);
      expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    });
  });
});

describe('A page of another site', () => {
  const foreign = { origin: 'https://evil.example.com' };

  it.each([
    ['GET', `${apiPrefix}/health/live`],
    ['OPTIONS', `${apiPrefix}/auth/login`],
    ['OPTIONS', `${apiPrefix}/admin/settings`],
    ['GET', '/socket.io/?EIO=4&transport=polling'],
  ])('is not told that it may read answers: %s %s', async (method, path) => {
    const preflight = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const { headers } = await ask(method, path, { ...foreign, ...preflight });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('cannot open a socket, while one of ours and programs can', async () => {
    const handshake = '/socket.io/?EIO=4&transport=polling';
    expect((await ask('GET', handshake, foreign)).status).toBe(403);
    expect((await ask('GET', handshake)).status).toBe(200);
    expect((await ask('GET', handshake, { origin: system.api.url })).status).toBe(200);
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const key = { 'sec-websocket-key': randomBytes(16).toString('base64') };
    expect(
      await rawAnswer('/socket.io/?EIO=4&transport=websocket', { ...upgrade, ...key, ...foreign }),
    ).toMatch(/^HTTP\/1\.1 40[03]/);
  });
});

describe('A client that only costs', () => {
  it('is told when to come again once it called too often', async () => {
    const { status, headers, body } = await withInstance(
      { REST_REQUESTS_PER_MINUTE: '2' },
      async ({ url }) => {
        const call = () => callRest<Problem>(url, 'GET', `${apiPrefix}/auth/me`);
        await call();
        await call();
        return call();
      },
    );
    expect({ status, code: body.code }).toEqual({ status: 429, code: 'rate_limit_exceeded' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('cannot send a head without an end, in size or in time', async () => {
    expect(await rawAnswer('/', { 'x-large': 'x'.repeat(20_000) })).toMatch(/^HTTP\/1\.1 431/);
    const server = system.api.app.getHttpServer();
    expect(server.headersTimeout).toBeLessThanOrEqual(20_000);
    expect(server.requestTimeout).toBeLessThanOrEqual(300_000);
  });
});

describe('Stored secrets', () => {
  const botToken = '123456:AAF_Secret-of-the-bot-for-tests-0123456789';

  const sealed = () => system.rows.select<{ bot_token: string }>('SELECT bot_token FROM telegram_channel');

  /** @returns what an instance with these keys can make of what is stored */
  function stateWith(environment: Record<string, string>): Promise<string> {
    return withInstance(environment, async (api) => {
      const administrator = await system.signIn({ role: 'ADMIN' }, api);
      return (await administrator.call(getTelegram, {})).botToken;
    });
  }

  it('are encrypted anew when the key changes, and can be read with the new one alone afterwards', async () => {
    const administrator = await system.signIn({ role: 'ADMIN' });
    const channel = { isEnabled: false, botToken, chatId: '42', tellsHandoffs: true, tellsAlerts: true };
    await administrator.call(updateTelegram, channel);
    const [before] = await sealed();
    const present = { ENCRYPTION_KEY: randomBytes(32).toString('base64') };
    const former = { ENCRYPTION_KEY_PREVIOUS: developmentSecrets.ENCRYPTION_KEY };

    expect(await stateWith(present)).toBe('unreadable');
    expect(await sealed()).toEqual([before]);
    expect(await stateWith({ ...present, ...former })).toBe('stored');
    const [after] = await sealed();
    expect(after?.bot_token).not.toBe(before?.bot_token);
    expect(await stateWith(present)).toBe('stored');
  }, 60_000);
});

/** @returns the first bytes that a server answers to a request with these headers, or nothing if it hangs up */
function rawAnswer(path: string, headers: Record<string, string>): Promise<string> {
  const { hostname, port, host } = new URL(system.api.url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write([`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n')),
    );
    socket.once('data', (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(''));
  });
}
