import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { logDirectory, projectDirectory } from './project-paths';
import { RunFile } from './run-file';

export interface ChildProgramOptions {
  /** Short, for file names: `api`. */
  readonly name: string;
  /** For people: "The API". */
  readonly title: string;
  /** JavaScript file to run. */
  readonly entry: string;
  readonly parameters?: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Shows its output in the terminal instead of writing it to its log. */
  readonly showsOutput: boolean;
  /** Called when it ends although nobody asked it to, with a sentence about it. */
  readonly onUnexpectedEnd: (sentence: string) => void;
}

const patienceMs = 10_000;

/**
 * One of our programs as a process of its own. It is in its own process group, so that Ctrl-C reaches only the
 * launcher, which ends everything in order; and it has a channel to the launcher, so that it notices when that dies.
 */
export class ChildProgram {
  private readonly process: ChildProcess;
  private readonly runFile: RunFile;
  private readonly ended: Promise<void>;
  private isStopping = false;

  constructor(private readonly options: ChildProgramOptions) {
    const output = options.showsOutput ? 'inherit' : openLog(this.logFile);
    this.process = spawn(process.execPath, [options.entry, ...(options.parameters ?? [])], {
      cwd: projectDirectory,
      env: options.environment,
      detached: true,
      stdio: ['ignore', output, output, 'ipc'],
    });
    if (typeof output === 'number') closeSync(output);
    this.runFile = new RunFile(options.name, options.entry);
    this.runFile.write(this.pid);
    this.ended = new Promise((resolve) => {
      this.process.once('exit', (code, signal) => {
        this.runFile.remove(this.pid);
        resolve();
        if (!this.isStopping) options.onUnexpectedEnd(this.describeEnd(code, signal));
      });
    });
  }

  /** Asks it to end and waits; after 10 s it is killed. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.process.kill('SIGTERM');
    const impatience = setTimeout(() => this.process.kill('SIGKILL'), patienceMs);
    await this.ended;
    clearTimeout(impatience);
  }

  /** Ends it at once. */
  kill(): void {
    this.isStopping = true;
    this.process.kill('SIGKILL');
    this.runFile.remove(this.pid);
  }

  private get pid(): number {
    return this.process.pid ?? 0;
  }

  private get logFile(): string {
    return path.join(logDirectory, `${this.options.name}.log`);
  }

  private describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
    const how = signal ? `was ended by ${signal}` : `ended unexpectedly with code ${code}`;
    const lastLines = this.options.showsOutput ? '' : endOf(this.logFile);
    return `${this.options.title} ${how}.${lastLines && ` The end of ${this.logFile}:\n${lastLines}`}`;
  }
}

function openLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true });
  return openSync(file, 'w', 0o600);
}

/** Without what pino logged at the level "info": what went wrong stands in the rest. */
function endOf(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('{"level":30,'))
    .slice(-10)
    .map((line) => `      ${line.slice(0, 400)}`)
    .join('\n');
}
