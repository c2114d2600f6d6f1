import { buffer } from 'node:stream/consumers';
import type { StoredFile } from '@jsk/platform/storage/file-storage';

/** Reads a few bytes of a file; fewer come where it ends. */
type Read = (start: number, length: number) => Promise<Buffer>;

/**
 * How long a sound is, in milliseconds, as LINE wants to be told. A few pieces of the file are read, never all of it.
 * @returns null when the file does not tell
 */
export async function soundDurationMs(file: StoredFile, contentType: string): Promise<number | null> {
  const read: Read = async (start, length) => {
    const end = Math.min(start + length, file.sizeBytes) - 1;
    return start <= end ? buffer(await file.read({ start, end })) : Buffer.alloc(0);
  };
  const seconds = await (contentType === 'audio/mpeg' ? mp3Seconds : mp4Seconds)(read, file.sizeBytes);
  return seconds !== null && Number.isFinite(seconds) && seconds > 0
    ? Math.max(1, Math.round(seconds * 1000))
    : null;
}

/** Boxes of one level; a file that claims more is none. */
const maximumBoxes = 64;

/** An M4A keeps its duration in the box `mvhd` of the box `moov` (ISO/IEC 14496-12, 8.2.2). */
async function mp4Seconds(read: Read, sizeBytes: number): Promise<number | null> {
  const movie = await findBox(read, 'moov', 0, sizeBytes);
  const header = movie && (await findBox(read, 'mvhd', movie.start, movie.end));
  if (!header) return null;
  const content = await read(header.start, 32);
  if (content.length < 32) return null;
  return content[0] === 1
    ? Number(content.readBigUInt64BE(24)) / content.readUInt32BE(20)
    : content.readUInt32BE(16) / content.readUInt32BE(12);
}

async function findBox(
  read: Read,
  type: string,
  from: number,
  to: number,
): Promise<{ start: number; end: number } | null> {
  let at = from;
  for (let seen = 0; seen < maximumBoxes && at < to; seen += 1) {
    const head = await read(at, 16);
    if (head.length < 8) return null;
    const shortSize = head.readUInt32BE(0);
    const isLong = shortSize === 1 && head.length === 16;
    const size = isLong ? Number(head.readBigUInt64BE(8)) : shortSize === 0 ? to - at : shortSize;
    if (size < 8) return null;
    const end = Math.min(at + size, to);
    if (head.toString('latin1', 4, 8) === type) return { start: at + (isLong ? 16 : 8), end };
    at = end;
  }
  return null;
}

const kilobitsOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const kilobitsOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const hertzOfVersion1 = [44_100, 48_000, 32_000];

/** Encoders write the number of frames into the first one; else every frame is as long as it (ISO/IEC 11172-3). */
async function mp3Seconds(read: Read, sizeBytes: number): Promise<number | null> {
  const start = lengthOfTag(await read(0, 10));
  const bytes = await read(start, 4096);
  const at = firstFrame(bytes);
  if (at === null) return null;
  const version = (bytes.readUInt8(at + 1) >> 3) & 3;
  const kilobits =
    (version === 3 ? kilobitsOfVersion1 : kilobitsOfVersion2)[bytes.readUInt8(at + 2) >> 4] ?? 0;
  const hertz =
    (hertzOfVersion1[(bytes.readUInt8(at + 2) >> 2) & 3] ?? 0) / { 3: 1, 2: 2, 0: 4, 1: NaN }[version as 0];
  const frames = countedFrames(bytes.subarray(at), version === 3);
  if (frames !== null) return (frames * (version === 3 ? 1152 : 576)) / hertz;
  return ((sizeBytes - start - at) * 8) / (kilobits * 1000);
}

/** What players of music show comes first (ID3v2); its length is written seven bits a byte. */
function lengthOfTag(head: Buffer): number {
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0;
  return 10 + head.subarray(6, 10).reduce((length, byte) => length * 128 + (byte & 0x7f), 0);
}

/** @returns where a frame of layer 3 begins whose bit rate and sample rate are told. */
function firstFrame(bytes: Buffer): number | null {
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const isLayer3 = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
    const bitRate = third >> 4;
    if (isLayer3 && bitRate > 0 && bitRate < 15 && (third & 0x0c) !== 0x0c) return at;
  }
  return null;
}

/** The number of frames as encoders note it: after the side information (Xing, Info), or at a fixed place (VBRI). */
function countedFrames(frame: Buffer, isVersion1: boolean): number | null {
  const isMono = (frame.readUInt8(3) & 0xc0) === 0xc0;
  const noted = 4 + (isVersion1 ? (isMono ? 17 : 32) : isMono ? 9 : 17);
  if (/^(Xing|Info)$/.test(frame.toString('latin1', noted, noted + 4)) && frame.length >= noted + 12) {
    return frame.readUInt32BE(noted + 4) & 1 ? frame.readUInt32BE(noted + 8) : null;
  }
  const isVbri = frame.toString('latin1', 36, 40) === 'VBRI' && frame.length >= 54;
  return isVbri ? frame.readUInt32BE(50) : null;
}
