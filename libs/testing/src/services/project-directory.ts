import { existsSync } from 'node:fs';
import path from 'node:path';

/** The root of the project, whether this runs from the sources or from `dist`. */
export const projectDirectory = findProjectDirectory(__dirname);

/** Where everything lives that tests, drills and benchmarks leave on disk; one folder per service. */
export function testDataDirectory(service: string): string {
  return path.join(projectDirectory, '.data', service);
}

function findProjectDirectory(directory: string): string {
  return existsSync(path.join(directory, 'package.json'))
    ? directory
    : findProjectDirectory(path.dirname(directory));
}
