import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signLineBody, verifyLineSignature } from './signature';

interface Vector {
  name: string;
  secret: string;
  bodyBase64: string;
  signature: string;
}

const vectors = JSON.parse(
  readFileSync(join(__dirname, 'fixtures', 'signature-vectors.json'), 'utf8'),
) as Vector[];

const secret = '8c570fa6dd201bb328f1c1eac23a96d8';
const body = Buffer.from('{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}');
const signature = signLineBody(body, secret);

describe('signature of a webhook', () => {
  it.each(vectors)(
    'accepts what LINE signed, byte for byte: $name [case 1] [case 2] [case 3] [case 4] [case 5]',
    ({ secret, bodyBase64, signature }) => {
      const rawBody = Buffer.from(bodyBase64, 'base64');
      expect(signLineBody(rawBody, secret)).toBe(signature);
      expect(verifyLineSignature(rawBody, signature, [secret])).toBe(true);
      expect(verifyLineSignature(Buffer.concat([rawBody, Buffer.from(' ')]), signature, [secret])).toBe(
        false,
      );
    },
  );

  it('refuses the signature of another body [case 9]', () => {
    expect(verifyLineSignature(Buffer.from('{}'), signature, [secret])).toBe(false);
  });

  it('refuses the signature of another channel', () => {
    expect(verifyLineSignature(body, signature, ['another secret'])).toBe(false);
  });

  it('accepts the old and the new secret during a rotation', () => {
    expect(verifyLineSignature(body, signature, ['new secret', secret])).toBe(true);
    expect(verifyLineSignature(body, signature, [secret, 'new secret'])).toBe(true);
  });

  it('refuses everything when no secret is set', () => {
    expect(verifyLineSignature(body, signLineBody(body, ''), [''])).toBe(false);
    expect(verifyLineSignature(body, signature, [])).toBe(false);
  });

  const lastCharacter = signature.at(-2) ?? '';
  const sameBytesOtherSpelling = `${signature.slice(0, -2)}${String.fromCharCode(lastCharacter.charCodeAt(0) + 1)}=`;
  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['given twice', [signature, signature]],
    ['given twice and joined', `${signature}, ${signature}`],
    ['followed by junk', `${signature}!!`],
    ['followed by a line break', `${signature}\n`],
    ['with a space inside', `${signature.slice(0, 20)} ${signature.slice(20)}`],
    ['without padding', signature.slice(0, -1)],
    ['in hexadecimal', Buffer.from(signature, 'base64').toString('hex')],
    ['in the alphabet for URLs', Buffer.from(signature, 'base64').toString('base64url') + '='],
    ['in another spelling of the same bytes', sameBytesOtherSpelling],
    ['of 10 kB', 'A'.repeat(10_000)],
  ])('refuses a header that is %s [case 11]', (_, header) => {
    expect(header).not.toBe(signature);
    expect(verifyLineSignature(body, header, [secret])).toBe(false);
  });
});
