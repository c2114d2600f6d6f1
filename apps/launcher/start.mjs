/** `npm start` and, with --watch, `npm run dev`: builds what is out of date, then starts everything. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, projectDirectory } from './build.mjs';

const startedAt = performance.now();
const parentPid = process.ppid;
const isWatching = process.argv.includes('--watch');

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  refuse(`Node.js 20.19 or newer is needed; this is ${process.version}.`);
if (!existsSync(path.join(projectDirectory, 'node_modules/@swc/cli')))
  refuse('The packages are missing: run "npm ci" first.');

process.chdir(projectDirectory);
try {
  // The console comes from Vite's own server while watching.
  const names = isWatching ? ['programs', 'phone'] : ['programs', 'console', 'phone'];
  await build({ names, onlyStale: true, log: (line) => console.log(line) });
} catch (error) {
  refuse(`The build failed:\n${error.message}`);
}

const require = createRequire(import.meta.url);
const { launch } = require(path.join(projectDirectory, 'dist/apps/launcher/src/main.js'));
await launch({ isWatching, startedAt, parentPid });
