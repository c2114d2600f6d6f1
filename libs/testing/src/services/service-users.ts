import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from '../../../platform/src/embedded-postgres/exclusive-lock';

/**
 * Who uses the shared services, by process number: two test runs at the same time share one PostgreSQL and one
 * Redis, and only the last one to leave may stop them. Runs that were killed do not count.
 */
export class ServiceUsers {
  constructor(private readonly directory: string) {}

  join(): void {
    mkdirSync(this.directory, { recursive: true });
    writeFileSync(path.join(this.directory, String(process.pid)), '');
  }

  /** @returns whether nobody uses them any more. */
  leave(): boolean {
    rmSync(path.join(this.directory, String(process.pid)), { force: true });
    for (const user of readdirSync(this.directory)) {
      if (isAlive(Number(user))) return false;
      rmSync(path.join(this.directory, user), { force: true });
    }
    return true;
  }
}
