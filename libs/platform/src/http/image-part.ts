import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error';

/**
 * Reads the part `image` of a form (multipart/form-data).
 * @throws AppError `unsupported_media_type`, `validation_error` at `image` when there is none, `payload_too_large`.
 */
export async function readImagePart(request: FastifyRequest, maximumBytes: number): Promise<Buffer> {
  if (!request.isMultipart()) {
    throw new AppError('unsupported_media_type', 'Send the picture as multipart/form-data');
  }
  const part = await request.file({ limits: { fileSize: maximumBytes, files: 1 } });
  if (part?.fieldname === 'image') return part.toBuffer();
  throw refusedImage('must be sent as a file');
}

/** A refusal of an uploaded picture. */
export function refusedImage(message: string): AppError {
  return new AppError('validation_error', `image: ${message}`, { errors: [{ path: 'image', message }] });
}
