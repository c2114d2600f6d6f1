import { clientAddress, isProxyTrust, trustIn } from './trusted-proxies';

const caller = (proxies: string, remoteAddress: string, forwardedFor?: string) =>
  clientAddress(trustIn(proxies), remoteAddress, forwardedFor);

describe('The address of who called', () => {
  it('is that of the connection as long as nobody is believed, whatever the header says', () => {
    expect(caller('none', '127.0.0.1', '203.0.113.9')).toBe('127.0.0.1');
  });

  it('is what a proxy that is believed says', () => {
    expect(caller('loopback', '127.0.0.1', '203.0.113.9')).toBe('203.0.113.9');
    expect(caller('loopback', '::1', '203.0.113.9')).toBe('203.0.113.9');
    expect(caller('loopback', '::ffff:127.0.0.1', '2001:db8::9')).toBe('2001:db8::9');
    expect(caller('10.1.0.0/16, 192.0.2.7', '10.1.2.3', '203.0.113.9')).toBe('203.0.113.9');
  });

  it('is nothing that the caller made up: only the last proxy that is not believed counts', () => {
    expect(caller('loopback', '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
    expect(caller('loopback', '127.0.0.1', '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
    expect(caller('10.0.0.0/8', '10.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9');
  });

  it('can be found by the number of proxies', () => {
    expect(caller('1', '10.0.0.1', '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
    expect(caller('2', '10.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9');
  });

  it('stays that of the proxy when the header is missing or is no address', () => {
    expect(caller('loopback', '127.0.0.1')).toBe('127.0.0.1');
    expect(caller('loopback', '127.0.0.1', 'unknown')).toBe('127.0.0.1');
    expect(caller('1', '127.0.0.1', '<script>')).toBe('127.0.0.1');
  });
});

describe('Who is believed', () => {
  it.each(['none', '1', 'loopback', 'loopback, 10.0.0.0/8', 'fc00::/7', '192.0.2.1'])(
    'can be %j',
    (proxies) => {
      expect(isProxyTrust(proxies)).toBe(true);
    },
  );

  it.each(['', 'true', '0', '10', 'everybody', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/8/8', 'loopback,'])(
    'cannot be %j',
    (proxies) => {
      expect(isProxyTrust(proxies)).toBe(false);
    },
  );
});
