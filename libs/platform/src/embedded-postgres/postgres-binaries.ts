import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';

export interface PostgresBinaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly directory: string;
  /** Changes whenever the files do; safe as a file name. */
  readonly version: string;
}

/**
 * Finds PostgreSQL's programs, which npm installed for this platform.
 * @throws EmbeddedPostgresError when there are none for it.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  const packageDirectory = findPackage(packageName);
  restoreLibraryLinks(packageDirectory);
  const { version } = JSON.parse(readFileSync(path.join(packageDirectory, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    directory: path.join(packageDirectory, 'native'),
    version: `${version}-${platform}-${process.arch}`,
  };
}

function findPackage(packageName: string): string {
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours, so it is looked up from there.
    const fromEmbeddedPostgres = createRequire(require.resolve('embedded-postgres'));
    return path.dirname(path.dirname(fromEmbeddedPostgres.resolve(packageName)));
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for this machine (${packageName} is not installed): run "npm ci" again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** npm packages cannot hold symbolic links; a script makes them after the install, unless scripts are switched off. */
function restoreLibraryLinks(packageDirectory: string): void {
  const list = path.join(packageDirectory, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(packageDirectory, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
