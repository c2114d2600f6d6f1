import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { findUserById, isRoot, type OperatingSystemUser, unprivilegedUser } from './operating-system-user';
import { findPostgresBinaries } from './postgres-binaries';
import { runProgram } from './run-program';

/** Where a server keeps its files, where its programs are, and whom it runs as. */
export interface ServerPlace {
  /** Real path of the directory with the cluster, its password, port and log. */
  readonly directory: string;
  readonly binaries: string;
  /** Null: the user of this process. */
  readonly runAs: OperatingSystemUser | null;
}

/** For root only: files of projects that the unprivileged user cannot reach, such as those below /root. */
const reachableBase = '/var/lib/embedded-postgres';

/**
 * Prepares the place of a server; the directory above must exist. Root lends PostgreSQL an unprivileged user; where that user can reach neither
 * the data directory nor the programs, they live in /var/lib and the data directory is a link to there.
 */
export async function prepareServerPlace(
  dataDirectory: string,
  log: (line: string) => void,
): Promise<ServerPlace> {
  return isRoot() ? preparePlaceAsRoot(dataDirectory, log) : preparePlace(dataDirectory);
}

function preparePlace(dataDirectory: string): ServerPlace {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const owner = statSync(dataDirectory).uid;
  if (process.getuid && owner !== process.getuid()) {
    throw new EmbeddedPostgresError(
      `${dataDirectory} belongs to another user (${findUserById(owner)?.name ?? owner}): start as root once more, or delete it to begin with an empty database.`,
    );
  }
  return { directory: realpathSync(dataDirectory), binaries: findPostgresBinaries().directory, runAs: null };
}

async function preparePlaceAsRoot(dataDirectory: string, log: (line: string) => void): Promise<ServerPlace> {
  const runAs = ownerOf(dataDirectory) ?? unprivilegedUser();
  if (!existsSync(dataDirectory)) {
    if (await canEnter(runAs, path.dirname(dataDirectory))) mkdirSync(dataDirectory, { mode: 0o700 });
    else linkToReachableDirectory(dataDirectory, log);
  }
  const directory = realpathSync(dataDirectory);
  chownSync(directory, runAs.uid, runAs.gid);
  if (!(await canEnter(runAs, directory))) {
    throw new EmbeddedPostgresError(
      `${directory} cannot be entered by the user "${runAs.name}", as whom PostgreSQL runs when you are root: open the directories above it (chmod o+x), or set DATABASE_URL.`,
    );
  }
  return { directory, binaries: await reachableBinaries(runAs), runAs };
}

/** A normal user's data directory stays his when root starts the program once. */
function ownerOf(dataDirectory: string): OperatingSystemUser | null {
  if (!existsSync(dataDirectory)) return null;
  const { uid } = statSync(dataDirectory);
  return uid === 0 ? null : findUserById(uid);
}

function linkToReachableDirectory(dataDirectory: string, log: (line: string) => void): void {
  const name = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16);
  const directory = path.join(reachableBase, name);
  makeReachableBase();
  // Without its link it is what a deleted data directory left behind.
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { mode: 0o700 });
  if (lstatSync(dataDirectory, { throwIfNoEntry: false })) rmSync(dataDirectory);
  symlinkSync(directory, dataDirectory);
  log(
    `The database's files are in ${directory}, because its user cannot enter ${path.dirname(dataDirectory)}.`,
  );
}

async function reachableBinaries(runAs: OperatingSystemUser): Promise<string> {
  const { directory, version } = findPostgresBinaries();
  if (await canRunPostgres(runAs, directory)) return directory;
  const copy = path.join(reachableBase, `binaries-${version}`);
  if (await canRunPostgres(runAs, copy)) return copy;
  makeReachableBase();
  const unfinished = `${copy}.${process.pid}`;
  cpSync(directory, unfinished, { recursive: true, verbatimSymlinks: true });
  giveTo(runAs, unfinished);
  rmSync(copy, { recursive: true, force: true });
  renameSync(unfinished, copy);
  return copy;
}

function makeReachableBase(): void {
  const previous = process.umask(0o022);
  mkdirSync(reachableBase, { recursive: true, mode: 0o755 });
  process.umask(previous);
}

function giveTo(user: OperatingSystemUser, directory: string): void {
  chownSync(directory, user.uid, user.gid);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(path.join(entry.parentPath, entry.name), user.uid, user.gid);
  }
}

/** Asked by trying: permission bits alone do not tell (mount options, access lists, security modules). */
async function canEnter(user: OperatingSystemUser, directory: string): Promise<boolean> {
  return (await runProgram('/bin/sh', ['-c', 'cd "$0"', directory], user)).exitCode === 0;
}

async function canRunPostgres(user: OperatingSystemUser, binaries: string): Promise<boolean> {
  return (await runProgram(path.join(binaries, 'bin', 'postgres'), ['--version'], user)).exitCode === 0;
}
