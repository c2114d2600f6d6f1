import { SecretBox, UnreadableSecretError } from './secret-box';

const key = (byte: number) => Buffer.alloc(32, byte);
const boxOf = (present: number, previous?: number) =>
  new SecretBox({
    encryptionKey: key(present),
    encryptionKeyPrevious: previous === undefined ? null : key(previous),
  });
const box = boxOf(1);
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
    ['with another key', () => boxOf(2), purpose],
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

  it('can be read with the previous key while keys are changed, and is sealed anew with the present one', () => {
    const old = box.seal('channel-token', purpose);
    const changing = boxOf(2, 1);
    expect(changing.open(old, purpose)).toBe('channel-token');
    const anew = changing.reseal(old, purpose) ?? '';
    expect(boxOf(2).open(anew, purpose)).toBe('channel-token');
    expect(() => box.open(anew, purpose)).toThrow(UnreadableSecretError);
    expect(changing.reseal(anew, purpose)).toBeNull();
  });

  it('stays as it is when neither key opens it', () => {
    expect(boxOf(3, 2).reseal(box.seal('channel-token', purpose), purpose)).toBeNull();
    expect(box.reseal(boxOf(2).seal('channel-token', purpose), purpose)).toBeNull();
  });
});
