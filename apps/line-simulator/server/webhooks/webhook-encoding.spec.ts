import { encodeWebhook, signatureHeader, signBody } from './webhook-encoding';

const AS_LINE = {
  escape: 'astral',
  whitespace: 'compact',
  propertyOrder: 'line',
  unknownProperties: false,
} as const;
const BODY = { destination: 'U1', events: [{ type: 'message', message: { text: 'สวัสดี 🤨' } }] };

describe('a webhook body', () => {
  it('is signed as in the official example', () => {
    const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';

    expect(signBody('8c570fa6dd201bb328f1c1eac23a96d8', body)).toBe(
      'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=',
    );
  });

  it('has emoji escaped and Thai in plain UTF-8, as LINE sends it', () => {
    expect(encodeWebhook(BODY, AS_LINE)).toContain('"สวัสดี \\uD83E\\uDD28"');
  });

  it.each([
    ['everything escaped', { ...AS_LINE, escape: 'all' as const }],
    ['nothing escaped', { ...AS_LINE, escape: 'none' as const }],
    ['indented', { ...AS_LINE, whitespace: 'pretty' as const }],
    ['indented with CRLF', { ...AS_LINE, whitespace: 'crlf' as const }],
    ['properties reversed', { ...AS_LINE, propertyOrder: 'reversed' as const }],
    ['properties shuffled', { ...AS_LINE, propertyOrder: 'shuffled' as const }],
  ])('means the same with %s', (_name, knobs) => {
    expect(JSON.parse(encodeWebhook(BODY, knobs))).toEqual(BODY);
  });

  it('can carry properties nobody knows yet, beside the known ones', () => {
    const parsed: unknown = JSON.parse(encodeWebhook(BODY, { ...AS_LINE, unknownProperties: true }));

    expect(parsed).toMatchObject(BODY);
    expect(parsed).toHaveProperty('events.0.message.greatNewFeature');
  });

  it('can be signed with the secret of another channel, in hex, twice or not at all', () => {
    const valid = signBody('secret', 'body');

    expect(signatureHeader('valid', 'secret', 'body')).toBe(valid);
    expect(signatureHeader('wrong_secret', 'secret', 'body')).not.toBe(valid);
    expect(signatureHeader('hex', 'secret', 'body')).toBe(Buffer.from(valid, 'base64').toString('hex'));
    expect(signatureHeader('duplicate_header', 'secret', 'body')).toEqual([valid, valid]);
    expect(signatureHeader('missing', 'secret', 'body')).toBeUndefined();
  });
});
