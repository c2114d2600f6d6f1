import { buffer } from 'node:stream/consumers';
import { sniff } from './content-type.policy';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const zip = Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1'), Buffer.alloc(100)]);
const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');

async function* oneByOne(bytes: Buffer): AsyncGenerator<Buffer> {
  for (const byte of bytes) yield Buffer.from([byte]);
}

describe('The type of a file', () => {
  it.each([
    ['is that of its bytes', png, 'text/html', 'image/png'],
    ['is what an office says of its archive', zip, word, word],
    [
      'is not a page, whatever the sender says',
      Buffer.from('<html>'),
      'text/html',
      'application/octet-stream',
    ],
    ['is not a drawing', Buffer.from('<svg/>'), 'image/svg+xml', 'application/octet-stream'],
    [
      'is not a picture because the sender says so',
      Buffer.from('text'),
      'image/png',
      'application/octet-stream',
    ],
    ['is unknown of nothing', Buffer.alloc(0), '', 'application/octet-stream'],
  ])('%s', async (_, bytes, claimed, expected) => {
    expect((await sniff(oneByOne(bytes), claimed)).contentType).toBe(expected);
  });

  it('is found without losing a byte, however they come', async () => {
    const bytes = Buffer.concat([png, Buffer.from(Array.from({ length: 9000 }, (_, index) => index % 251))]);
    for (const stream of [
      oneByOne(bytes),
      (async function* () {
        yield bytes;
      })(),
    ]) {
      expect(await buffer((await sniff(stream, '')).content)).toEqual(bytes);
    }
  });
});
