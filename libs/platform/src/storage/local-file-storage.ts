import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStorage, type StoredFile } from './file-storage';

/** So much is written to see whether the disk takes more: an empty file fits on a full one. */
const probeBytes = 64 * 1024;

/** Files in a directory, which instances on several machines must share. */
export class LocalFileStorage extends FileStorage {
  private readonly root: string;

  constructor(directory: string) {
    super();
    this.root = resolve(directory);
  }

  /** Written under another name first, so that nobody ever sees half a file. */
  protected async store(key: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.pathOf(key);
    const partial = `${path}.${randomUUID()}.partial`;
    await mkdir(dirname(path), { recursive: true });
    try {
      await pipeline(Readable.from(content), createWriteStream(partial));
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  protected async find(key: string): Promise<StoredFile | null> {
    const path = this.pathOf(key);
    const found = await stat(path).catch(nullIfMissing);
    return found && { sizeBytes: found.size, read: async (range) => createReadStream(path, range) };
  }

  protected async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  protected async probe(): Promise<void> {
    const path = join(this.root, `.probe-${randomUUID()}`);
    await mkdir(this.root, { recursive: true });
    try {
      await writeFile(path, Buffer.alloc(probeBytes));
    } finally {
      await rm(path, { force: true });
    }
  }

  private pathOf(key: string): string {
    return join(this.root, key);
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
