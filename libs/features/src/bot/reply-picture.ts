import { IMAGEMAP_WIDTHS } from '@jsk/line/outgoing-message';
import { loadSharp } from '@jsk/platform/pictures/load-sharp';
import type { Sharp } from 'sharp';

/** A picture in one of the sizes in which it is asked for. */
export type PictureVariant = 'original' | 'preview' | `${(typeof IMAGEMAP_WIDTHS)[number]}`;

export interface PreparedPicture {
  readonly contentType: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
  readonly variants: ReadonlyMap<PictureVariant, Buffer>;
}

/** A picture of more pixels is a bomb, or nothing that a phone could show. */
const maximumPixels = 40_000_000;

/** The longer side of a preview, of which LINE takes 1 MB (https://developers.line.biz/en/reference/messaging-api/#image-message). */
const previewPixels = 480;

/** What a picture can be asked for besides itself. */
export function variantsOf(picture: { width: number; height: number }): PictureVariant[] {
  const widths = fitsImagemap(picture) ? IMAGEMAP_WIDTHS : [];
  return ['original', 'preview', ...widths.map((width): PictureVariant => `${width}`)];
}

/** Whether areas can lie anywhere on it; a picture of extreme shape would become huge when it is made wide enough. */
export function fitsImagemap({ width, height }: { width: number; height: number }): boolean {
  return height <= 2 * width;
}

/**
 * Makes every size of a picture at once, so that nobody who only asks for one costs more than reading it. What a
 * photograph tells besides itself, such as where it was taken, is left out.
 * @returns null for what cannot be read as JPEG or PNG.
 */
export async function preparePicture(bytes: Buffer): Promise<PreparedPicture | null> {
  const found = await readPicture(bytes).catch(() => null);
  if (!found) return null;
  const { format, width, height, original } = found;
  const contentType = format === 'png' ? 'image/png' : 'image/jpeg';
  const variants = new Map<PictureVariant, Buffer>([['original', original]]);
  const preview = (await decode(original)).resize({
    width: previewPixels,
    height: previewPixels,
    fit: 'inside',
    withoutEnlargement: true,
  });
  const jpeg = preview.flatten({ background: '#ffffff' }).jpeg({ quality: 80 });
  variants.set('preview', await jpeg.toBuffer());
  if (fitsImagemap({ width, height })) {
    for (const pixels of IMAGEMAP_WIDTHS) {
      const resized = (await decode(original)).resize({ width: pixels });
      variants.set(`${pixels}`, await resized.toBuffer());
    }
  }
  return { contentType, width, height, variants };
}

async function readPicture(bytes: Buffer) {
  const { format, exif, xmp, iptc, autoOrient } = await (await decode(bytes)).metadata();
  if (format !== 'jpeg' && format !== 'png') return null;
  const tellsNothing = !exif && !xmp && !iptc;
  // Decoded in any case, so that a broken picture is not found out by the customer.
  const upright = (await decode(bytes)).autoOrient();
  const copy = await (format === 'jpeg' ? upright.jpeg({ quality: 90 }) : upright.png()).toBuffer();
  return { format, ...autoOrient, original: tellsNothing ? bytes : copy };
}

async function decode(bytes: Buffer): Promise<Sharp> {
  const sharp = await loadSharp();
  return sharp(bytes, { limitInputPixels: maximumPixels, failOn: 'truncated' }).timeout({ seconds: 30 });
}
