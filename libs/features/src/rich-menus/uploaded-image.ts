import { checkRichMenuImage } from '@jsk/line/rich-menu';
import { refusedImage } from '@jsk/platform/http/image-part';
import { loadSharp } from '@jsk/platform/pictures/load-sharp';
import type { UploadedImage } from './rich-menus.repository';

/** Larger is not even read, so that it can be said what was found of all that people choose by mistake. */
export const maximumUploadBytes = 12 * 1024 * 1024;

const wanted =
  'must be a JPEG or PNG of at most 1 MB, 800 to 2500 pixels wide, at least 250 high and at least 1.45 times as wide as high';

/**
 * Finds out what an uploaded file is, whatever it claims to be.
 * @throws AppError `validation_error` at `image` with what was found and what is wanted.
 */
export async function readUploadedImage(bytes: Buffer): Promise<UploadedImage> {
  const sharp = await loadSharp();
  const { format, width, height } = await sharp(bytes)
    .metadata()
    .catch(() => ({ format: null, width: 0, height: 0 }));
  const image = {
    contentType: `image/${format ?? 'unknown'}`,
    widthPixels: width,
    heightPixels: height,
    sizeBytes: bytes.length,
  };
  if (checkRichMenuImage(image).length === 0) {
    return { bytes, contentType: format === 'png' ? 'image/png' : 'image/jpeg', width, height };
  }
  const megabytes = (bytes.length / (1024 * 1024)).toFixed(2);
  const found = format
    ? `${format.toUpperCase()}, ${width} × ${height} pixels, ${megabytes} MB`
    : `no picture, ${megabytes} MB`;
  throw refusedImage(`${wanted}; this is ${found}`);
}
