import { type ChildProcess, spawn } from 'node:child_process';
import { projectDirectory } from './project-directory';
import { waitFor } from './wait-for';

export interface ProgramOptions {
  /** Program to run with Node, from the root of the project: `dist/apps/api/src/main.js`. */
  readonly entry: string;
  readonly parameters?: readonly string[];
  /** Added to the environment of this process; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** It is ready when this address answers with 2xx … */
  readonly readyUrl?: string;
  /** … or, without an address, when its output matches this. */
  readonly readyOutput?: RegExp;
  /** 30 s unless told. */
  readonly readyTimeoutMs?: number;
}

export interface ProgramEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningProgram {
  readonly pid: number;
  /** Resolves when it has ended, however that came about. */
  readonly ended: Promise<ProgramEnd>;
  /** Everything it has written to both outputs so far. */
  output(): string;
  /** Sends a signal and waits for its end. */
  kill(signal: NodeJS.Signals): Promise<ProgramEnd>;
}

/**
 * Starts one of our built programs as a process of its own and waits until it is ready.
 * @throws Error with the end of its output when it ends first or does not get ready in time; it is killed then.
 */
export async function startProgram(options: ProgramOptions): Promise<RunningProgram> {
  const child = spawn(process.execPath, [options.entry, ...(options.parameters ?? [])], {
    cwd: projectDirectory,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const program = runningProgram(child);
  let end: ProgramEnd | null = null;
  void program.ended.then((known) => (end = known));
  try {
    await waitFor(async () => end !== null || (await isReady(options, program)), {
      description: `${options.entry} is ready`,
      timeoutMs: options.readyTimeoutMs ?? 30_000,
    });
    if (end !== null) throw new Error(`${options.entry} ended before it was ready`);
    return program;
  } catch (error) {
    await program.kill('SIGKILL');
    throw new Error(`${(error as Error).message}\n${program.output().slice(-4000)}`, { cause: error });
  }
}

function runningProgram(child: ChildProcess): RunningProgram {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<ProgramEnd>((resolve) => {
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
    child.once('error', (error) => {
      output += error.message;
      resolve({ exitCode: null, signal: null });
    });
  });
  return {
    pid: child.pid ?? 0,
    ended,
    output: () => output,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

async function isReady({ readyUrl, readyOutput }: ProgramOptions, program: RunningProgram): Promise<boolean> {
  if (readyUrl) return (await fetch(readyUrl, { signal: AbortSignal.timeout(2000) })).ok;
  return readyOutput === undefined || readyOutput.test(program.output());
}
