import { checkRichMenuImage } from '@jsk/line/rich-menu';
import { AppError } from '@jsk/platform/errors/app-error';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import sharp from 'sharp';
import type { UploadedImage } from './rich-menus.repository';

/** Larger is not even read, so that it can be said what was found of all that people choose by mistake. */
const maximumUploadBytes = 12 * 1024 * 1024;

const wanted =
  'must be a JPEG or PNG of at most 1 MB, 800 to 2500 pixels wide, at least 250 high and at least 1.45 times as wide as high';

/**
 * Reads the part `image` of a form.
 * @throws AppError `unsupported_media_type`, `validation_error` at `image` when there is none, `payload_too_large`.
 */
export async function readImagePart(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) {
    throw new AppError('unsupported_media_type', 'Send the picture as multipart/form-data');
  }
  const part = await request.file({ limits: { fileSize: maximumUploadBytes, files: 1 } });
  if (part?.fieldname === 'image') return part.toBuffer();
  throw refusalOf('must be sent as a file');
}

/**
 * Finds out what an uploaded file is, whatever it claims to be.
 * @throws AppError `validation_error` at `image` with what was found and what is wanted.
 */
export async function readUploadedImage(bytes: Buffer): Promise<UploadedImage> {
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
  throw refusalOf(`${wanted}; this is ${found}`);
}

function refusalOf(message: string): AppError {
  return new AppError('validation_error', `image: ${message}`, { errors: [{ path: 'image', message }] });
}
