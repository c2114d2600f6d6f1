import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ProgramEnd, startProgram } from './process-runner';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'process-runner-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

function program(source: string): string {
  const file = path.join(directory, 'program.cjs');
  writeFileSync(file, source);
  return file;
}

describe('a program run for a drill', () => {
  it('is handed over when its output says that it is ready, and tells how it ended', async () => {
    const entry = program(`console.log(process.env.GREETING); setInterval(() => undefined, 1000);`);
    const running = await startProgram({ entry, env: { GREETING: 'ready' }, readyOutput: /ready/ });

    expect(running.output()).toBe('ready\n');
    expect(await running.kill('SIGKILL')).toEqual<ProgramEnd>({ exitCode: null, signal: 'SIGKILL' });
  });

  it('is reported with its last words when it ends before it is ready', async () => {
    const entry = program(`console.error('no database'); process.exit(3);`);

    await expect(startProgram({ entry, readyUrl: 'http://127.0.0.1:1/' })).rejects.toThrow(
      /ended before it was ready\nno database/,
    );
  });
});
