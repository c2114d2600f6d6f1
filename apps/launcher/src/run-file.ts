import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commandOf } from './process-identity';
import { runDirectory } from './project-paths';

const patienceMs = 10_000;

/** Remembers the process of one of our programs, so that the next start finds what a killed run left behind. */
export class RunFile {
  private readonly file: string;

  /** @param entry part of the program's command line, by which it is told from strangers. */
  constructor(
    name: string,
    private readonly entry: string,
  ) {
    this.file = path.join(runDirectory, `${name}.pid`);
  }

  write(pid: number): void {
    mkdirSync(runDirectory, { recursive: true });
    writeFileSync(this.file, String(pid));
  }

  /** Forgets that process; another one that has taken its place stays remembered. */
  remove(pid: number): void {
    if (this.read() === pid) rmSync(this.file, { force: true });
  }

  /** @returns the process number when it is still our program, else null. */
  findRunning(): number | null {
    const pid = this.read();
    return pid !== null && pid !== process.pid && this.isOurs(pid) ? pid : null;
  }

  /** Ends what is still running, kindly at first. @returns whether there was anything. */
  async stopRunning(): Promise<boolean> {
    const pid = this.findRunning();
    if (pid === null) return false;
    process.kill(pid, 'SIGTERM');
    const deadline = Date.now() + patienceMs;
    while (this.isOurs(pid) && Date.now() < deadline) await delay(50);
    if (this.isOurs(pid)) process.kill(pid, 'SIGKILL');
    this.remove(pid);
    return true;
  }

  private read(): number | null {
    return existsSync(this.file) ? Number(readFileSync(this.file, 'utf8')) : null;
  }

  private isOurs(pid: number): boolean {
    return commandOf(pid)?.includes(this.entry) ?? false;
  }
}
