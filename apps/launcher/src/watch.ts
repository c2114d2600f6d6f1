import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { projectDirectory } from './project-paths';
import { sayFailure } from './terminal';

/** An editor writes a file in several moves, and a switch of branches changes many at once. */
const quietMs = 150;

/** The console has Vite's own server, the end-to-end tests run by themselves, and other tests are not built. */
const irrelevant = /^web\/|^e2e\/|\.(spec|int-spec|test)\.tsx?$/;

/** Builds again what has changed below `apps` and `libs`, then calls back; one round at a time. */
export function watchSources(onBuilt: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();
  const rebuild = async () => {
    if (await buildStale()) await onBuilt().catch((error: Error) => sayFailure(error.message));
  };
  for (const folder of ['apps', 'libs']) {
    watch(path.join(projectDirectory, folder), { recursive: true }, (_event, file) => {
      if (file === null || irrelevant.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        round = round.then(rebuild);
      }, quietMs);
    });
  }
}

/** @returns whether the build went well; what went wrong is shown. */
function buildStale(): Promise<boolean> {
  return new Promise((resolve) => {
    const parameters = ['apps/launcher/build.mjs', '--stale', 'programs', 'phone'];
    spawn(process.execPath, parameters, { cwd: projectDirectory, stdio: 'inherit' })
      .once('close', (code) => resolve(code === 0))
      .once('error', () => resolve(false));
  });
}
