/** What the operating system knows of a process. */
import { readFileSync } from 'node:fs';

/** The unit of times in /proc, the same on every Linux: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const ticksPerSecond = 100;

/** @returns {number} seconds that the process has computed so far, for itself and in the kernel. */
export function cpuSecondsOf(pid) {
  const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [userTicks, systemTicks] = fields.split(' ').slice(11, 13).map(Number);
  return (userTicks + systemTicks) / ticksPerSecond;
}

/** @returns {number} its memory, in MiB, shared libraries included. */
export function residentMiBOf(pid) {
  const [, kiB] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kiB) / 1024;
}
