import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Metrics } from './metrics';
import { startMetricsServer } from './metrics-server';

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function start(token: string | null): Promise<string> {
  const metrics = new Metrics();
  metrics.counter('things_total', 'Things that happened', ['kind']).inc({ kind: 'good' });
  metrics.gauge('broken', 'A source that is away', [], () => {
    throw new Error('away');
  });
  server = startMetricsServer(metrics, { token }, { port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('The metrics of a worker', () => {
  it('are served, also when one of their sources is away', async () => {
    const url = await start(null);
    const answer = await fetch(`${url}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await answer.text()).toContain('things_total{kind="good"} 1');
    expect((await fetch(`${url}/`)).status).toBe(404);
  });

  it('need the token that was agreed on', async () => {
    const url = await start('a-token-for-prometheus');
    expect((await fetch(`${url}/metrics`)).status).toBe(403);
    const authorization = 'Bearer a-token-for-prometheus';
    expect((await fetch(`${url}/metrics`, { headers: { authorization } })).status).toBe(200);
  });
});
