/** The product's own code, as built into `dist`. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, projectDirectory } from '../../apps/launcher/build.mjs';

export { projectDirectory };

const require = createRequire(import.meta.url);

/** Builds the programs when a source is newer than they are. */
export async function buildPrograms() {
  await build({ names: ['programs'], onlyStale: true, log: (line) => console.log(line) });
}

/** @param {string} file below `dist`, without its ending: `libs/line/src/signature`. */
export function requireBuilt(file) {
  return require(path.join(projectDirectory, 'dist', `${file}.js`));
}

/** Where what benchmarks and drills leave on disk lies; one folder per service. */
export function dataDirectory(service) {
  return path.join(projectDirectory, '.data', service);
}
