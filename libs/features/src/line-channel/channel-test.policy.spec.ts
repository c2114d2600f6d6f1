import { type ChannelAnswers, checksOf, isReachableFor } from './channel-test.policy';

const webhookUrl = 'https://chat.example.com/api/v1/webhook';

const allIsWell: ChannelAnswers = {
  webhookUrl,
  bot: {
    kind: 'known',
    lineUserId: `U${'1'.repeat(32)}`,
    basicId: '@shop',
    displayName: 'ร้าน',
    pictureUrl: null,
    chatMode: 'bot',
    markAsReadMode: 'manual',
  },
  endpoint: { kind: 'known', url: webhookUrl, isActive: true },
  webhookTest: { kind: 'known', success: true, statusCode: 200, reason: 'OK', detail: '200' },
  quota: { kind: 'known', limit: 500, used: 12 },
};

function found(changes: Partial<ChannelAnswers>) {
  const checks = checksOf({ ...allIsWell, ...changes });
  return Object.fromEntries(checks.map(({ id, ...rest }) => [id, rest]));
}

const failed = (status: number | null, message = 'No') => ({ kind: 'failed' as const, status, message });
const test = (
  statusCode: number,
  reason: 'COULD_NOT_CONNECT' | 'REQUEST_TIMEOUT' | 'ERROR_STATUS_CODE' | 'UNCLASSIFIED',
) => ({
  kind: 'known' as const,
  success: false,
  statusCode,
  reason,
  detail: 'As LINE says it',
});

describe('The test of the channel', () => {
  it('finds nothing when all is well', () => {
    expect(checksOf(allIsWell).map(({ result }) => result)).toEqual(Array.from({ length: 7 }, () => 'ok'));
  });

  it.each([
    [301, 'ERROR_STATUS_CODE', 'errorStatusCode'],
    [500, 'ERROR_STATUS_CODE', 'errorStatusCode'],
    [401, 'ERROR_STATUS_CODE', 'signatureRefused'],
    [0, 'REQUEST_TIMEOUT', 'requestTimeout'],
    [0, 'COULD_NOT_CONNECT', 'couldNotConnect'],
    [0, 'UNCLASSIFIED', 'unclassified'],
  ] as const)('tells a webhook answered with %i (%s) as %s [case 87]', (statusCode, reason, finding) => {
    expect(found({ webhookTest: test(statusCode, reason) }).webhookTest).toMatchObject({
      result: 'failed',
      finding,
    });
  });

  it('tells an account without a quota as unlimited, not as empty [case 86]', () => {
    expect(found({ quota: { kind: 'known', limit: null, used: 900 } }).quota).toMatchObject({
      result: 'ok',
      finding: 'unlimited',
    });
    expect(found({ quota: { kind: 'known', limit: 0, used: 0 } }).quota).toMatchObject({ finding: 'spent' });
  });

  it.each([
    [failed(401), 'unauthorised'],
    [failed(403), 'refused'],
    [failed(500), 'unreachable'],
    [failed(429), 'unreachable'],
    [failed(null), 'unreachable'],
  ])('looks no further when LINE does not say who we are (%j)', (bot, finding) => {
    const nothingAsked = { bot, endpoint: null, webhookTest: null, quota: null };
    const { accessToken, ...rest } = found(nothingAsked);
    expect(accessToken).toEqual({ result: 'failed', finding, detail: { message: 'No' } });
    expect(new Set(Object.values(rest).map(({ result }) => result))).toEqual(new Set(['skipped']));
  });

  it('tells that LINE delivers elsewhere, nowhere, or not at all', () => {
    const endpoint = { kind: 'known', url: 'https://old.example.com/hook', isActive: false } as const;
    expect(found({ endpoint })).toMatchObject({
      webhookAddress: { result: 'failed', finding: 'otherAddress', detail: { url: endpoint.url } },
      webhookActive: { result: 'failed', finding: 'inactive' },
    });
    expect(found({ endpoint: { kind: 'not_found' } })).toMatchObject({
      webhookAddress: { result: 'failed', finding: 'notSet' },
      webhookActive: { result: 'skipped' },
    });
  });

  it('knows this machine by all its names', () => {
    const endpoint = { kind: 'known', url: 'http://127.0.0.1:3000/api/v1/webhook', isActive: true } as const;
    const addresses = { endpoint, webhookUrl: 'http://localhost:3000/api/v1/webhook' };
    expect(found(addresses).webhookAddress).toMatchObject({ finding: 'ok' });
    expect(found({ ...addresses, webhookUrl: 'http://localhost:3001/api/v1/webhook' })).toMatchObject({
      webhookAddress: { finding: 'otherAddress' },
    });
  });

  it('tells that our address cannot be reached', () => {
    expect(found({ webhookTest: null }).webhookTest).toMatchObject({
      result: 'failed',
      finding: 'needsHttps',
    });
  });
});

describe('Our address', () => {
  it.each([
    ['https://api.line.me', 'https://chat.example.com/api/v1/webhook', true],
    ['https://api.line.me', 'http://chat.example.com/api/v1/webhook', false],
    ['https://api.line.me', 'http://localhost:3000/api/v1/webhook', false],
    ['http://127.0.0.1:3300', 'http://localhost:3000/api/v1/webhook', true],
    ['http://127.0.0.1:3300', 'http://chat.example.com/api/v1/webhook', false],
  ])('from %s: %s (%p)', (apiOrigin, url, isReachable) => {
    expect(isReachableFor(apiOrigin, url)).toBe(isReachable);
  });
});
