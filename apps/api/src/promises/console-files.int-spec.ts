import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { getSettings } from '@jsk/contracts/settings';
import { TestSystem } from '../testing/start-test-api';

const script = `console.log(${JSON.stringify('ข้อความ '.repeat(500))})`;
const page = '<!doctype html><title>Console</title>';

let directory: string;
let system: TestSystem;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'jsk-console-'));
  await mkdir(path.join(directory, 'assets'));
  await writeFile(path.join(directory, 'index.html'), page);
  await writeFile(path.join(directory, 'assets/index-1a2b.js'), script);
  await writeFile(path.join(directory, 'assets/index-1a2b.js.gz'), gzipSync(script));
  await writeFile(path.join(directory, 'assets/index-1a2b.js.br'), brotliCompressSync(script));
  system = await TestSystem.start({ environment: { CONSOLE_DIRECTORY: directory } });
});
afterAll(async () => {
  await system.stop();
  await rm(directory, { recursive: true });
});

/** Asks without the comfort of `fetch`, which hides how an answer travelled. */
function ask(url: string, headers: Record<string, string>) {
  return new Promise<{ encoding: string | undefined; cache: string | undefined; body: Buffer }>(
    (resolve, reject) => {
      request(system.api.url + url, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            encoding: response.headers['content-encoding'],
            cache: response.headers['cache-control'],
            body: Buffer.concat(chunks),
          }),
        );
      })
        .on('error', reject)
        .end();
    },
  );
}

describe('The console', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ])('is served as the build has compressed it, to a browser that takes %s', async (accepted, encoding) => {
    const answer = await ask('/assets/index-1a2b.js', { 'accept-encoding': accepted });
    expect(answer).toMatchObject({ encoding, cache: expect.stringContaining('immutable') });
    if (encoding === undefined) expect(answer.body.toString()).toBe(script);
    else expect(answer.body.length).toBeLessThan(script.length / 4);
  });

  it.each(['/', '/chat?chat=1', '/admin/settings'])('is what a browser gets at %s', async (address) => {
    const { body, cache } = await ask(address, {});
    expect([body.toString(), cache]).toEqual([page, 'no-cache']);
  });
});

describe('An answer of the API', () => {
  it('travels compressed when it is long', async () => {
    const { accessToken } = await system.signIn({ role: 'ADMIN' });
    const { encoding, body } = await ask(apiPrefix + getSettings.path, {
      'accept-encoding': 'gzip',
      authorization: `Bearer ${accessToken}`,
    });
    expect(encoding).toBe('gzip');
    expect(getSettings.output.safeParse(JSON.parse(gunzipSync(body).toString())).success).toBe(true);
  });

  it('travels as it is when it is short', async () => {
    expect(await ask('/api/v1/health/live', { 'accept-encoding': 'gzip' })).toMatchObject({
      encoding: undefined,
    });
  });
});
