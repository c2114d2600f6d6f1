import { AppError } from '@jsk/platform/errors/app-error';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** One part of a form (multipart/form-data) as it comes in. */
export type FormPart =
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly fileName: string;
      /** What the sender says it is. */
      readonly claimedType: string;
      /** Must be read before the next part comes. */
      readonly content: AsyncIterable<Uint8Array>;
    };

/** Files are limited by whoever reads them. */
const limits = { parts: 10, files: 4, fields: 8, fieldNameSize: 100, fieldSize: 2000, fileSize: Infinity };

/**
 * Reads a form part by part; nothing of it is held. Whoever stops early has the rest thrown away as it comes, so that
 * the answer reaches a sender who is still sending.
 * @throws AppError `validation_error` when the body is no form, `invalid_request` when it is broken or breaks off
 */
export async function* readForm(request: FastifyRequest): AsyncGenerator<FormPart> {
  if (!request.isMultipart()) throw invalid('file', 'must be sent in a form (multipart/form-data)');
  try {
    for await (const part of orBrokenForm(request.parts({ limits }))) {
      if (part.type === 'file') {
        const { fieldname: name, filename: fileName, mimetype: claimedType } = part;
        yield { kind: 'file', name, fileName, claimedType, content: orBrokenForm<Uint8Array>(part.file) };
      } else {
        if (typeof part.value !== 'string' || part.valueTruncated) {
          throw invalid(part.fieldname, 'must be a short text');
        }
        yield { kind: 'field', name: part.fieldname, value: part.value };
      }
    }
  } finally {
    request.raw.unpipe();
    request.raw.resume();
  }
}

/** A refusal that names the part of the form. */
export function invalid(path: string, message: string): AppError {
  return new AppError('validation_error', `${path}: ${message}`, { errors: [{ path, message }] });
}

async function* orBrokenForm<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: Error & { statusCode?: number }) => {
        if (error.statusCode === 413) throw new AppError('payload_too_large', 'The form has too many parts');
        throw new AppError('invalid_request', `The form is broken: ${error.message}`);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
