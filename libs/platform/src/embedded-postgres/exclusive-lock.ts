import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Nothing done under a lock takes this long; an older one was left by a process whose number was given away again. */
const staleAfterMs = 120_000;

/**
 * Runs work that only one process of this machine may do at a time; others wait. The lock of a process that
 * was killed is taken over.
 * @param file the lock; its directory must exist.
 */
export async function withExclusiveLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  while (!tryLock(file)) {
    if (isStale(file)) rmSync(file, { force: true });
    else await delay(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    const age = Date.now() - statSync(file).mtimeMs;
    // Empty for the moment between its creation and its first write.
    if (holder === 0) return age > 1000;
    return age > staleAfterMs || !isAlive(holder);
  } catch {
    return false; // Released meanwhile.
  }
}

/** Whether a process with that number exists, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
