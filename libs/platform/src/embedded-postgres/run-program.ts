import { spawn } from 'node:child_process';
import type { OperatingSystemUser } from './operating-system-user';

export interface ProgramResult {
  /** Null when it was ended by a signal or could not be started. */
  readonly exitCode: number | null;
  /** What it wrote to both outputs, trimmed. */
  readonly output: string;
}

/**
 * Runs a program to its end. Never throws: a program that cannot be started is a result without an exit code.
 * @param runAs whom to run as; null for the user of this process.
 * @param directory where to run; must be one that user can enter.
 */
export function runProgram(
  program: string,
  parameters: readonly string[],
  runAs: OperatingSystemUser | null,
  directory = '/',
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: directory,
      // Nothing of ours may steer PostgreSQL's programs: PGPORT, PGDATA and their like would.
      env: { PATH: process.env.PATH, TMPDIR: '/tmp' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}),
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ exitCode: null, output: error.message }));
    child.once('close', (exitCode) => resolve({ exitCode, output: output.trim() }));
  });
}
