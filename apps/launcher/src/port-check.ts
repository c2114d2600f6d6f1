import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { LaunchError } from './launch-error';
import { commandOf } from './process-identity';

/** @throws LaunchError that names the port, the variable that changes it and, where it can be found, who has it. */
export async function ensurePortIsFree(port: number, host: string, variable: string): Promise<void> {
  const obstacle = await tryToListen(port, host);
  if (obstacle === null) return;
  if (obstacle === 'EADDRINUSE') {
    throw new LaunchError(
      `Port ${port} is taken${listenerOf(port)}: stop that program, or set ${variable} to another port.`,
    );
  }
  throw new LaunchError(`Port ${port} cannot be opened (${obstacle}): set ${variable} to another port.`);
}

function tryToListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

function listenerOf(port: number): string {
  const pid = findListener(port);
  const command = pid === null ? null : commandOf(pid);
  return command === null ? '' : ` by process ${pid} (${command.slice(0, 80)})`;
}

/** Linux only, and only among the processes that this user may look at: https://man7.org/linux/man-pages/man5/proc_pid_net.5.html */
function findListener(port: number): number | null {
  try {
    const inodes = ['tcp', 'tcp6'].flatMap((table) => listeningInodes(table, port));
    return (
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .find((pid) => holdsAny(pid, inodes)) ?? null
    );
  } catch {
    return null;
  }
}

function listeningInodes(table: string, port: number): string[] {
  const listening = '0A';
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync(`/proc/net/${table}`, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === listening)
    .map((fields) => fields[9] ?? '');
}

function holdsAny(pid: number, inodes: readonly string[]): boolean {
  const directory = `/proc/${pid}/fd`;
  try {
    return readdirSync(directory).some((descriptor) => {
      const target = readlinkSync(path.join(directory, descriptor));
      return inodes.some((inode) => target === `socket:[${inode}]`);
    });
  } catch {
    return false; // Another user's process, or one that ended meanwhile.
  }
}
