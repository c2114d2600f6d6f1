import { execFileSync } from 'node:child_process';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dataDirectory } from '../../bench/support/built-code.mjs';
import { stopLater } from '../../bench/support/cleanup.mjs';

const sizeMiB = 8;

/**
 * A directory that can be made full: a disk of its own in memory, or, where nobody may mount one, a directory in whose
 * place a file is put, which takes no files either.
 * @returns {Promise<{ directory: string, kind: string, fill: () => Promise<void>, empty: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startSmallDisk() {
  const place = dataDirectory('drill-disk');
  await rm(place, { recursive: true, force: true });
  const directory = path.join(place, 'media');
  await mkdir(directory, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMiB}m`, 'tmpfs', directory], { stdio: 'pipe' });
  } catch (error) {
    console.log(
      `Nothing can be mounted here (${error.message.split('\n')[0]}): a file takes the directory's place.`,
    );
    return replaceable(directory);
  }
  const ballast = path.join(directory, 'ballast');
  return {
    directory,
    kind: 'disk full',
    fill: () => writeUntilFull(ballast),
    empty: () => rm(ballast),
    stop: stopLater(() => execFileSync('umount', ['-l', directory])),
  };
}

async function writeUntilFull(file) {
  const handle = await open(file, 'w');
  const piece = Buffer.alloc(64 * 1024);
  try {
    for (;;) await handle.write(piece);
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  } finally {
    await handle.close();
  }
}

function replaceable(directory) {
  const aside = `${directory}-aside`;
  return {
    directory,
    kind: 'directory gone',
    fill: async () => {
      await rename(directory, aside);
      await writeFile(directory, '');
    },
    empty: async () => {
      await rm(directory);
      await rename(aside, directory);
    },
    stop: async () => undefined,
  };
}
