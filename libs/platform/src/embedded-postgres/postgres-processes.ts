import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './run-program';

/**
 * Finds the living processes of one server, children included: PostgreSQL shows the name of its cluster in each
 * command line. Zombies have no command line, so they are not found.
 */
export async function findServerProcesses(clusterName: string): Promise<number[]> {
  const commands = process.platform === 'linux' ? commandsFromProc() : await commandsFromPs();
  return commands.filter(({ command }) => isOfServer(command, clusterName)).map(({ pid }) => pid);
}

interface RunningCommand {
  readonly pid: number;
  /** Its parameters, the program first. */
  readonly command: readonly string[];
}

function isOfServer([program = '', ...parameters]: readonly string[], clusterName: string): boolean {
  if (program.startsWith('postgres:')) return program.startsWith(`postgres: ${clusterName}:`);
  return path.basename(program).startsWith('postgres') && parameters.join(' ').includes(clusterName);
}

/** Not by working directory: root in a container may not read that of other users' processes. */
function commandsFromProc(): RunningCommand[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: readCommand(name) }));
}

function readCommand(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // It ended meanwhile.
  }
}

async function commandsFromPs(): Promise<RunningCommand[]> {
  const { output } = await runProgram('ps', ['-axo', 'pid=,command='], null);
  return output.split('\n').map((line) => {
    const [, pid = '', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), command: command.startsWith('postgres:') ? [command] : command.split(' ') };
  });
}
