/**
 * Q13: from a fresh clone to the first page: `npm ci && npm start` with everything in npm's cache, and `npm start` later on.
 * A copy of the sources stands for the clone. Quick runs take the packages that are there and only start.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { dataDirectory, projectDirectory } from './support/built-code.mjs';
import { stopLater } from './support/cleanup.mjs';

const ports = { api: 3492, line: 3493 };
const giveUpAfterMs = 300_000;

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const clone = dataDirectory('bench-q13');
  copySources(clone);
  if (isQuick) symlinkSync(path.join(projectDirectory, 'node_modules'), path.join(clone, 'node_modules'));
  else installPackages(clone); // So that the cache is warm.
  const startedAt = performance.now();
  if (!isQuick) installPackages(clone);
  const first = await startUntilFirstPage(clone, startedAt);
  const later = await startUntilFirstPage(clone, performance.now());
  rmSync(clone, { recursive: true, force: true });
  const row = (what, value, noMoreThan) => ({
    id: 'Q13',
    what,
    unit: 's',
    ours: [value],
    floor: null,
    bar: { noMoreThan },
  });
  const command = isQuick ? 'npm start' : 'npm ci && npm start';
  return [
    row(`${command} to the first page, the first time`, first, 90),
    row('npm start later on', later, 10),
  ];
}

/** What git would clone, with what is changed and not committed yet. */
function copySources(clone) {
  rmSync(clone, { recursive: true, force: true });
  mkdirSync(clone, { recursive: true });
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectDirectory,
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const file of files.toString().split('\0').filter(Boolean)) {
    cpSync(path.join(projectDirectory, file), path.join(clone, file), { force: true });
  }
}

function installPackages(clone) {
  execFileSync('npm', ['ci', '--prefer-offline', '--no-audit'], { cwd: clone, stdio: 'ignore' });
}

/** @returns {Promise<number>} seconds since `startedAt` when the console's page is there; then all of it is ended. */
async function startUntilFirstPage(clone, startedAt) {
  const program = spawn('npm', ['start'], {
    cwd: clone,
    env: {
      ...process.env,
      PORT: String(ports.api),
      LINE_SIMULATOR_PORT: String(ports.line),
      DATA_DIRECTORY: path.join(clone, '.data'),
      DATABASE_URL: '',
      REDIS_URL: '',
    },
    stdio: 'ignore',
    detached: true,
  });
  const ended = once(program, 'close');
  const stop = stopLater(async () => {
    // npm does not pass on every signal: the whole group is told, as Ctrl-C does.
    process.kill(-program.pid, 'SIGINT');
    await ended;
  });
  await untilFirstPage(startedAt);
  const seconds = (performance.now() - startedAt) / 1000;
  await stop();
  return seconds;
}

async function untilFirstPage(startedAt) {
  for (;;) {
    const isThere = await fetch(`http://127.0.0.1:${ports.api}/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    if (performance.now() - startedAt > giveUpAfterMs) throw new Error('The first page never came');
    await delay(100);
  }
}
