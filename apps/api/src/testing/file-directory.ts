import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A directory for files, and what lies in it. */
export class FileDirectory {
  private constructor(readonly path: string) {}

  static async create(): Promise<FileDirectory> {
    return new FileDirectory(await mkdtemp(path.join(tmpdir(), 'jskapp-test-files-')));
  }

  /** Names of all files, also of those half written. */
  async list(): Promise<string[]> {
    const entries = await readdir(this.path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  }

  /** From now on nothing can be written or read, as if the disk were full or gone. */
  async break(): Promise<void> {
    await rename(this.path, this.aside);
    await writeFile(this.path, 'not a directory');
  }

  async mend(): Promise<void> {
    await rm(this.path);
    await rename(this.aside, this.path);
  }

  private get aside(): string {
    return `${this.path}-aside`;
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}
