import { readFileSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error';

export interface OperatingSystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Whether this process is root, which PostgreSQL refuses to run as. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** @returns the user with that number, or null when the machine has none. */
export function findUserById(uid: number): OperatingSystemUser | null {
  return knownUsers().find((user) => user.uid === uid) ?? null;
}

/**
 * @returns the user whom root lends to PostgreSQL: `postgres` where the machine has one, else `nobody`.
 * @throws EmbeddedPostgresError when there is neither.
 */
export function unprivilegedUser(): OperatingSystemUser {
  const users = knownUsers();
  const user = ['postgres', 'nobody'].map((name) => users.find((known) => known.name === name)).find(Boolean);
  if (user) return user;
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody": start as a normal user, or set DATABASE_URL.',
  );
}

function knownUsers(): OperatingSystemUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
