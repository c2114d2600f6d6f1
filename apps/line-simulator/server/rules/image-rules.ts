interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const MAX_BYTES = 1024 * 1024;
const MIN_WIDTH = 800;
const MAX_WIDTH = 2500;
const MIN_HEIGHT = 250;
const MIN_RATIO = 1.45;

const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/**
 * Why a picture cannot be a rich menu's, in one sentence; null when it can.
 * Source: https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image-requirements
 */
export function refuseRichMenuImage(bytes: Buffer, contentType: string): string | null {
  if (bytes.length > MAX_BYTES) return `The image has ${bytes.length} bytes, more than 1 MB`;
  const size = contentType === 'image/png' ? sizeOfPng(bytes) : sizeOfJpeg(bytes);
  if (!size) return `The bytes are no ${contentType}`;
  return refuseRichMenuSize(size);
}

/** The same for a size alone, in pixels; the rich menu object names one too. */
export function refuseRichMenuSize({ width, height }: ImageSize): string | null {
  if (width < MIN_WIDTH || width > MAX_WIDTH) return `The width ${width} is not between 800 and 2500`;
  if (height < MIN_HEIGHT) return `The height ${height} is less than 250`;
  if (width / height < MIN_RATIO) return `The ratio ${(width / height).toFixed(2)} is less than 1.45`;
  return null;
}

function sizeOfPng(bytes: Buffer): ImageSize | null {
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Walks the segments of a JPEG to the one that starts the frame. */
function sizeOfJpeg(bytes: Buffer): ImageSize | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let position = 2;
  while (position + 9 <= bytes.length && bytes[position] === 0xff) {
    const marker = bytes[position + 1] ?? 0;
    // C4, C8 and CC lie among the frame markers but are tables.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(position + 5), width: bytes.readUInt16BE(position + 7) };
    position += 2 + bytes.readUInt16BE(position + 2);
  }
  return null;
}
