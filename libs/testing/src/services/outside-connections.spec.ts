import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { type OutsideConnectionGuard, refuseOutsideConnections } from './outside-connections';

/** Of the block that https://www.rfc-editor.org/rfc/rfc5737 keeps for documentation: nobody answers there. */
const outside = '192.0.2.1';
let guard: OutsideConnectionGuard;

beforeEach(() => {
  guard = refuseOutsideConnections();
});

afterEach(() => guard.lift());

describe('connections out of a test', () => {
  it.each([
    ['a socket', () => net.connect(80, outside)],
    ['a socket with options', () => new net.Socket().connect({ port: 80, host: outside })],
    ['a name', () => net.connect(443, 'api.line.me')],
  ])('are refused and noted: %s', (_kind, connect) => {
    expect(connect).toThrow('tests may only talk to this machine');
    expect(guard.takeRefused()).toHaveLength(1);
    expect(guard.takeRefused()).toEqual([]);
  });

  it('are refused through fetch', async () => {
    await expect(fetch(`http://${outside}/`)).rejects.toThrow();
    expect(guard.takeRefused()).toEqual([outside]);
  });

  it('are let through to this machine', async () => {
    const server = http.createServer((_request, response) => response.end('here'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;

    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('here');
    server.close();
    server.closeAllConnections();
  });
});
