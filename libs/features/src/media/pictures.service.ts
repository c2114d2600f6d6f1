import { buffer } from 'node:stream/consumers';
import { loadSharp } from '@jsk/platform/pictures/load-sharp';
import { FileStorage } from '@jsk/platform/storage/file-storage';
import { Injectable } from '@nestjs/common';
import type { Sharp } from 'sharp';

/** The longer side of a preview in pixels; LINE shows it in the chat, and so does the console. */
const previewPixels = 480;

/** The longer side of a picture that we have to convert; no phone shows more. */
const convertedPixels = 4096;

/** A picture of more pixels is a bomb, or nothing that a chat is for. */
const maximumPixels = 100_000_000;

/** Nothing larger is read into memory. */
const maximumBytes = 40_000_000;

/** Original picture of a message at most (https://developers.line.biz/en/reference/messaging-api/#image-message). */
const maximumBytesAtLine = 10_000_000;

/** Types that are given to the decoder; whatever else calls itself a picture is not. */
export const pictureTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
]);

interface Picture {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A picture made smaller, and the size of the original in pixels as it is looked at. */
export interface Preview {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface SendablePicture {
  /** Null when the picture can be sent as it is. */
  readonly converted: Picture | null;
  readonly preview: Preview;
}

/** Reads and makes pictures, one at a time: a decoded picture takes a hundred times the memory of its file. */
@Injectable()
export class PicturesService {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly storage: FileStorage) {}

  /** @returns null for what cannot be read as a picture. @throws StorageUnavailableError */
  previewOfStored(key: string): Promise<Preview | null> {
    return this.inTurn(async () => {
      const bytes = await this.load(key);
      return bytes && previewOf(bytes).catch(() => null);
    });
  }

  /** @returns null for what cannot be read as a picture. */
  previewOf(bytes: Buffer): Promise<Preview | null> {
    return this.inTurn(() => previewOf(bytes).catch(() => null));
  }

  /**
   * What LINE takes of a stored picture. What a photograph tells besides itself, such as where it was taken, is none of
   * the customer's business and is left out.
   * @returns null for what cannot be read as a picture. @throws StorageUnavailableError
   */
  sendableOf(key: string, contentType: string): Promise<SendablePicture | null> {
    return this.inTurn(async () => {
      const bytes = await this.load(key);
      return bytes && sendableOf(bytes, contentType).catch(() => null);
    });
  }

  /** What stands for a video of which there is no picture. */
  neutralPreview(): Promise<Buffer> {
    return this.inTurn(async () => {
      const sharp = await loadSharp();
      const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="270">
        <rect width="480" height="270" fill="#334155"/><circle cx="240" cy="135" r="44" fill="#e2e8f0"/>
        <path d="M226 111v48l40-24z" fill="#334155"/></svg>`;
      return sharp(Buffer.from(drawing)).jpeg().toBuffer();
    });
  }

  private async load(key: string): Promise<Buffer | null> {
    const file = await this.storage.open(key);
    return file && file.sizeBytes <= maximumBytes ? buffer(await file.read()) : null;
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}

async function decode(bytes: Buffer): Promise<Sharp> {
  const sharp = await loadSharp();
  return sharp(bytes, { limitInputPixels: maximumPixels, failOn: 'truncated' }).timeout({ seconds: 30 });
}

async function previewOf(bytes: Buffer): Promise<Preview> {
  const picture = await decode(bytes);
  const { autoOrient } = await picture.metadata();
  const { jpeg } = await asJpeg(picture, previewPixels, 80);
  return { jpeg, width: autoOrient.width, height: autoOrient.height };
}

async function sendableOf(bytes: Buffer, contentType: string): Promise<SendablePicture> {
  const preview = await previewOf(bytes);
  const { exif, xmp, iptc } = await (await decode(bytes)).metadata();
  const tellsNothing =
    contentType === 'image/png' || (contentType === 'image/jpeg' && !exif && !xmp && !iptc);
  if (tellsNothing && bytes.length <= maximumBytesAtLine) return { converted: null, preview };
  const good = await asJpeg(await decode(bytes), convertedPixels, 90);
  const converted =
    good.jpeg.length <= maximumBytesAtLine ? good : await asJpeg(await decode(bytes), convertedPixels, 60);
  return { converted, preview };
}

/** Upright, in the colours of screens, without anything besides the picture; what is transparent becomes white. */
async function asJpeg(picture: Sharp, longerSide: number, quality: number): Promise<Picture> {
  const { data, info } = await picture
    .autoOrient()
    .resize({ width: longerSide, height: longerSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height };
}
