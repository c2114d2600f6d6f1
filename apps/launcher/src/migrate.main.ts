import { runCommand } from './command-line';
import { migrate, withDatabase } from './database';

runCommand(async () => {
  const applied = await withDatabase(migrate);
  console.log(applied.length === 0 ? 'The tables are up to date.' : `Applied: ${applied.join(', ')}`);
});
