import { mayReadMetrics } from './metrics-access';

describe('Metrics', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
    'are read on the machine itself (%s)',
    (address) => {
      expect(mayReadMetrics(null, { authorization: undefined, address })).toBe(true);
    },
  );

  it.each(['10.0.0.7', '::ffff:10.0.0.7', '128.0.0.1', '2001:db8::1', 'localhost.example.com', ''])(
    'are not read from %p without a token',
    (address) => {
      expect(mayReadMetrics(null, { authorization: 'Bearer anything', address })).toBe(false);
    },
  );

  it('are read with the token from anywhere, and without it from nowhere', () => {
    const token = 'a-token-for-prometheus';
    const withHeader = (authorization: string | undefined, address = '10.0.0.7') =>
      mayReadMetrics(token, { authorization, address });
    expect(withHeader(`Bearer ${token}`)).toBe(true);
    for (const wrong of [undefined, '', token, `bearer ${token}`, `Bearer ${token}x`, 'Bearer ']) {
      expect(withHeader(wrong)).toBe(false);
      expect(withHeader(wrong, '127.0.0.1')).toBe(false);
    }
  });
});
