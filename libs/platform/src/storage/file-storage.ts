import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../config/app-config';
import { APP_CONFIG } from '../config/config.module';

const keyShape = /^[\w-]+(\/[\w-]+)*$/;

/** Thrown when a file is larger than allowed; what was written of it is removed. */
export class FileTooLargeError extends Error {}

/** Files on the local disk, under names of our own making. */
@Injectable()
export class FileStorage {
  private readonly root: string;

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    this.root = resolve(config.media.directory);
  }

  /**
   * Writes a file completely or not at all.
   * @param maximumBytes more than this ends with `FileTooLargeError`.
   * @returns its size in bytes.
   */
  async write(key: string, content: AsyncIterable<Uint8Array>, maximumBytes: number): Promise<number> {
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    const partial = `${path}.${randomUUID()}.partial`;
    let sizeBytes = 0;
    const counted = async function* () {
      for await (const chunk of content) {
        sizeBytes += chunk.length;
        if (sizeBytes > maximumBytes) throw new FileTooLargeError(`More than ${maximumBytes} bytes`);
        yield chunk;
      }
    };
    try {
      await pipeline(Readable.from(counted()), createWriteStream(partial));
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return sizeBytes;
  }

  /** @returns the file from `start` to `end` (both included), or null when there is none. */
  async open(
    key: string,
  ): Promise<{ sizeBytes: number; read: (range?: { start: number; end: number }) => Readable } | null> {
    const path = this.pathOf(key);
    const found = await stat(path).catch(() => null);
    return found && { sizeBytes: found.size, read: (range) => createReadStream(path, range) };
  }

  private pathOf(key: string): string {
    if (!keyShape.test(key)) throw new Error('Not a key of a stored file');
    return join(this.root, key);
  }
}
