import { recoverSignIn } from '@jsk/features/auth';
import { hashPassword } from '@jsk/features/operators';
import { sqlOver } from '@jsk/platform/database/sql';
import { Client } from 'pg';
import { runCommand } from './command-line';
import { withDatabase } from './database';
import { generatePassword } from './development-secrets';
import { LaunchError } from './launch-error';

/** `node dist/apps/launcher/src/recover-sign-in.main.js <user name>`: docs/operations.md says when. */
runCommand(async () => {
  const username = process.argv[2];
  if (!username) throw new LaunchError('Say whose sign-in: the user name.');
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  const isDone = await withDatabase((databaseUrl) => recover(databaseUrl, username, passwordHash));
  if (!isDone) throw new LaunchError(`Nobody has the user name ${username}.`);
  console.log(`${username} can sign in with ${password}, and must then choose another password.`);
  console.log('The second factor is switched off, and every former sign-in has ended.');
});

async function recover(databaseUrl: string, username: string, passwordHash: string): Promise<boolean> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    await database.query('BEGIN');
    const isDone = await recoverSignIn(sqlOver(database), { username, passwordHash, at: new Date() });
    await database.query('COMMIT');
    return isDone;
  } finally {
    await database.end();
  }
}
