import { partitionMessages } from '@jsk/platform/database/partitioning/message-partitioning';
import { runCommand } from './command-line';
import { withDatabase } from './database';
import { LaunchError } from './launch-error';

/** `node dist/apps/launcher/src/partition-messages.main.js [16]`: docs/partitioning.md says when, and what to do before. */
runCommand(async () => {
  const partitions = Number(process.argv[2] ?? 16);
  if (!Number.isInteger(partitions) || partitions < 2 || partitions > 256) {
    throw new LaunchError('Say how many partitions: a whole number from 2 to 256.');
  }
  const log = (line: string) => console.log(line);
  const isDone = await withDatabase((databaseUrl) => partitionMessages(databaseUrl, { partitions, log }));
  if (!isDone) log('Messages are partitioned already.');
});
