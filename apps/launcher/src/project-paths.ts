import path from 'node:path';

/** The root of the project; this file runs as `dist/apps/launcher/src/project-paths.js`. */
export const projectDirectory = path.resolve(__dirname, '../../../..');

/** Everything that is kept between starts; journeys and drills take a directory of their own. */
export const dataDirectory = path.resolve(projectDirectory, process.env.DATA_DIRECTORY || '.data');

export const logDirectory = path.join(dataDirectory, 'logs');
export const runDirectory = path.join(dataDirectory, 'run');
export const postgresDirectory = path.join(dataDirectory, 'postgres');
export const mediaDirectory = path.join(dataDirectory, 'media');

/** A file of the build. */
export function built(file: string): string {
  return path.join(projectDirectory, 'dist', file);
}
