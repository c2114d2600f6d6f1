import { rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureChromium } from '@jsk/testing/services/chromium';
import { type RunningProgram, startProgram } from '@jsk/testing/services/process-runner';
import { system } from './system';

declare global {
  var journeySystem: RunningProgram | undefined;
}

/** The same start as a newcomer's: `npm start`, with a directory of its own that begins empty. */
export default async function startSystem(): Promise<void> {
  process.env.CHROMIUM_PATH = await ensureChromium((line) => process.stdout.write(`${line}\n`));
  await rm(path.resolve(__dirname, '../../..', system.environment.DATA_DIRECTORY), {
    recursive: true,
    force: true,
  });
  globalThis.journeySystem = await startProgram({
    entry: 'apps/launcher/start.mjs',
    env: system.environment,
    readyOutput: /supervisor/,
    readyTimeoutMs: 180_000,
  });
}
