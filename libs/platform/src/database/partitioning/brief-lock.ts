import { setTimeout as wait } from 'node:timers/promises';
import { type Client, DatabaseError } from 'pg';

/**
 * Shorter than PostgreSQL's `deadlock_timeout` (1 s): if others and this wait for each other, this gives way, and nothing
 * of the product is cancelled.
 */
const lockTimeoutMs = 500;
/** After giving way the others get more time than they have lost. */
const pauseMs = 1_000;
const attempts = 120;
const gaveWay = new Set(['55P03', '40P01']);

/**
 * Does something in one transaction that locks whole tables. Whoever waits for such a lock makes all others wait behind,
 * so it only waits for a moment, lets everybody pass, and begins anew.
 *
 * @throws whatever the work throws; what PostgreSQL says of the lock when it could not be had in some minutes
 */
export async function withBriefLock<Result>(database: Client, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    await database.query(`BEGIN; SET LOCAL lock_timeout = ${lockTimeoutMs}`);
    try {
      const result = await work();
      await database.query('COMMIT');
      return result;
    } catch (error) {
      await database.query('ROLLBACK');
      const isLock = error instanceof DatabaseError && gaveWay.has(error.code ?? '');
      if (!isLock || attempt === attempts) throw error;
      await wait(pauseMs * (1 + Math.random()));
    }
  }
}
