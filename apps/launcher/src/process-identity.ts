import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @returns the command line of a living process, or null: the number alone may belong to another program by now. */
export function commandOf(pid: number): string | null {
  const command = process.platform === 'linux' ? commandFromProc(pid) : commandFromPs(pid);
  return command === '' ? null : command;
}

function commandFromProc(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function commandFromPs(pid: number): string {
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout?.trim() ?? '';
}
