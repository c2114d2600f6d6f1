import { isOwnOrigin } from './own-origin';

const publicBaseUrl = 'https://chat.example.com';

describe('A page that opens a socket', () => {
  it.each([
    ['is a program that names no origin', undefined, 'chat.example.com'],
    ['was loaded from the host it calls', 'http://localhost:3000', 'localhost:3000'],
    ['was loaded from the public address, behind a proxy', 'https://chat.example.com', '10.0.0.7:3000'],
  ])('is let in when it %s', (_, origin, host) => {
    expect(isOwnOrigin(origin, host, publicBaseUrl)).toBe(true);
  });

  it.each([
    ['of another host', 'https://evil.example.com'],
    ['of another port', 'https://chat.example.com:8443'],
    ['of the public address without TLS', 'http://chat.example.com'],
    ['of a host that begins alike', 'https://chat.example.com.evil.example'],
    ['of a sandbox', 'null'],
    ['of nonsense', 'chat.example.com'],
  ])('is refused when it is %s', (_, origin) => {
    expect(isOwnOrigin(origin, '10.0.0.7:3000', publicBaseUrl)).toBe(false);
  });
});
