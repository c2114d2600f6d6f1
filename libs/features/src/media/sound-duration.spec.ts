import { Readable } from 'node:stream';
import { soundDurationMs } from './sound-duration';

const durationOf = (bytes: Buffer, type = 'audio/mpeg') =>
  soundDurationMs(
    {
      sizeBytes: bytes.length,
      read: async (range) => Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
    },
    type,
  );

/** A frame of silence: MPEG 1 layer 3, 128 kbit/s, 44.1 kHz, stereo unless told. */
function frame(header = [0xff, 0xfb, 0x90, 0x04], note?: { at: number; bytes: Buffer }): Buffer {
  const bytes = Buffer.concat([Buffer.from(header), Buffer.alloc(413)]);
  note?.bytes.copy(bytes, note.at);
  return bytes;
}

function xing(name: string, frames: number): Buffer {
  const bytes = Buffer.from(`${name}\0\0\0\x01\0\0\0\0`, 'latin1');
  bytes.writeUInt32BE(frames, 8);
  return bytes;
}

function box(type: string, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

describe('The duration of an MP3', () => {
  const frames = (count: number) => Buffer.concat(Array.from({ length: count }, () => frame()));

  it('of a constant bit rate follows from its size', async () => {
    expect(await durationOf(frames(250))).toBe(6516);
  });

  it('does not count the picture and the titles before it', async () => {
    const tag = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\x07\x68', 'latin1'), Buffer.alloc(1000)]);
    expect(await durationOf(Buffer.concat([tag, frames(250)]))).toBe(6516);
  });

  it.each([
    ['Xing, stereo', [0xff, 0xfb, 0x90, 0x04], { at: 36, bytes: xing('Xing', 1000) }, 26_122],
    ['Info, mono', [0xff, 0xfb, 0x90, 0xc4], { at: 21, bytes: xing('Info', 1000) }, 26_122],
    ['Xing, MPEG 2', [0xff, 0xf3, 0x90, 0x04], { at: 21, bytes: xing('Xing', 1000) }, 26_122],
    [
      'VBRI',
      [0xff, 0xfb, 0x90, 0x04],
      { at: 36, bytes: Buffer.concat([Buffer.from('VBRI'), Buffer.alloc(10), Buffer.from([0, 0, 3, 232])]) },
      26_122,
    ],
  ])('of a variable bit rate is what its encoder noted (%s)', async (_, header, note, expected) => {
    expect(await durationOf(Buffer.concat([frame(header, note), frames(10)]))).toBe(expected);
  });
});

describe('The duration of an M4A', () => {
  const header = (version: 0 | 1) => {
    const content = Buffer.alloc(100);
    content[0] = version;
    if (version === 1) {
      content.writeUInt32BE(1000, 20);
      content.writeBigUInt64BE(6531n, 24);
    } else {
      content.writeUInt32BE(44_100, 12);
      content.writeUInt32BE(288_017, 16);
    }
    return box('moov', box('iods', Buffer.alloc(16)), box('mvhd', content));
  };

  it.each([0, 1] as const)(
    'stands in its header (version %i), before or after the sound',
    async (version) => {
      const type = box('ftyp', Buffer.from('M4A '));
      const sound = box('mdat', Buffer.alloc(100_000));
      for (const order of [
        [header(version), sound],
        [sound, header(version)],
      ]) {
        expect(await durationOf(Buffer.concat([type, ...order]), 'audio/x-m4a')).toBe(6531);
      }
    },
  );
});

describe('A sound that does not tell its duration', () => {
  const endless = Buffer.alloc(5000);
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('no sound at all '.repeat(500))],
    ['a beginning only', Buffer.from('ID3')],
    ['a frame cut short', Buffer.from([0xff, 0xfb])],
    ['boxes of no size', endless],
    ['a box without an end', box('moov', box('mvhd'))],
    ['a time scale of zero', box('moov', box('mvhd', Buffer.alloc(100)))],
  ])('has none, and nothing breaks: %s', async (_, bytes) => {
    expect(await durationOf(bytes)).toBeNull();
    expect(await durationOf(bytes, 'audio/mp4')).toBeNull();
  });
});
