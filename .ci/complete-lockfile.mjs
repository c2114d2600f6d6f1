/**
 * Run after every change of dependencies: `node .ci/complete-lockfile.mjs`.
 *
 * npm leaves optional packages of other platforms out of the lock file when the registry at hand does not offer them,
 * and `npm ci` then refuses the lock file as incomplete. This adds them with what is known: the version that their
 * parent names, and the platform that their name tells, so that they are skipped elsewhere.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const systems = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony'];
const processors = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  gnueabihf: 'arm',
  musleabihf: 'arm',
  eabi: 'arm',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
};

function missingPackages() {
  const { stderr } = spawnSync('npm', ['ci', '--dry-run', '--no-audit'], { encoding: 'utf8' });
  return [...stderr.matchAll(/Missing: (\S+?)@\S* from lock file/g)].map(([, name]) => name);
}

function entryFor(name, parent) {
  const words = name.split('/').pop().split('-');
  const system = systems.find((known) => words.includes(known));
  const processor = Object.keys(processors).find((known) => words.includes(known));
  return {
    version: parent.optionalDependencies[name].replace(/^[\^~]/, ''),
    ...(processor && { cpu: [processors[processor]] }),
    ...(parent.dev && { dev: true }),
    optional: true,
    ...(system && { os: [system] }),
  };
}

const lock = JSON.parse(readFileSync(file, 'utf8'));
const parents = Object.values(lock.packages);
for (const name of missingPackages()) {
  const parent = parents.find((candidate) => candidate.optionalDependencies?.[name]);
  if (!parent) throw new Error(`${name} is missing, and no package names it as optional`);
  lock.packages[`node_modules/${name}`] = entryFor(name, parent);
}
const inOrder = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(inOrder) }, null, 2)}\n`);
