/**
 * Builds everything into `dist`: the programs with swc, the console and the phone with Vite. Plain JavaScript,
 * because it runs before anything is built. `node apps/launcher/build.mjs [--stale] [target …]`
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const projectDirectory = fileURLToPath(new URL('../..', import.meta.url));

const dist = path.join(projectDirectory, 'dist');
const stampFile = path.join(dist, '.built.json');
const browserSources = ['apps/web', 'apps/e2e', 'apps/line-simulator/ui'];
const testFile = /\.(spec|int-spec|test|e2e)\.tsx?$/;

const targets = {
  programs: {
    sources: ['apps', 'libs', '.swcrc'],
    without: browserSources,
    build: buildPrograms,
  },
  console: {
    sources: ['apps/web', 'libs/contracts'],
    without: [],
    build: () => runVite('apps/web/vite.config.ts'),
  },
  phone: {
    sources: ['apps/line-simulator/ui', 'libs/contracts'],
    without: [],
    build: () => runVite('apps/line-simulator/ui/vite.config.ts'),
  },
};

/**
 * @param {{ names?: string[], onlyStale?: boolean, log?: (line: string) => void }} options
 * @returns {Promise<string[]>} the targets that were built; rejects with the output of the tool that failed.
 */
export async function build({ names = Object.keys(targets), onlyStale = false, log = () => {} } = {}) {
  const built = readStamps();
  const current = Object.fromEntries(names.map((name) => [name, stampOf(targets[name])]));
  const due = names.filter((name) => !onlyStale || built[name] !== current[name]);
  if (due.length === 0) return [];
  log(`Building ${due.join(', ')} …`);
  mkdirSync(dist, { recursive: true });
  const results = await Promise.allSettled(due.map((name) => targets[name].build()));
  due.forEach((name, index) => {
    if (results[index].status === 'fulfilled') built[name] = current[name];
    else delete built[name];
  });
  writeFileSync(stampFile, `${JSON.stringify(built, null, 2)}\n`);
  const failure = results.find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
  return due;
}

async function buildPrograms() {
  const parameters = ['apps', 'libs', '--out-dir', 'dist', '--quiet'];
  await run('@swc/cli/bin/swc.js', [
    ...parameters,
    '--ignore',
    browserSources.map((source) => `${source}/**`).join(','),
  ]);
  for (const file of sourceFiles(targets.programs)) {
    if (isAsset(file)) copy(file);
  }
  removeOrphans();
}

/** What programs read beside their code: fixtures, SQL, pictures. */
function isAsset(file) {
  return /\/(src|server)\//.test(file) && !/\.(ts|tsx|md)$/.test(file);
}

function copy(file) {
  const target = path.join(dist, file);
  mkdirSync(path.dirname(target), { recursive: true });
  rmSync(target, { force: true }); // It may have been copied from a read-only file.
  copyFileSync(path.join(projectDirectory, file), target);
}

/** Deleted afterwards instead of emptying `dist` before, so that a running program finds its files meanwhile. */
function removeOrphans() {
  for (const file of sourceFiles({
    sources: ['dist/apps', 'dist/libs'],
    without: ['dist/apps/web', 'dist/apps/line-simulator/ui'],
  })) {
    const source = path.join(projectDirectory, path.relative('dist', file));
    const candidates = [
      source,
      source.replace(/\.js(\.map)?$/, '.ts'),
      source.replace(/\.js(\.map)?$/, '.mjs'),
    ];
    if (!candidates.some((candidate) => existsSync(candidate))) rmSync(path.join(projectDirectory, file));
  }
}

async function runVite(config) {
  if (existsSync(path.join(projectDirectory, config))) {
    await run('vite/bin/vite.js', ['build', '--config', config, '--logLevel', 'warn']);
  }
}

/** @returns {Promise<void>} rejects with everything the tool has said. */
function run(tool, parameters) {
  return new Promise((resolve, reject) => {
    const program = path.join(projectDirectory, 'node_modules', tool);
    const child = spawn(process.execPath, [program, ...parameters], { cwd: projectDirectory });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(output.trim() || `${tool} failed`)),
    );
  });
}

/** Changes when a source file of the target is added, changed or removed, or a package changes. */
function stampOf({ sources, without }) {
  const hash = createHash('sha256');
  for (const file of [...sourceFiles({ sources, without }), 'package-lock.json', 'apps/launcher/build.mjs']) {
    const { mtimeMs, size } = statSync(path.join(projectDirectory, file));
    hash.update(`${file}:${mtimeMs}:${size}\n`);
  }
  return hash.digest('hex');
}

/** @returns {string[]} paths below the root of the project, tests left out. */
function sourceFiles({ sources, without }) {
  return sources.flatMap((source) => {
    if (without.includes(source) || testFile.test(source)) return [];
    const status = statSync(path.join(projectDirectory, source), { throwIfNoEntry: false });
    if (!status?.isDirectory()) return status ? [source] : [];
    const children = readdirSync(path.join(projectDirectory, source)).sort();
    return sourceFiles({ sources: children.map((child) => `${source}/${child}`), without });
  });
}

function readStamps() {
  return existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = process.argv.slice(2).filter((name) => name in targets);
  const options = { onlyStale: process.argv.includes('--stale'), log: (line) => console.log(line) };
  build(names.length > 0 ? { names, ...options } : options).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
