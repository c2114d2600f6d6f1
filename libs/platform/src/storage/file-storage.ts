import type { Readable } from 'node:stream';
import { AppError } from '../errors/app-error';

/** Bytes of a file, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface StoredFile {
  readonly sizeBytes: number;
  /** The file, or a part of it, as it comes; the stream fails when the storage does. */
  read(range?: ByteRange): Promise<Readable>;
}

/** Whether files can be stored at the moment, and if not, why: for the health page. */
export type StorageState = { readonly ok: true } | { readonly ok: false; readonly detail: string };

/** Thrown when a file is larger than allowed; nothing of it is kept. */
export class FileTooLargeError extends AppError {
  constructor(maximumBytes: number) {
    super('payload_too_large', `At most ${Math.floor(maximumBytes / 1e6)} MB are taken`);
  }
}

/** The disk is full, the bucket cannot be reached, and the like: worth trying again later. */
export class StorageUnavailableError extends AppError {
  /** @param failure only what it says is kept: objects of an S3 client carry requests, which must not be logged. */
  constructor(failure: unknown) {
    const cause = new Error(wordsOf(failure));
    super('service_unavailable', 'Files cannot be stored or read at the moment; try again later', { cause });
  }
}

/** A probe costs a write or a request, and many may ask. */
const probeEveryMs = 5000;

const keyShape = /^[\w-]+(\/[\w-]+)*$/;

/** Files under names of our own making: letters, digits, `_`, `-`, and `/` between folders. */
export abstract class FileStorage {
  private probed: { readonly at: number; readonly state: Promise<StorageState> } | null = null;

  /**
   * Writes a file completely or not at all; one with this name is replaced.
   * @param content an error of it ends the writing and is passed on
   * @param maximumBytes more than this ends with `FileTooLargeError`
   * @returns its size in bytes
   * @throws StorageUnavailableError
   */
  async write(
    key: string,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    maximumBytes: number,
  ): Promise<number> {
    const source = new CountedContent(content, maximumBytes);
    try {
      await this.store(checked(key), source);
    } catch (error) {
      throw source.failure ?? new StorageUnavailableError(error);
    }
    return source.sizeBytes;
  }

  /** @returns the file, or null when there is none. @throws StorageUnavailableError */
  async open(key: string): Promise<StoredFile | null> {
    const file = await orUnavailable(this.find(checked(key)));
    return file && { ...file, read: (range) => orUnavailable(file.read(range)) };
  }

  /** Deletes a file; one that is not there is none. @throws StorageUnavailableError */
  async delete(key: string): Promise<void> {
    await orUnavailable(this.remove(checked(key)));
  }

  /** Whether files can be stored; asked at most every few seconds however often it is called. Never throws. */
  check(): Promise<StorageState> {
    if (!this.probed || performance.now() - this.probed.at > probeEveryMs) {
      const state = this.probe().then(
        () => ({ ok: true }) as const,
        (error: unknown) => ({ ok: false, detail: wordsOf(error) }) as const,
      );
      this.probed = { at: performance.now(), state };
    }
    return this.probed.state;
  }

  protected abstract store(key: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  protected abstract find(key: string): Promise<StoredFile | null>;
  protected abstract remove(key: string): Promise<void>;
  protected abstract probe(): Promise<void>;
}

/** Counts what passes, and remembers whether it was the content that failed and not the storage. */
class CountedContent implements AsyncIterable<Uint8Array> {
  sizeBytes = 0;
  failure: Error | null = null;

  constructor(
    private readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    private readonly maximumBytes: number,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.content) {
        this.sizeBytes += chunk.length;
        if (this.sizeBytes > this.maximumBytes) throw new FileTooLargeError(this.maximumBytes);
        yield chunk;
      }
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      throw this.failure;
    }
  }
}

function checked(key: string): string {
  if (!keyShape.test(key)) throw new Error('Not a key of a stored file');
  return key;
}

async function orUnavailable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw new StorageUnavailableError(error);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'Unknown error';
}
