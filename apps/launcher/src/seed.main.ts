import { runCommand } from './command-line';
import { withDatabase } from './database';
import { readLaunchSettings } from './launch-settings';
import { seedDatabase } from './seed';
import { sayTable } from './terminal';

runCommand(async () => {
  const { config, administrator } = readLaunchSettings(process.env);
  const { signIns } = await withDatabase((databaseUrl) =>
    seedDatabase({
      databaseUrl,
      adminUsername: administrator.username,
      adminPassword: administrator.password,
      demo: config.environment !== 'production',
      // It may run beside the programs, whose menus are in place then.
      simulatesLine: false,
    }),
  );
  console.log('The database is seeded.');
  if (signIns.length > 0)
    sayTable(signIns.map(({ role, username, password }) => [role, username, password ?? '(changed since)']));
});
