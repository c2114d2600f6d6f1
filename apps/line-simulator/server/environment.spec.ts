import { readEnvironment } from './environment';

const COMPLETE = { LINE_CHANNEL_SECRET: 'secret', LINE_CHANNEL_ACCESS_TOKEN: 'token' };

describe('the environment of the simulator', () => {
  it('needs only the secret and the token', () => {
    expect(readEnvironment(COMPLETE)).toEqual({
      port: 3300,
      host: '127.0.0.1',
      channelSecret: 'secret',
      channelAccessToken: 'token',
      webhookUrl: 'http://localhost:3000/api/v1/webhook',
      allowLoopbackHttp: true,
      dataPort: null,
    });
  });

  it.each([
    ['LINE_SIMULATOR_PORT', 'eighty'],
    ['LINE_CHANNEL_SECRET', ''],
    ['LINE_SIMULATOR_WEBHOOK_URL', 'ftp://example.com'],
  ])('is refused in one sentence that names %s', (name, value) => {
    expect(() => readEnvironment({ ...COMPLETE, [name]: value })).toThrow(
      new RegExp(`^The LINE simulator cannot start, please correct: ${name} \\(expected: .+\\)\\.$`),
    );
  });
});
