import { SecretBox, UnreadableSecretError } from './secret-box';

const box = new SecretBox({ encryptionKey: Buffer.alloc(32, 1) });
const purpose = 'line_channel.access_token';

describe('A sealed secret', () => {
  it('comes back as it was, to the byte', () => {
    for (const secret of ['', 'a', 'ความลับ 🔑', 'x'.repeat(5000)]) {
      expect(box.open(box.seal(secret, purpose), purpose)).toBe(secret);
    }
  });

  it('does not show what it holds and looks different each time', () => {
    const [one, other] = [box.seal('channel-token', purpose), box.seal('channel-token', purpose)];
    expect(one).toMatch(/^v1:[\w-]+$/);
    expect(one).not.toBe(other);
    expect(Buffer.from(one.slice(3), 'base64url').toString('latin1')).not.toContain('channel-token');
  });

  it.each([
    ['with another key', () => new SecretBox({ encryptionKey: Buffer.alloc(32, 2) }), purpose],
    ['in the place of another secret', () => box, 'line_channel.secret'],
  ])('cannot be read %s', (_, reader, readAs) => {
    const sealed = box.seal('channel-token', purpose);
    expect(() => reader().open(sealed, readAs)).toThrow(UnreadableSecretError);
  });

  it('cannot be read once a bit of it has changed', () => {
    const bytes = Buffer.from(box.seal('channel-token', purpose).slice(3), 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => box.open(`v1:${changed.toString('base64url')}`, purpose)).toThrow(UnreadableSecretError);
    }
  });

  it.each(['', 'v1:', 'v1:AAAA', 'v2:AAAA', 'channel-token'])('is not %p', (text) => {
    expect(() => box.open(text, purpose)).toThrow(UnreadableSecretError);
  });
});
