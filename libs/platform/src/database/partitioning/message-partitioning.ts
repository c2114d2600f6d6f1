import { Client } from 'pg';
import { applyChanges, copyMessages } from './message-copying';
import { buildIndexes, createPartitionedMessages, isPartitioned } from './partitioned-messages';
import { swapMessages } from './message-swap';

interface PartitioningOptions {
  /** How many; docs/partitioning.md says how to choose. */
  readonly partitions: number;
  /** So many messages are copied per transaction. */
  readonly batchSize?: number;
  readonly log?: (line: string) => void;
}

/** Any number; the same for every process of this product, so that only one partitions at a time. */
const partitioningLock = 7_230_046;

/** With no more changes left than these the rest is done while everybody waits. */
const fewChanges = 500;

/**
 * Makes `messages` a table that is partitioned by the hash of `line_user_id`, while the product runs (ADR 17): copies it
 * in small transactions, notes meanwhile what changes, catches up, and swaps the two under a lock. Only then do writers
 * wait; webhooks are stored all the time. What was interrupted goes on where it stopped.
 *
 * @returns false when the table is partitioned already
 * @throws when something depends on messages that this does not know how to carry over; the table stays as it was then
 */
export async function partitionMessages(
  databaseUrl: string,
  { partitions, batchSize = 5_000, log = () => undefined }: PartitioningOptions,
): Promise<boolean> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    await database.query('SELECT pg_advisory_lock($1)', [partitioningLock]);
    if (await isPartitioned(database)) return false;
    await createPartitionedMessages(database, partitions);
    log('What changes is noted from now on. Copying …');
    for (let copied = 0, batches = 1; ; batches += 1) {
      const count = await copyMessages(database, batchSize);
      copied += count;
      if (count === 0) break;
      if (batches % 100 === 0) log(`${copied} messages are copied.`);
    }
    log('Building the indexes …');
    await buildIndexes(database);
    while ((await applyChanges(database, batchSize)) > fewChanges);
    await database.query('ANALYZE messages_partitioned');
    const waitedMs = await swapMessages(database);
    log(`Messages are partitioned. Writers waited for ${Math.round(waitedMs)} ms.`);
    return true;
  } finally {
    await database.end();
  }
}
