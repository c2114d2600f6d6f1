import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The names under which each package manager knows the same thing. */
export interface PackageNames {
  readonly 'apt-get': readonly string[];
  readonly dnf?: readonly string[];
  readonly apk?: readonly string[];
  readonly brew?: readonly string[];
}

type PackageManager = keyof PackageNames;

const installCommands: Record<PackageManager, readonly string[]> = {
  'apt-get': ['install', '-y', '--no-install-recommends'],
  dnf: ['install', '-y'],
  apk: ['add', '--no-cache'],
  brew: ['install'],
};

/** @returns the path of the first of these programs that this machine has, or null. */
export function findProgram(names: readonly string[]): string | null {
  const directories = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/bin'];
  const candidates = names.flatMap((name) =>
    path.isAbsolute(name) ? [name] : directories.map((directory) => path.join(directory, name)),
  );
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs packages with the system's package manager, as root or with a sudo that asks for no password.
 * @param purpose what for, for the line that is logged: "Redis for the tests".
 * @returns null when they are installed now, else why not, in a few words.
 */
export function installPackages(
  purpose: string,
  packages: PackageNames,
  log: (line: string) => void,
): string | null {
  const manager = (Object.keys(packages) as PackageManager[]).find((name) => findProgram([name]) !== null);
  if (!manager) return 'no known package manager here';
  if (!mayInstall(manager)) return `neither root nor a password-less sudo for ${manager}`;
  const names = packages[manager] ?? [];
  log(`Installing ${purpose} with ${manager} (${names.join(', ')}).`);
  const install = () => runManager(manager, [...installCommands[manager], ...names]);
  let result = install();
  if (result.status !== 0 && manager === 'apt-get') {
    // A fresh container has no package lists, and old lists name files that are gone.
    runManager(manager, ['update']);
    result = install();
  }
  return result.status === 0
    ? null
    : `${manager} failed: ${result.error?.message ?? lastLine(result.stderr)}`;
}

/** Stops the service that installing a package may have started: only the program was wanted. */
export function removeSystemService(name: string): void {
  if (findProgram(['systemctl'])) runPrivileged('systemctl', ['disable', '--now', name]);
}

function mayInstall(manager: PackageManager): boolean {
  if (manager === 'brew' || process.getuid?.() === 0) return true;
  return spawnSync('sudo', ['-n', 'true']).status === 0;
}

function runManager(manager: PackageManager, parameters: readonly string[]) {
  return manager === 'brew'
    ? spawnSync('brew', parameters, { encoding: 'utf8' })
    : runPrivileged(manager, parameters);
}

function runPrivileged(program: string, parameters: readonly string[]) {
  const command = ['env', 'DEBIAN_FRONTEND=noninteractive', program, ...parameters];
  const [first = '', ...rest] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  return spawnSync(first, rest, { encoding: 'utf8' });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
